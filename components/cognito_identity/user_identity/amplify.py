"""The document `amplify_outputs.json`, which configures AWS Amplify in a web or mobile app, in schema 1.5.

https://docs.amplify.aws/react/reference/amplify_outputs/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.attributes.settings import Attribute
from cognito_identity.enums import AttributeType, Mfa
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.mappings import drop_none

VERSION = "1.5"
_MFA = {Mfa.OFF: "NONE", Mfa.OPTIONAL: "OPTIONAL", Mfa.REQUIRED: "REQUIRED"}
_MFA_METHODS = {"sms": "SMS", "otp": "TOTP", "email": "EMAIL"}
_SOCIAL_PROVIDERS = {
    "Google": "GOOGLE",
    "Facebook": "FACEBOOK",
    "LoginWithAmazon": "LOGIN_WITH_AMAZON",
    "SignInWithApple": "SIGN_IN_WITH_APPLE",
}


@dataclass(frozen=True)
class DeployedIdentity:
    """Values that are known after a deployment."""

    region: str
    user_pool_id: str
    user_pool_client_id: str | None
    identity_pool_id: str | None = None
    domain: str | None = None
    """The host name of the domain."""


def amplify_outputs(
    deployed: DeployedIdentity,
    pool: UserPoolSettings,
    client: AppClientSettings,
    *,
    guests: bool = False,
    groups: Mapping[str, int | None] | None = None,
) -> dict[str, Any]:
    """Return the document.

    `custom` has settings that are not in the schema: of sign-up and of the app client.
    """
    auth: dict[str, Any] = {
        "aws_region": deployed.region,
        "user_pool_id": deployed.user_pool_id,
        "user_pool_client_id": deployed.user_pool_client_id,
        "identity_pool_id": deployed.identity_pool_id,
        "password_policy": _password_policy(pool.password_policy),
        "oauth": _oauth(deployed, client),
        "standard_required_attributes": [
            attribute.name for attribute in pool.attributes if attribute.required and not attribute.custom
        ],
        "username_attributes": _username_attributes(pool),
        "user_verification_types": list(pool.auto_verify),
        "unauthenticated_identities_enabled": guests,
        "mfa_configuration": _MFA[pool.mfa],
        "mfa_methods": [method for name, method in _MFA_METHODS.items() if name in pool.factors],
        "passwordless": _passwordless(pool),
        "groups": [_group(name, precedence) for name, precedence in (groups or {}).items()],
    }
    return {
        "version": VERSION,
        "auth": {key: value for key, value in auth.items() if value not in (None, [])},
        "custom": {
            "self_sign_up": pool.self_sign_up,
            "sign_up_attributes": _sign_up_attributes(pool, client),
            "client": _client(client),
        },
    }


def amplify_outputs_of_ids(deployed: DeployedIdentity) -> dict[str, Any]:
    """Return the document for an existing user pool, with ids only."""
    auth = {
        "aws_region": deployed.region,
        "user_pool_id": deployed.user_pool_id,
        "user_pool_client_id": deployed.user_pool_client_id,
        "identity_pool_id": deployed.identity_pool_id,
    }
    return {"version": VERSION, "auth": drop_none(auth)}


def _password_policy(policy: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "min_length": policy["min_length"],
        "require_lowercase": policy["require_lowercase"],
        "require_uppercase": policy["require_uppercase"],
        "require_numbers": policy["require_digits"],
        "require_symbols": policy["require_symbols"],
    }


def _oauth(deployed: DeployedIdentity, client: AppClientSettings) -> dict[str, Any] | None:
    """Return the section `oauth`, or `None`: the schema requires all its keys."""
    if deployed.domain is None or not client.o_auth_flows & {"authorization_code_grant", "implicit_code_grant"}:
        return None
    providers = client.arguments.get("supported_identity_providers") or ()
    code = "authorization_code_grant" in client.o_auth_flows
    return {
        "identity_providers": [_SOCIAL_PROVIDERS[name] for name in providers if name in _SOCIAL_PROVIDERS],
        "domain": deployed.domain,
        "scopes": list(client.scopes),
        "redirect_sign_in_uri": list(client.o_auth.get("callback_urls") or ()),
        "redirect_sign_out_uri": list(client.o_auth.get("logout_urls") or ()),
        "response_type": "code" if code else "token",
    }


def _username_attributes(pool: UserPoolSettings) -> list[str]:
    if "username" in pool.aliases:
        return ["username"]
    return [name for alias, name in (("email", "email"), ("phone", "phone_number")) if alias in pool.aliases]


def _passwordless(pool: UserPoolSettings) -> dict[str, Any] | None:
    if pool.first_factors == ("PASSWORD",):
        return None
    passwordless: dict[str, Any] = {
        "email_otp_enabled": "EMAIL_OTP" in pool.first_factors,
        "sms_otp_enabled": "SMS_OTP" in pool.first_factors,
    }
    if "WEB_AUTHN" in pool.first_factors and "passkey_relying_party_id" in pool.arguments:
        verification = pool.arguments.get("passkey_user_verification")
        passwordless["web_authn"] = {
            "relying_party_id": pool.arguments["passkey_relying_party_id"],
            # AWS's default.
            "user_verification": verification.value if verification else "preferred",
        }
    return passwordless


def _client(client: AppClientSettings) -> dict[str, Any]:
    """Return the security settings of the app client. Without `write_attributes` it can write every attribute."""
    writable = {} if client.write_attributes is None else {"write_attributes": list(client.write_attributes)}
    return {
        **writable,
        "secret": client.generate_secret,
        "refresh_token_rotation": client.rotates,
        "token_revocation": client.arguments.get("enable_token_revocation", True),
        "prevent_user_existence_errors": client.arguments.get("prevent_user_existence_errors", True),
    }


def _group(name: str, precedence: int | None) -> dict[str, Any]:
    return {name: {} if precedence is None else {"precedence": precedence}}


def _sign_up_attributes(pool: UserPoolSettings, client: AppClientSettings) -> list[dict[str, Any]]:
    """Return the attributes for a sign-up form: those that the app client can write."""
    writable = client.write_attributes
    return [
        _form_field(attribute)
        for attribute in pool.attributes
        if not attribute.developer_only and (writable is None or attribute.client_name in writable)
    ]


def _form_field(attribute: Attribute) -> dict[str, Any]:
    names = ("min_len", "max_len") if attribute.type is AttributeType.STRING else ("min", "max")
    bounds = zip(names, (attribute.low, attribute.high), strict=True)
    return {
        "name": attribute.client_name,
        "type": attribute.type.value,
        "required": attribute.required,
        "mutable": attribute.mutable,
        **{name: bound for name, bound in bounds if bound is not None},
    }
