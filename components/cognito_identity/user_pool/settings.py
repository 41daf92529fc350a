"""The settings of a user pool: the arguments, with the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulumi

from cognito_identity import defaults
from cognito_identity.attributes.settings import Attribute, standard_attribute
from cognito_identity.enums import (
    AccountRecovery,
    AttributeType,
    FeaturePlan,
    Mfa,
    RemovalPolicy,
    VerificationEmailStyle,
)
from cognito_identity.user_pool.email_addresses import with_ascii_domains
from cognito_identity.user_pool.feature_plan import Need, lowest_plan, plan_needs
from cognito_identity.user_pool.threat_protection.settings import ThreatProtection, threat_protection_settings
from cognito_identity.user_pool.triggers.settings import CUSTOM_CHALLENGE, Trigger, TriggerSettings, trigger_settings
from cognito_identity.validation.problems import Key, Path
from cognito_identity.validation.reader import nested

STRING_MAX_LENGTH = 2048
"""AWS's maximum for a string attribute. It is always sent, because AWS returns it and a diff would appear."""


@dataclass(frozen=True)
class UserPoolSettings:
    """The settings of a user pool. `arguments` are the validated arguments without defaults."""

    arguments: Mapping[str, Any]
    aliases: frozenset[str]
    case_sensitive: bool
    self_sign_up: bool
    auto_verify: tuple[str, ...]
    keep_original: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    attribute_paths: tuple[Path, ...]
    password_policy: Mapping[str, Any]
    mfa: Mfa
    factors: frozenset[str]
    first_factors: tuple[str, ...]
    account_recovery: AccountRecovery
    verification: Mapping[str, Any]
    plan: FeaturePlan
    plan_needs: tuple[Need, ...]
    protection: ThreatProtection
    triggers: tuple[Trigger, ...]
    sends_sms: bool
    makes_sms_role: bool
    deletion_protection: bool
    removal_policy: RemovalPolicy
    tags: Mapping[str, pulumi.Input[str]]

    @property
    def has_sms(self) -> bool:
        """Whether the pool can send SMS."""
        return self.sends_sms or self.makes_sms_role or "sms_role" in self.arguments

    @property
    def trigger_settings(self) -> TriggerSettings:
        """The settings of the pool's triggers."""
        return TriggerSettings(self.triggers, self.plan, self.arguments.get("custom_sender_kms_key"), self.tags)

    @property
    def uses_ses(self) -> bool:
        """Whether email is sent with SES."""
        email = nested(self.arguments, "email")
        return any(key in email for key in ("from_email", "source_arn"))

    @property
    def has_custom_challenge(self) -> bool:
        """Whether the pool has all three triggers for custom sign-in."""
        return {trigger.argument for trigger in self.triggers} >= set(CUSTOM_CHALLENGE)

    @property
    def retained(self) -> bool:
        """Whether `removal_policy` or `deletion_protection` keeps the pool."""
        return self.removal_policy is RemovalPolicy.RETAIN or self.deletion_protection


def user_pool_settings(values: Mapping[str, Any]) -> UserPoolSettings:
    """Return the settings for validated arguments."""
    values = with_ascii_domains(values)
    aliases = frozenset(_switched_on(values.get("sign_in_aliases", defaults.SIGN_IN_ALIASES)))
    mfa = values.get("mfa", defaults.MFA)
    first_factors = _first_factors(values)
    auto_verify = _contacts(
        values.get("auto_verify"), (aliases & {"email", "phone"}) | _code_contacts(values, mfa, first_factors)
    )
    sends_sms_without_mfa = "phone_number" in auto_verify or "SMS_OTP" in first_factors
    has_sms = sends_sms_without_mfa or "sms_role" in values or values.get("enable_sms_role", False)
    factors = _second_factors(values, mfa, has_sms=has_sms)
    attributes, paths = _attributes(values)
    protection = threat_protection_settings(values, mfa)
    needs = tuple(plan_needs(values, protection, factors, first_factors))
    sends_sms = "sms" in factors or sends_sms_without_mfa
    return UserPoolSettings(
        arguments=values,
        aliases=aliases,
        case_sensitive=values.get("sign_in_case_sensitive", False),
        self_sign_up=values.get("self_sign_up_enabled", False),
        auto_verify=auto_verify,
        keep_original=_contacts(values.get("keep_original"), {_WORDS[name] for name in auto_verify}),
        attributes=attributes,
        attribute_paths=paths,
        password_policy={**defaults.PASSWORD_POLICY, **nested(values, "password_policy")},
        mfa=mfa,
        factors=factors,
        first_factors=first_factors,
        account_recovery=values.get("account_recovery") or _recovery_default(factors, auto_verify),
        verification=_verification(nested(values, "user_verification")),
        plan=values.get("feature_plan") or lowest_plan(needs),
        plan_needs=needs,
        protection=protection,
        triggers=trigger_settings(nested(values, "lambda_triggers")),
        sends_sms=sends_sms,
        makes_sms_role=values.get("enable_sms_role", sends_sms) and "sms_role" not in values,
        deletion_protection=values.get("deletion_protection", defaults.DELETION_PROTECTION),
        removal_policy=values.get("removal_policy", defaults.REMOVAL_POLICY),
        tags=values.get("tags") or {},
    )


_AWS_CONTACTS = {"email": "email", "phone": "phone_number"}
_WORDS = {name: word for word, name in _AWS_CONTACTS.items()}


def _switched_on(switches: Mapping[str, bool]) -> set[str]:
    return {word for word, on in switches.items() if on}


def _contacts(switches: Mapping[str, bool] | None, default: set[str] | frozenset[str]) -> tuple[str, ...]:
    """Return AWS's names of the contact attributes that are on."""
    chosen = default if switches is None else _switched_on(switches)
    return tuple(name for word, name in _AWS_CONTACTS.items() if word in chosen)


def _code_contacts(values: Mapping[str, Any], mfa: Mfa, first_factors: tuple[str, ...]) -> set[str]:
    """Return the contact attributes that receive sign-in or MFA codes; unverified ones may belong to another user."""
    has_sms_role = "sms_role" in values or values.get("enable_sms_role", False)
    factors = _second_factors(values, mfa, has_sms=has_sms_role)
    places = {
        "email": "email" in factors or "EMAIL_OTP" in first_factors,
        "phone": "sms" in factors or "SMS_OTP" in first_factors,
    }
    return _switched_on(places)


def _second_factors(values: Mapping[str, Any], mfa: Mfa, *, has_sms: bool) -> frozenset[str]:
    """Return the MFA methods. SMS is one by default if the pool can send SMS, because AWS then offers it anyway."""
    if mfa is Mfa.OFF:
        return frozenset()
    if "mfa_second_factor" in values:
        return frozenset(_switched_on(values["mfa_second_factor"]))
    return frozenset(_switched_on(defaults.MFA_SECOND_FACTOR) | ({"sms"} if has_sms else set()))


def _first_factors(values: Mapping[str, Any]) -> tuple[str, ...]:
    asked = {"password": True, **nested(nested(values, "sign_in_policy"), "allowed_first_auth_factors")}
    names = {"password": "PASSWORD", "email_otp": "EMAIL_OTP", "sms_otp": "SMS_OTP", "passkey": "WEB_AUTHN"}
    return tuple(name for word, name in names.items() if asked.get(word))


def _recovery_default(factors: frozenset[str], auto_verify: tuple[str, ...]) -> AccountRecovery:
    """Return the default account recovery: by phone only if the phone number is the only verified attribute."""
    if "email" in factors:
        return defaults.ACCOUNT_RECOVERY_WITH_EMAIL_MFA
    return defaults.ACCOUNT_RECOVERY_BY_PHONE if auto_verify == ("phone_number",) else defaults.ACCOUNT_RECOVERY


def _verification(message: Mapping[str, Any]) -> Mapping[str, Any]:
    style = message.get("email_style", VerificationEmailStyle.CODE)
    code = style is VerificationEmailStyle.CODE
    body = defaults.VERIFICATION_EMAIL_BODY_CODE if code else defaults.VERIFICATION_EMAIL_BODY_LINK
    return {
        "email_style": style,
        "email_subject": message.get("email_subject", defaults.VERIFICATION_EMAIL_SUBJECT),
        "email_body": message.get("email_body", body),
        "sms_message": message.get("sms_message", defaults.VERIFICATION_SMS_MESSAGE),
    }


def _attributes(values: Mapping[str, Any]) -> tuple[tuple[Attribute, ...], tuple[Path, ...]]:
    """Return the attributes in a stable order, so that the next deployment shows no change, and their paths."""
    standard: Mapping[str, Any] = values.get("standard_attributes", defaults.STANDARD_ATTRIBUTES)
    custom: Mapping[str, Any] = values.get("custom_attributes") or {}
    attributes: list[Attribute] = []
    paths: list[Path] = []
    for word in sorted(standard):
        wanted = {"required": False, "mutable": True, **standard[word]}
        attribute = standard_attribute(word, required=wanted["required"], mutable=wanted["mutable"])
        attributes.append(attribute)
        if not attribute.matches_builtin:
            paths.append(("standard_attributes", word))
    for name in sorted(custom):
        attributes.append(_custom_attribute(name, custom[name]))
        paths.append(("custom_attributes", Key(name)))
    return tuple(attributes), tuple(paths)


def _custom_attribute(name: str, wanted: Mapping[str, Any]) -> Attribute:
    kind = wanted.get("type", AttributeType.STRING)
    if kind is AttributeType.STRING:
        low, high = wanted.get("min_len", 0), wanted.get("max_len", STRING_MAX_LENGTH)
    else:
        low, high = wanted.get("min"), wanted.get("max")
    return Attribute(
        name=name,
        type=kind,
        mutable=wanted.get("mutable", False),
        developer_only=wanted.get("developer_only", False),
        low=low,
        high=high,
        custom=True,
    )
