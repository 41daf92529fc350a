"""cognito-client-user-existence."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.model.values import UNKNOWN, format_value


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check for ENABLED; absent means LEGACY."""
    errors = client.text("preventUserExistenceErrors")
    if errors not in {"ENABLED", UNKNOWN}:
        given = format_value(errors, absent='not set (default "LEGACY")')
        yield f"preventUserExistenceErrors is {given}: error messages show whether an account exists"


def remediate(_client: Subject, _options: Options) -> Iterator[Edit]:
    """Hide whether an account exists."""
    yield SetValue(("preventUserExistenceErrors",), "ENABLED")


RULE = Rule(
    id="cognito-client-user-existence",
    title="Errors don't show whether a user exists",
    description="An app client's error messages don't show whether a user exists.",
    severity=Severity.MEDIUM,
    frameworks=(
        "asvs:6.3.8",
        "prowler:cognito_user_pool_client_prevent_user_existence_errors",
        "stave:CTL.COGNITO.CLIENT.ENUMERATION.001",
    ),
    remediation_steps='Set preventUserExistenceErrors to "ENABLED".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
)
