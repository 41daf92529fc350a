"""cognito-role-session."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import FlagOption, Options, WholeOption
from cognito_policies.policy_document import MalformedPolicyError
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.trust.reading import POLICY
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE
from cognito_policies.trust_policy import cognito_statements
from cognito_policies.values import UNKNOWN


def check(role: Subject, options: Options) -> Iterator[str]:
    """Look at how long credentials last, and at the boundary; only where Cognito identities get them."""
    problems = list(_problems(role, options))
    if problems and role.value(POLICY) is not UNKNOWN and _is_cognitos(role):
        yield from problems


def _problems(role: Subject, options: Options) -> Iterator[str]:
    most = options.whole("maxSeconds")
    seconds = role.whole("maxSessionDuration")
    if isinstance(seconds, int) and seconds > most:
        yield f"maxSessionDuration is {seconds}, more than {most} seconds"
    if options.flag("requireBoundary") and role.text("permissionsBoundary") in (None, ""):
        yield "permissionsBoundary is absent"


def _is_cognitos(role: Subject) -> bool:
    try:
        return any(True for _ in cognito_statements(role.value(POLICY)))
    except MalformedPolicyError:
        return False  # cognito-trust-aud says what is wrong with it.


def remediate(_role: Subject, options: Options) -> Iterator[Edit]:
    """Shorten it; a boundary is a policy somebody has to write."""
    yield SetValue(("maxSessionDuration",), options.whole("maxSeconds"))


RULE = Rule(
    id="cognito-role-session",
    title="Credentials do not last long",
    description="A role that Cognito identities may assume gives credentials for an hour at most.",
    severity=Severity.LOW,
    frameworks=("aws:MaxSessionDuration",),
    remediation_steps=(
        "Set maxSessionDuration to 3600 or leave it out; name a permissionsBoundary where one is required."
    ),
    url="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
    applies_to=(ROLE,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        WholeOption(
            name="maxSeconds",
            description="The longest session accepted, in seconds.",
            default=3600,
            minimum=3600,
            maximum=43200,
        ),
        FlagOption(
            name="requireBoundary",
            description="Demand a permissions boundary.",
            default=False,
        ),
    ),
)
