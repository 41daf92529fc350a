"""Inputs of `aws.cognito.UserPool`."""

import re
from collections.abc import Mapping
from email.charset import Charset
from email.utils import quote
from typing import Any

import pulumi

from cognito_identity.attributes.settings import Attribute
from cognito_identity.enums import AccountRecovery, AttributeType, FeaturePlan, Mfa, VerificationEmailStyle
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.user_pool.threat_protection.settings import ThreatProtection
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

_MFA = {Mfa.OFF: "OFF", Mfa.OPTIONAL: "OPTIONAL", Mfa.REQUIRED: "ON"}
_EMAIL, _PHONE = "verified_email", "verified_phone_number"
_RECOVERY: Mapping[AccountRecovery, tuple[str, ...]] = {
    AccountRecovery.EMAIL_ONLY: (_EMAIL,),
    AccountRecovery.PHONE_ONLY_WITHOUT_MFA: (_PHONE,),
    AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA: (_EMAIL, _PHONE),
    AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL: (_PHONE, _EMAIL),
    AccountRecovery.NONE: ("admin_only",),
    # Without this block, AWS uses the legacy behavior.
    AccountRecovery.PHONE_AND_EMAIL: (),
}
# The provider ignores an empty block and leaves MFA by email off (hashicorp/terraform-provider-aws, issue 43917).
_EMAIL_CODE = {"subject": "Your authentication code", "message": "Your authentication code is {####}."}
_INVITATION_TEXT = "Your username is {username} and temporary password is {####}."
"""Cognito's own text of an invitation."""
_TYPES = {
    AttributeType.STRING: "String",
    AttributeType.NUMBER: "Number",
    AttributeType.BOOLEAN: "Boolean",
    AttributeType.DATETIME: "DateTime",
}


def user_pool_inputs(settings: UserPoolSettings, sms: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the resource's inputs. `sms` is the SMS configuration, with its role.

    Settings that Cognito keeps if they aren't sent are always sent, so that removing an argument resets them.
    """
    values = settings.arguments
    inputs: dict[str, Any] = {
        "name": values.get("user_pool_name"),
        **_sign_in(settings),
        "username_configuration": {"case_sensitive": settings.case_sensitive},
        "auto_verified_attributes": list(settings.auto_verify),
        "user_attribute_update_settings": _verification_before_update(settings),
        "schemas": [_schema(attribute) for attribute in settings.attributes if not attribute.matches_builtin] or None,
        "password_policy": _password_policy(settings.password_policy),
        **_mfa(settings, sms),
        "web_authn_configuration": _passkeys(values),
        "sign_in_policy": _sign_in_policy(settings),
        "account_recovery_setting": _account_recovery(settings.account_recovery),
        "verification_message_template": _verification(settings.verification),
        "admin_create_user_config": _sign_up(settings),
        "email_configuration": _email(settings),
        "device_configuration": values.get("device_tracking"),
        "user_pool_add_ons": _add_ons(settings.protection),
        "user_pool_tier": settings.plan.name,
        "deletion_protection": "ACTIVE" if settings.deletion_protection else "INACTIVE",
        "tags": settings.tags or None,
    }
    return drop_none(inputs)


def sms_inputs(
    settings: UserPoolSettings, made_role: pulumi.Input[str] | None, external_id: str | None = None
) -> dict[str, Any] | None:
    """Return the SMS configuration with the created role and its external ID, or those of the arguments."""
    values = settings.arguments
    role = values.get("sms_role") if made_role is None else made_role
    if role is None:
        return None
    return _without_none(
        {
            "sns_caller_arn": role,
            "external_id": values.get("sms_role_external_id", external_id),
            "sns_region": values.get("sns_region"),
        }
    )


def _sign_in(settings: UserPoolSettings) -> dict[str, Any]:
    names = {"email": "email", "phone": "phone_number", "preferred_username": "preferred_username"}
    chosen = [aws_name for word, aws_name in names.items() if word in settings.aliases]
    if not chosen:
        return {}
    return {"alias_attributes" if "username" in settings.aliases else "username_attributes": chosen}


def _verification_before_update(settings: UserPoolSettings) -> dict[str, Any] | None:
    if not settings.keep_original:
        return None
    return {"attributes_require_verification_before_updates": list(settings.keep_original)}


def _schema(attribute: Attribute) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "name": attribute.name,
        "attribute_data_type": _TYPES[attribute.type],
        "required": attribute.required,
        "mutable": attribute.mutable,
        "developer_only_attribute": attribute.developer_only,
    }
    low, high = _bound(attribute.low), _bound(attribute.high)
    if attribute.type is AttributeType.STRING:
        schema["string_attribute_constraints"] = _without_none({"min_length": low, "max_length": high})
    elif attribute.type is AttributeType.NUMBER:
        schema["number_attribute_constraints"] = _without_none({"min_value": low, "max_value": high})
    return schema


def _bound(value: int | None) -> str | None:
    return None if value is None else str(value)


def _password_policy(policy: Mapping[str, Any]) -> dict[str, Any]:
    return _without_none(
        {
            "minimum_length": policy["min_length"],
            "require_lowercase": policy["require_lowercase"],
            "require_uppercase": policy["require_uppercase"],
            "require_numbers": policy["require_digits"],
            "require_symbols": policy["require_symbols"],
            "temporary_password_validity_days": policy["temp_password_validity_days"],
            "password_history_size": policy.get("password_history_size"),
        }
    )


def _mfa(settings: UserPoolSettings, sms: Mapping[str, Any] | None) -> dict[str, Any]:
    inputs: dict[str, Any] = {"mfa_configuration": _MFA[settings.mfa], "sms_configuration": sms}
    if settings.mfa is not Mfa.OFF or "SMS_OTP" in settings.first_factors:
        # It is also the text of a one-time password as first factor.
        inputs["sms_authentication_message"] = settings.arguments.get("mfa_message")
    if settings.mfa is Mfa.OFF:
        return inputs
    inputs["software_token_mfa_configuration"] = {"enabled": "otp" in settings.factors}
    if "email" in settings.factors:
        inputs["email_mfa_configuration"] = {**_EMAIL_CODE, **nested(settings.arguments, "email_mfa")}
    return inputs


def _sign_in_policy(settings: UserPoolSettings) -> dict[str, Any] | None:
    if settings.plan is FeaturePlan.LITE or not settings.first_factors:
        return None
    return {"allowed_first_auth_factors": list(settings.first_factors)}


def _passkeys(values: Mapping[str, Any]) -> dict[str, Any] | None:
    verification = values.get("passkey_user_verification")
    passkeys = {
        "relying_party_id": values.get("passkey_relying_party_id"),
        "user_verification": None if verification is None else verification.value,
    }
    return _without_none(passkeys) or None


def _add_ons(protection: ThreatProtection) -> dict[str, Any]:
    add_ons: dict[str, Any] = {"advanced_security_mode": protection.standard.name}
    if protection.custom is not None:
        add_ons["advanced_security_additional_flows"] = {"custom_auth_mode": protection.custom.name}
    return add_ons


def _account_recovery(recovery: AccountRecovery) -> dict[str, Any] | None:
    mechanisms = [{"name": name, "priority": rank} for rank, name in enumerate(_RECOVERY[recovery], start=1)]
    return {"recovery_mechanisms": mechanisms} if mechanisms else None


def _verification(message: Mapping[str, Any]) -> dict[str, Any]:
    if message["email_style"] is VerificationEmailStyle.LINK:
        return {
            "default_email_option": "CONFIRM_WITH_LINK",
            "email_subject_by_link": message["email_subject"],
            "email_message_by_link": message["email_body"],
            "sms_message": message["sms_message"],
        }
    return {
        "default_email_option": "CONFIRM_WITH_CODE",
        "email_subject": message["email_subject"],
        "email_message": message["email_body"],
        "sms_message": message["sms_message"],
    }


def _sign_up(settings: UserPoolSettings) -> dict[str, Any]:
    invitation = nested(settings.arguments, "user_invitation")
    config: dict[str, Any] = {"allow_admin_create_user_only": not settings.self_sign_up}
    if not invitation:
        return config
    # The provider sends an absent text as an empty one, which AWS refuses:
    # https://github.com/hashicorp/terraform-provider-aws/issues/13060
    template = {
        "email_subject": invitation.get("email_subject", "Your temporary password"),
        "email_message": invitation.get("email_body", _INVITATION_TEXT),
        "sms_message": invitation.get("sms_message", _INVITATION_TEXT),
    }
    return {**config, "invite_message_template": template}


def _email(settings: UserPoolSettings) -> dict[str, Any]:
    email = nested(settings.arguments, "email")
    if not settings.uses_ses:
        return _without_none(
            {"email_sending_account": "COGNITO_DEFAULT", "reply_to_email_address": email.get("reply_to")}
        )
    return _without_none(
        {
            "email_sending_account": "DEVELOPER",
            "source_arn": email.get("source_arn"),
            "from_email_address": _sender(email),
            "reply_to_email_address": email.get("reply_to"),
            "configuration_set": email.get("configuration_set_name"),
        }
    )


def _sender(email: Mapping[str, Any]) -> pulumi.Input[str] | None:
    address, name = email.get("from_email"), email.get("from_name")
    return f"{_display_name(name)} <{address}>" if name and address else address


_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ENCODED = re.compile(r"=\?[!->@-~]+\?[bBqQ]\?[!->@-~]*\?=")
"""An encoded word of RFC 2047."""


def _display_name(name: str) -> str:
    """Return a display name for an email header: encoded if it isn't ASCII, quoted if it has special characters."""
    if _ENCODED.fullmatch(name):
        return name
    if quoted := _QUOTED.fullmatch(name):
        name = re.sub(r"\\(.)", r"\1", quoted[1])
    if not name.isascii():
        return Charset("utf-8").header_encode(name)
    return name if name.replace(" ", "").isalnum() else f'"{quote(name)}"'


def _without_none(values: Mapping[str, Any]) -> dict[str, Any]:
    return drop_none(values)
