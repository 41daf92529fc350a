"""cognito-client-user-existence."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS
from cognito_policies.values import UNKNOWN, shown


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for the one word that hides who has an account; absent means LEGACY."""
    errors = client.text("preventUserExistenceErrors")
    if errors not in {"ENABLED", UNKNOWN}:
        given = shown(errors, absent='absent, which means "LEGACY"')
        yield f'preventUserExistenceErrors is {given}; it must be "ENABLED"'


def remediate(_client: Subject, _options: Options) -> Iterator[Edit]:
    """Hide who has an account."""
    yield SetValue(("preventUserExistenceErrors",), "ENABLED")


RULE = Rule(
    id="cognito-client-user-existence",
    title="Nobody learns who has an account",
    description="An app client's answers do not tell whether a user exists.",
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
