"""What a user pool's settings become when part of them is left unsaid, at creation and at update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.cognitoidp.models import CognitoIdpUserPoolAttribute

from sandbox.aws import errors
from sandbox.aws.factors.password_policy import DEFAULT_POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# UpdateUserPool resets what it is not told, except these: they can't change, or AWS keeps them when unsaid.
KEPT = (
    "AliasAttributes",
    "UsernameAttributes",
    "UsernameConfiguration",
    "UserPoolTags",
    "UserPoolTier",
    "DeletionProtection",
    "Policies",
)
_UNSAID_POLICY = {key: False for key in DEFAULT_POLICY if key.startswith("Require")} | {
    "MinimumLength": 8,
    "TemporaryPasswordValidityDays": 7,
}


def complete(asked: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The settings a pool has once these were asked for. `before` is None for a new pool."""
    kept = {key: before[key] for key in KEPT if before and before.get(key) is not None}
    config: dict[str, Any] = {
        "UserPoolTier": "ESSENTIALS",
        "DeletionProtection": "INACTIVE",
        **kept,
        **{key: value for key, value in asked.items() if value is not None},
    }
    config["Policies"] = _policies(asked.get("Policies") or {}, kept.get("Policies") or {})
    if "AdminCreateUserConfig" in config:
        days = config["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"]
        unsaid = {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": days}
        config["AdminCreateUserConfig"] = unsaid | config["AdminCreateUserConfig"]
    return config


def schema(declared: Sequence[Mapping[str, Any]]) -> dict[str, CognitoIdpUserPoolAttribute]:
    """A pool's attributes: always the twenty standard ones, as declared where they were, then the custom ones."""
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


def _policies(asked: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    password = asked.get("PasswordPolicy")
    completed = _UNSAID_POLICY | password if password else kept.get("PasswordPolicy") or dict(DEFAULT_POLICY)
    sign_in = asked.get("SignInPolicy") or kept.get("SignInPolicy") or {"AllowedFirstAuthFactors": ["PASSWORD"]}
    return {"PasswordPolicy": completed, "SignInPolicy": sign_in}
