"""cognito-role-session."""

from collections.abc import Iterator

from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.trust_policy import cognito_statements
from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import BooleanOption, IntegerOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.role_trust.trust_statements import POLICY


def check(role: Subject, options: Options) -> Iterator[str]:
    """Check session duration and permissions boundary of roles for Cognito identities."""
    problems = list(_problems(role, options))
    if problems and role.value(POLICY) is not UNKNOWN and _is_cognitos(role):
        yield from problems


def _problems(role: Subject, options: Options) -> Iterator[str]:
    most = options.integer("maxSeconds")
    seconds = role.integer("maxSessionDuration")
    if isinstance(seconds, int) and seconds > most:
        yield f"maxSessionDuration is {seconds} seconds; the limit is {most} (option maxSeconds)"
    if options.boolean("requireBoundary") and role.text("permissionsBoundary") in (None, ""):
        yield "permissionsBoundary is not set (option requireBoundary)"


def _is_cognitos(role: Subject) -> bool:
    try:
        return any(True for _ in cognito_statements(role.value(POLICY)))
    except MalformedPolicyError:
        return False  # cognito-trust-aud reports the error.


def remediate(_role: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest duration allowed; a boundary needs a policy, so it isn't added."""
    yield SetValue(("maxSessionDuration",), options.integer("maxSeconds"))


RULE = Rule(
    id="cognito-role-session",
    title="Credentials expire soon",
    description="A role that Cognito identities can assume issues credentials for at most one hour.",
    severity=Severity.LOW,
    frameworks=("aws:MaxSessionDuration",),
    remediation_steps=(
        "Set maxSessionDuration to 3600 or remove it. With option requireBoundary, set permissionsBoundary."
    ),
    url="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
    applies_to=(ROLE,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        IntegerOption(
            name="maxSeconds",
            description="The longest session duration, in seconds.",
            default=3600,
            minimum=3600,
            maximum=43200,
        ),
        BooleanOption(
            name="requireBoundary",
            description="Require a permissions boundary.",
            default=False,
        ),
    ),
)
