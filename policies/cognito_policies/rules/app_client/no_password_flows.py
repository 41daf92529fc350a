"""cognito-client-no-password-flows.

Without explicitAuthFlows, AWS allows ALLOW_USER_SRP_AUTH, ALLOW_CUSTOM_AUTH and ALLOW_REFRESH_TOKEN_AUTH (API reference
of CreateUserPoolClient): no plain password, so no violation. With ALLOW_USER_AUTH the app chooses how to sign in, with
a plain password too; passkeys need it. It is accepted unless `allowUserAuth` is false.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, EditList
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, TextList
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.model.values import quoted

_FLOWS: Final = "explicitAuthFlows"
_ADMIN: Final = "ALLOW_ADMIN_USER_PASSWORD_AUTH"
_USER_PASSWORD: Final = frozenset({"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"})
_SIGN_IN: Final = frozenset(
    {"ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY", _ADMIN} | _USER_PASSWORD
)


def check(client: Subject, options: Options) -> Iterator[str]:
    """Check for flows that send the plain password."""
    flows = _flows(client).known
    forbidden = flows & _forbidden(options)
    if forbidden:
        yield f"{_FLOWS} has {quoted(sorted(forbidden))}: apps send the plain password to Cognito"
    if _ADMIN in flows and client.boolean("generateSecret") in (None, False):
        yield f'{_FLOWS} has "{_ADMIN}", but generateSecret is not true: the flow is for servers that keep a secret'


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Remove the flows; add SRP if no flow for sign-in remains."""
    flows = _flows(client)
    without_secret = client.boolean("generateSecret") in (None, False)
    remove = _forbidden(options) | (frozenset({_ADMIN}) if without_secret else frozenset())
    stranded = flows.complete and not (flows.known - remove) & _SIGN_IN
    yield EditList((_FLOWS,), remove=remove, add=("ALLOW_USER_SRP_AUTH",) if stranded else ())


def _flows(client: Subject) -> TextList:
    return client.texts(_FLOWS) or TextList(frozenset())


def _forbidden(options: Options) -> frozenset[str]:
    flows = frozenset({"ADMIN_NO_SRP_AUTH"})
    if not options.boolean("allowUserPassword"):
        flows |= _USER_PASSWORD
    if not options.boolean("allowUserAuth"):
        flows |= {"ALLOW_USER_AUTH"}
    return flows


RULE = Rule(
    id="cognito-client-no-password-flows",
    title="No plain passwords at sign-in",
    description="An app client does not allow flows that send the plain password.",
    severity=Severity.HIGH,
    frameworks=("asvs:10.4.4", "aws:ExplicitAuthFlows"),
    remediation_steps=(
        'In explicitAuthFlows, use "ALLOW_USER_SRP_AUTH" (all Cognito libraries support SRP). Servers can use'
        ' "ALLOW_ADMIN_USER_PASSWORD_AUTH" with generateSecret true.'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        BooleanOption(
            name="allowUserPassword",
            description="Accept ALLOW_USER_PASSWORD_AUTH and its older name, USER_PASSWORD_AUTH.",
            default=False,
        ),
        BooleanOption(
            name="allowUserAuth",
            description="Accept ALLOW_USER_AUTH. Passkeys need it, but it also accepts plain passwords.",
            default=True,
        ),
    ),
)
