"""Arguments that teams choose, each with the policy rules of prod that it may violate.

What is not named with a choice must not be found because of it: then a default of the components, or the way two
choices work together, would break a rule of the pack.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st


class Choice(NamedTuple):
    """A choice for one argument."""

    value: Any
    """`...` for the default."""
    objections: frozenset[str] = frozenset()
    """The mandatory rules that the choice violates."""


def weak(value: Any, *objections: str) -> Choice:
    return Choice(value, frozenset(objections))


NOTHING = Choice(...)
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:f"
CODE = {"callback_urls": ["https://shop.example/in"], "logout_urls": ["https://shop.example/"]}
OIDC = {"provider_type": "oidc", "name": "corp", "client_id": "c", "issuer_url": "https://idp.example"}
SAML = {"provider_type": "saml", "name": "saml", "metadata_url": "https://idp.example/metadata"}
LENGTH = "cognito-pool-password-length"

POOL: Mapping[str, tuple[Choice, ...]] = {
    "sign_in_aliases": (
        NOTHING,
        Choice({"email": True}),
        Choice({"username": True}),
        Choice({"phone": True}),
        Choice({"email": True, "phone": True}),
        Choice({"username": True, "phone": True}),
        Choice({"username": True, "email": True, "phone": True}),
        Choice({"username": True, "preferred_username": True}),
    ),
    "mfa": (NOTHING, Choice("required"), weak("optional", "cognito-pool-mfa-required", LENGTH)),
    "mfa_second_factor": (
        NOTHING,
        Choice({"otp": True}),
        Choice({"otp": True, "sms": True}),
        Choice({"otp": True, "email": True}),
        Choice({"otp": True, "sms": True, "email": True}),
        weak({"sms": True}, "cognito-pool-mfa-not-sms-only"),
        weak({"email": True}, "cognito-pool-mfa-not-sms-only"),
    ),
    "sign_in_policy": (
        NOTHING,
        Choice({"allowed_first_auth_factors": {"password": True, "passkey": True}}),
        Choice({"allowed_first_auth_factors": {"password": True, "email_otp": True}}),
        Choice({"allowed_first_auth_factors": {"password": True, "sms_otp": True, "email_otp": True}}),
    ),
    "account_recovery": (
        NOTHING,
        Choice("email_only"),
        Choice("phone_only_without_mfa"),
        Choice("email_and_phone_without_mfa"),
        Choice("phone_without_mfa_and_email"),
        Choice("phone_and_email"),
        Choice("none"),
    ),
    "standard_attributes": (
        NOTHING,
        Choice({}),
        Choice({"email": {"required": True}}),
        Choice({"email": {"required": True, "mutable": False}, "fullname": {}}),
        Choice({"phone_number": {"required": True}, "email": {}}),
        Choice({"family_name": {"mutable": False}}),
    ),
    "custom_attributes": (
        NOTHING,
        Choice({"colour": {"type": "string", "mutable": True}, "tenant_id": {"type": "string", "mutable": True}}),
        Choice({"is_admin": {"type": "boolean", "mutable": True}, "born": {"type": "datetime", "mutable": False}}),
        Choice({"org": {"type": "string"}, "internal": {"type": "string", "developer_only": True, "mutable": True}}),
    ),
    "password_policy": (NOTHING, Choice({"min_length": 16}), Choice({"password_history_size": 5})),
    "feature_plan": (
        NOTHING,
        Choice("plus"),
        weak("essentials", "cognito-pool-threat-protection", "cognito-pool-threat-protection-custom"),
        weak("lite", "cognito-pool-threat-protection", "cognito-pool-threat-protection-custom"),
    ),
    "advanced_security_mode": (
        NOTHING,
        Choice("enforced"),
        weak(
            "audit",
            "cognito-pool-threat-protection",
            "cognito-risk-compromised-credentials",
            "cognito-risk-account-takeover",
            "cognito-pool-threat-protection-custom",
        ),
        weak("off", "cognito-pool-threat-protection", "cognito-pool-threat-protection-custom"),
    ),
    # A group that is given replaces its defaults: what it leaves out is left to AWS.
    "risk_configuration": (
        NOTHING,
        weak(
            {"account_takeover": {"high": {"event_action": "BLOCK"}, "medium": {"event_action": "MFA_REQUIRED"}}},
            "cognito-risk-compromised-credentials",
        ),
        weak({"compromised_credentials": {"event_action": "BLOCK"}}, "cognito-risk-account-takeover"),
        weak(
            {"risk_exception": {"blocked_ip_ranges": ["192.0.2.0/24"]}},
            "cognito-risk-account-takeover",
            "cognito-risk-compromised-credentials",
        ),
    ),
    "device_tracking": (
        NOTHING,
        Choice({"challenge_required_on_new_device": True, "device_only_remembered_on_user_prompt": True}),
        Choice({}),
    ),
    "lambda_triggers": (
        NOTHING,
        Choice({"pre_sign_up": FUNCTION}),
        Choice({"pre_token_generation": FUNCTION, "pre_token_generation_version": "V2_0"}),
        Choice(
            {
                "define_auth_challenge": FUNCTION,
                "create_auth_challenge": FUNCTION,
                "verify_auth_challenge_response": FUNCTION,
            }
        ),
        Choice({"custom_email_sender": FUNCTION}),
    ),
    "email": (NOTHING, Choice({"from_email": "id@shop.example", "ses_verified_domain": "shop.example"})),
    "user_verification": (NOTHING, Choice({"email_style": "link"})),
    "self_sign_up_enabled": (NOTHING, Choice(True)),
    "keep_original": (NOTHING, Choice({"email": True, "phone": True})),
    "passkey_relying_party_id": (NOTHING, Choice("shop.example")),
    "enable_sms_role": (NOTHING, Choice(True)),
    "user_pool_name": (NOTHING, Choice("customers")),
    "tags": (NOTHING, Choice({"team": "identity"})),
}

CLIENT: Mapping[str, tuple[Choice, ...]] = {
    "preset": (NOTHING, Choice("spa"), Choice("web"), Choice("native")),
    "o_auth": (
        NOTHING,
        Choice(CODE),
        Choice({**CODE, "scopes": ["openid", "email"]}),
        Choice({**CODE, "callback_urls": ["com.shop.app:/in", "https://shop.example/in"]}),
    ),
    "auth_flows": (
        NOTHING,
        # What is named leaves the triggers of custom sign-in to other clients, of which there may be none.
        weak({"user": True}, "cognito-pool-custom-auth-triple-clients"),
        weak({"custom": True}, "cognito-pool-custom-auth-triple-clients"),
    ),
    "generate_secret": (NOTHING, Choice(True)),
    "access_token_validity_minutes": (NOTHING, Choice(5), Choice(60)),
    "refresh_token_validity_minutes": (NOTHING, Choice(1440)),
    "refresh_token_rotation_grace_period_seconds": (NOTHING, Choice(10)),
    "read_attributes": (NOTHING, Choice(["email", "fullname"])),
    "disable_o_auth": (NOTHING, Choice(True)),
}

IDENTITY: Mapping[str, tuple[Choice, ...]] = {
    "allow_signup": (NOTHING, Choice(True), Choice(False)),
    "identity_providers": (
        NOTHING,
        Choice({"google": {"provider_type": "google", "client_id": "g", "client_secret": "s"}}),
        Choice({"corp": OIDC}),
        Choice({"corp": {**OIDC, "client_secret": "s", "attribute_mapping": {"given_name": "first"}}}),
        weak({"corp": {**OIDC, "attribute_mapping": {"email": "mail"}}}, "cognito-idp-attribute-mapping"),
        Choice({"saml": SAML}),
        Choice({"facebook": {"provider_type": "facebook", "client_id": "f", "client_secret": "s"}}),
        Choice(
            {"apple": {"provider_type": "apple", "client_id": "a", "team_id": "t", "key_id": "k", "private_key": "p"}}
        ),
        Choice({"amazon": {"provider_type": "amazon", "client_id": "a", "client_secret": "s"}}),
    ),
    "groups": (
        NOTHING,
        Choice({"admins": {}, "readers": {"precedence": 5}}),
        Choice({"admins": {"policies": ["arn:aws:iam::aws:policy/AmazonPollyReadOnlyAccess"]}}),
    ),
    "domain": (NOTHING, Choice({"cognito_domain": {"domain_prefix": "shop"}})),
    "resource_servers": (
        NOTHING,
        Choice({"api": {"identifier": "api", "scopes": [{"scope_name": "read", "scope_description": "Read"}]}}),
    ),
    "disable_identity_pool": (NOTHING, Choice(True)),
    "identity_pool_options": (
        NOTHING,
        Choice({"identity_pool_name": "access"}),
        Choice({"principal_tags": {"use_defaults": True}}),
    ),
    "tags": (NOTHING, Choice({"environment": "prod"})),
}

MACHINE_GRANT = {"preset": "machine", "o_auth": {"scopes": ["api/read"]}}


class Chosen(NamedTuple):
    """Arguments of a `UserIdentity`."""

    args: dict[str, Any]
    objections: frozenset[str]


@st.composite
def chosen_arguments(draw: st.DrawFn, places: int = 6) -> Chosen:
    """Draw arguments with a few choices and defaults for the rest."""
    every = (
        [("pool", name) for name in POOL] + [("client", name) for name in CLIENT] + [("", name) for name in IDENTITY]
    )
    drawn = draw(st.lists(st.sampled_from(every), max_size=places, unique=True))
    args: dict[str, Any] = {}
    objections: frozenset[str] = frozenset()
    for group, name in drawn:
        choices = {"pool": POOL, "client": CLIENT, "": IDENTITY}[group][name]
        choice = draw(st.sampled_from(choices[1:]))
        objections |= choice.objections
        if group == "pool":
            args.setdefault("user_pool", {})[name] = choice.value
        elif group == "client":
            args.setdefault("clients", {}).setdefault("web", {})[name] = choice.value
        else:
            args[name] = choice.value
    if "resource_servers" in args and draw(st.booleans()):
        args.setdefault("clients", {"web": {}})["job"] = MACHINE_GRANT
    return Chosen(args, objections)
