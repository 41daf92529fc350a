"""A user pool's settings: AWS's defaults at creation, and what an update keeps or resets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors.password_policy import DEFAULT_POLICY
from sandbox.aws.moto_names import CognitoIdpUserPoolAttribute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# UpdateUserPool resets omitted settings, except these: they can't change, or AWS keeps them.
KEPT_SETTINGS = (
    "AliasAttributes",
    "UsernameAttributes",
    "UsernameConfiguration",
    "UserPoolTags",
    "UserPoolTier",
    "DeletionProtection",
    "Policies",
)
_POLICY_DEFAULTS = {key: False for key in DEFAULT_POLICY if key.startswith("Require")} | {
    "MinimumLength": 8,
    "TemporaryPasswordValidityDays": 7,
}


def complete(requested: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The complete settings for a create or an update. `before` is None for a new pool."""
    kept = {key: before[key] for key in KEPT_SETTINGS if before and before.get(key) is not None}
    config: dict[str, Any] = {
        "UserPoolTier": "ESSENTIALS",
        "DeletionProtection": "INACTIVE",
        **kept,
        **{key: value for key, value in requested.items() if value is not None},
    }
    config["Policies"] = _policies(requested.get("Policies") or {}, kept.get("Policies") or {})
    if "AdminCreateUserConfig" in config:
        days = config["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"]
        defaults = {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": days}
        config["AdminCreateUserConfig"] = defaults | config["AdminCreateUserConfig"]
    return config


def schema(declared: Sequence[Mapping[str, Any]]) -> dict[str, CognitoIdpUserPoolAttribute]:
    """A pool's schema: the twenty standard attributes, as declared or with their defaults, then the custom ones."""
    standard: Mapping[str, Mapping[str, Any]] = CognitoIdpUserPoolAttribute.STANDARD_SCHEMA
    named = {attribute["Name"]: attribute for attribute in declared}
    attributes = [
        CognitoIdpUserPoolAttribute(name, False, {**default, **named.get(name, {})})
        for name, default in standard.items()
    ]
    for attribute in declared:
        if attribute["Name"] not in standard:
            custom = CognitoIdpUserPoolAttribute(attribute["Name"], True, dict(attribute))
            if custom.data_type == "Number" and not custom.number_constraints:
                custom.number_constraints, custom.string_constraints = {}, None
            attributes.append(custom)
    return {attribute.name: attribute for attribute in attributes}


def require_names(declared: Sequence[Mapping[str, Any]]) -> None:
    """Refuse an attribute without a name. AWS's model doesn't require one, AWS does."""
    if any("Name" not in attribute for attribute in declared):
        raise errors.invalid_parameter("Invalid schema: an attribute has no name.")


def _policies(requested: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    password = requested.get("PasswordPolicy")
    completed = _POLICY_DEFAULTS | password if password else kept.get("PasswordPolicy") or dict(DEFAULT_POLICY)
    sign_in = requested.get("SignInPolicy") or kept.get("SignInPolicy") or {"AllowedFirstAuthFactors": ["PASSWORD"]}
    return {"PasswordPolicy": completed, "SignInPolicy": sign_in}
