"""cognito-ignore-changes.

Properties that replace a pool may be ignored: `schemas`, alias and user name settings. Security settings may not:
changes in the console or in the program would go unnoticed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS, IDENTITY_POOL, USER_POOL
from cognito_policies.model.values import format_value

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
    """Check the first part of each path, in snake case or camel case."""
    for path in resource.options.ignore_changes:
        found = _FIRST.match(path)
        root = _camel_case(found.group(1)) if found else ""
        if root == "*":
            yield f"ignore_changes has {format_value(path)}: no change in the program reaches the resource"
        elif root in _SECURITY[resource.type] and root not in options.texts("allow"):
            yield f"ignore_changes has {format_value(path)}: changes of this security setting have no effect"


def _camel_case(word: str) -> str:
    """Return a property's name in camel case."""
    head, *tail = word.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in tail)


RULE = Rule(
    id="cognito-ignore-changes",
    title="Security settings aren't ignored",
    description="The security settings of pools and app clients aren't in ignore_changes.",
    severity=Severity.HIGH,
    frameworks=("pulumi:ignoreChanges",),
    remediation_steps=(
        "Remove the property from the resource option ignore_changes, or add it to option allow if another tool"
        " sets it."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
    applies_to=(USER_POOL, *APP_CLIENTS, IDENTITY_POOL),
    check=check,
    on_unknown=None,
    options=(
        TextListOption(
            name="allow",
            description="The properties that may be ignored, in camel case (callbackUrls).",
        ),
    ),
)
