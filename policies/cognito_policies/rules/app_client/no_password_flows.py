"""cognito-client-no-password-flows.

A client that names no flows gets ALLOW_USER_SRP_AUTH, ALLOW_CUSTOM_AUTH and ALLOW_REFRESH_TOKEN_AUTH from
AWS (API reference of CreateUserPoolClient): no password in clear, so no violation. ALLOW_USER_AUTH lets
the app choose how to sign in, the plain password included, but it is also the only way to passkeys; it is
accepted unless `allowUserAuth` is false.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, EditWords
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS

_FLOWS: Final = "explicitAuthFlows"
_ADMIN: Final = "ALLOW_ADMIN_USER_PASSWORD_AUTH"
_USER_PASSWORD: Final = frozenset({"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"})
_SIGN_IN: Final = frozenset(
    {"ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY", _ADMIN} | _USER_PASSWORD
)


def check(client: Subject, options: Options) -> Iterator[str]:
    """Look for flows that send the password itself."""
    flows = _flows(client).known
    forbidden = flows & _forbidden(options)
    if forbidden:
        yield f"{_FLOWS} contains {', '.join(sorted(forbidden))}: the password itself goes over the wire"
    if _ADMIN in flows and client.flag("generateSecret") in (None, False):
        yield f"{_FLOWS} contains {_ADMIN}, but the client has no secret (generateSecret) that proves it is a server"


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Take the flows out; a client that is left without a way to sign in gets SRP."""
    flows = _flows(client)
    without_secret = client.flag("generateSecret") in (None, False)
    remove = _forbidden(options) | (frozenset({_ADMIN}) if without_secret else frozenset())
    stranded = flows.complete and not (flows.known - remove) & _SIGN_IN
    yield EditWords((_FLOWS,), remove=remove, add=("ALLOW_USER_SRP_AUTH",) if stranded else ())


def _flows(client: Subject) -> Words:
    return client.words(_FLOWS) or Words(frozenset())


def _forbidden(options: Options) -> frozenset[str]:
    flows = frozenset({"ADMIN_NO_SRP_AUTH"})
    if not options.flag("allowUserPassword"):
        flows |= _USER_PASSWORD
    if not options.flag("allowUserAuth"):
        flows |= {"ALLOW_USER_AUTH"}
    return flows


RULE = Rule(
    id="cognito-client-no-password-flows",
    title="Passwords are not sent",
    description="An app client signs users in without sending the password itself.",
    severity=Severity.HIGH,
    frameworks=("asvs:10.4.4", "aws:ExplicitAuthFlows"),
    remediation_steps=(
        "Use ALLOW_USER_SRP_AUTH (every Cognito library speaks SRP) instead of the password flows; keep"
        " ALLOW_ADMIN_USER_PASSWORD_AUTH for servers, with generateSecret true."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        FlagOption(
            name="allowUserPassword",
            description="Accept ALLOW_USER_PASSWORD_AUTH and its older spelling.",
            default=False,
        ),
        FlagOption(
            name="allowUserAuth",
            description="Accept ALLOW_USER_AUTH: needed for passkeys, but it also takes plain passwords.",
            default=True,
        ),
    ),
)
