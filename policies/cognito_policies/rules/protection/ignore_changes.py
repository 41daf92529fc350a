"""cognito-ignore-changes.

What keeps a pool from being replaced may be ignored: `schemas`, alias and user name settings. What decides who gets in
may not: a change made in the console, or in the program, would never be seen again.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, IDENTITY_POOL, USER_POOL

_CLIENT: Final = frozenset(
    {
        "accessTokenValidity",
        "allowedOauthFlows",
        "allowedOauthFlowsUserPoolClient",
        "allowedOauthScopes",
        "authSessionValidity",
        "callbackUrls",
        "defaultRedirectUri",
        "enableTokenRevocation",
        "explicitAuthFlows",
        "generateSecret",
        "idTokenValidity",
        "logoutUrls",
        "preventUserExistenceErrors",
        "readAttributes",
        "refreshTokenRotation",
        "refreshTokenValidity",
        "supportedIdentityProviders",
        "tokenValidityUnits",
        "writeAttributes",
    }
)
_SECURITY: Final[Mapping[str, frozenset[str]]] = {
    USER_POOL: frozenset(
        {
            "accountRecoverySetting",
            "adminCreateUserConfig",
            "autoVerifiedAttributes",
            "deletionProtection",
            "deviceConfiguration",
            "emailMfaConfiguration",
            "lambdaConfig",
            "mfaConfiguration",
            "passwordPolicy",
            "signInPolicy",
            "smsConfiguration",
            "softwareTokenMfaConfiguration",
            "userAttributeUpdateSettings",
            "userPoolAddOns",
            "userPoolTier",
            "webAuthnConfiguration",
        }
    ),
    **dict.fromkeys(APP_CLIENTS, _CLIENT),
    IDENTITY_POOL: frozenset(
        {
            "allowClassicFlow",
            "allowUnauthenticatedIdentities",
            "cognitoIdentityProviders",
            "developerProviderName",
            "openidConnectProviderArns",
            "samlProviderArns",
            "supportedLoginProviders",
        }
    ),
}
_FIRST: Final = re.compile(r"""[\s\["']*(\*|\w+)""")


def check(resource: Subject, options: Options) -> Iterator[str]:
    """Look at the first part of each path; Python's spelling of it means the same."""
    for path in resource.options.ignore_changes:
        found = _FIRST.match(path)
        root = _camel_case(found.group(1)) if found else ""
        if root == "*":
            yield f"the resource option ignore_changes has {path}: nothing the program says reaches the resource"
        elif root in _SECURITY[resource.type] and root not in options.words("allow"):
            yield f"the resource option ignore_changes has {path}: what the program says about it has no effect"


def _camel_case(word: str) -> str:
    """Return a property's name in the spelling of the wire."""
    head, *tail = word.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in tail)


RULE = Rule(
    id="cognito-ignore-changes",
    title="No security setting is ignored",
    description="Pulumi keeps the security settings of pools and app clients as the program says.",
    severity=Severity.HIGH,
    frameworks=("pulumi:ignoreChanges",),
    remediation_steps=(
        "Take the property out of ignore_changes, or name it in the option allow if others look after it."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
    applies_to=(USER_POOL, *APP_CLIENTS, IDENTITY_POOL),
    check=check,
    on_unknown=None,
    options=(
        WordsOption(
            name="allow",
            description="The properties that may be ignored, in the spelling of messages (callbackUrls).",
        ),
    ),
)
