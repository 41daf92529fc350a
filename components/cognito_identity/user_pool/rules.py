"""Checks of user pools that AWS's API model doesn't have. Each function is one rule."""

import re
from collections.abc import Iterator
from itertools import chain

from cognito_identity.attributes.settings import AWS_NAMES, AWS_OWN_NAMES
from cognito_identity.enums import AccountRecovery, AttributeType, Mfa, VerificationEmailStyle
from cognito_identity.user_pool.email_rules import sender_is_complete
from cognito_identity.user_pool.feature_plan import RANK
from cognito_identity.user_pool.settings import STRING_MAX_LENGTH, UserPoolSettings
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.reader import nested

_CODE = "{####}"
_MAX_ATTRIBUTES = 50
_LINK = r"(?s)\{##.*?##\}"
_EMAIL_AND_PHONE = (AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA, AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL)


def user_pool_problems(settings: UserPoolSettings) -> Iterator[Problem]:
    """Yield the problems of all rules."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def has_a_sign_in_alias(settings: UserPoolSettings) -> Iterator[Problem]:
    """Users need a name to sign in with, and `preferred_username` needs `username`."""
    path = ("sign_in_aliases",)
    if not settings.aliases:
        rule = "turns all aliases off, so users can't sign in"
        yield Problem(path, rule, "set `username`, `email` or `phone` to true", code="sign-in-alias-missing")
    elif settings.aliases == {"preferred_username"} or (
        "preferred_username" in settings.aliases and "username" not in settings.aliases
    ):
        fix = "set `username` to true, or remove this argument"
        yield Problem(
            (*path, "preferred_username"),
            "needs the alias `username`",
            fix,
            value=True,
            code="preferred-username-without-username",
        )


def mfa_has_a_method(settings: UserPoolSettings) -> Iterator[Problem]:
    """AWS rejects MFA without an MFA method (SetUserPoolMfaConfig)."""
    if settings.mfa is not Mfa.OFF and not settings.factors:
        rule = f"has no MFA method, but `mfa` is {settings.mfa.value}"
        yield Problem(
            ("mfa_second_factor",),
            rule,
            "set `otp` to true, or set `mfa` to off",
            code="mfa-method-missing",
            related=("mfa",),
        )


def email_mfa_is_complete(settings: UserPoolSettings) -> Iterator[Problem]:
    """MFA by email needs SES, and an account recovery that isn't only by email.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html
    """
    if "email" not in settings.factors:
        return
    path = ("mfa_second_factor", "email")
    if not settings.uses_ses:
        yield Problem(
            path,
            "needs SES: Cognito's default sender can't send MFA codes",
            "set `email.from_email`",
            True,
            code="email-mfa-without-ses",
        )
    if settings.account_recovery not in _EMAIL_AND_PHONE:
        rule = "must offer email and phone, because MFA by email is on"
        fix = f"use {' or '.join(way.value for way in _EMAIL_AND_PHONE)}"
        yield Problem(("account_recovery",), rule, fix, settings.account_recovery.value, code="email-mfa-recovery")


def sms_mfa_is_on_if_sms_is_sent(settings: UserPoolSettings) -> Iterator[Problem]:
    """With MFA on, AWS offers SMS as an MFA method as soon as the user pool can send SMS."""
    if settings.mfa is Mfa.OFF or not settings.has_sms or "sms" in settings.factors or not settings.factors:
        return
    path, fix = ("mfa_second_factor", "sms"), "set it to true, or set `auto_verify.phone` to false"
    if settings.sends_sms:
        rule = "is off, but the user pool sends SMS, and AWS then offers SMS as an MFA method"
    else:
        word = "sms_role" if "sms_role" in settings.arguments else "enable_sms_role"
        rule = f"is off, but `{word}` lets the user pool send SMS, and AWS then offers SMS as an MFA method"
        fix = f"set it to true, or remove `{word}`"
    yield Problem(path, rule, fix, value=False, code="sms-factor-implied")


def sms_has_a_role(settings: UserPoolSettings) -> Iterator[Problem]:
    """Cognito needs an IAM role to send SMS."""
    if settings.arguments.get("sms_role") == "":
        yield Problem(
            ("sms_role",), "must not be empty", "set it to the ARN of a role, or remove it", code="sms-role-missing"
        )
    if "sms_role" in settings.arguments and settings.arguments.get("enable_sms_role") is False:
        yield Problem(
            ("enable_sms_role",),
            "is false, but `sms_role` is set",
            "remove one of them",
            value=False,
            code="sms-role-conflict",
            related=("sms_role",),
        )
    if settings.sends_sms and not settings.makes_sms_role and "sms_role" not in settings.arguments:
        rule = "is false, but the user pool sends SMS"
        yield Problem(("enable_sms_role",), rule, "remove it, or set `sms_role`", value=False, code="sms-role-missing")


def phone_recovery_has_sms(settings: UserPoolSettings) -> Iterator[Problem]:
    """Account recovery by phone needs a user pool that can send SMS."""
    if settings.account_recovery is AccountRecovery.PHONE_ONLY_WITHOUT_MFA and not settings.has_sms:
        rule = "needs SMS, but this user pool can't send SMS"
        fix = "use email_only, or set `enable_sms_role` to true"
        yield Problem(("account_recovery",), rule, fix, settings.account_recovery.value, code="recovery-without-sms")


def feature_plan_is_high_enough(settings: UserPoolSettings) -> Iterator[Problem]:
    """Each feature needs its plan. AWS returns FeatureUnavailableInTierException, or ignores the setting.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
    """
    for argument, needed in settings.plan_needs:
        if RANK[settings.plan] < RANK[needed]:
            rule = f"is too low: `{argument}` needs {needed.value}"
            fix = f"use {needed.value}, remove `feature_plan`, or remove `{argument}`"
            yield Problem(
                ("feature_plan",), rule, fix, settings.plan.value, code="feature-plan-too-low", related=(argument,)
            )


def first_factors_are_allowed(settings: UserPoolSettings) -> Iterator[Problem]:
    """AWS requires the password, and rejects other first factors if MFA is required. Measured on AWS."""
    path = ("sign_in_policy", "allowed_first_auth_factors")
    if "PASSWORD" not in settings.first_factors:
        yield Problem(
            (*path, "password"),
            "can't be turned off: AWS requires it",
            "remove it",
            value=False,
            code="first-factor-conflict",
        )
    if settings.mfa is not Mfa.REQUIRED:
        return
    for word, name in (("email_otp", "EMAIL_OTP"), ("sms_otp", "SMS_OTP"), ("passkey", "WEB_AUTHN")):
        if name in settings.first_factors:
            fix = "set `mfa` to optional or off, or remove this argument"
            yield Problem(
                (*path, word),
                "can't be a first factor while `mfa` is required",
                fix,
                value=True,
                code="first-factor-conflict",
                related=("mfa",),
            )


def kept_attributes_are_verified(settings: UserPoolSettings) -> Iterator[Problem]:
    """Only a verified attribute can keep its old value until the new one is verified."""
    for name, word in (("email", "email"), ("phone_number", "phone")):
        if name in settings.keep_original and name not in settings.auto_verify:
            fix = f"set `auto_verify.{word}` to true, or remove this argument"
            yield Problem(
                ("keep_original", word),
                f"needs `auto_verify.{word}`",
                fix,
                value=True,
                code="keep-original-not-verified",
            )


def attribute_count_is_allowed(settings: UserPoolSettings) -> Iterator[Problem]:
    """AWS limits the number of standard and custom attributes together."""
    custom = nested(settings.arguments, "custom_attributes")
    if len(settings.attributes) > _MAX_ATTRIBUTES:
        standard = len(settings.attributes) - len(custom)
        most = _MAX_ATTRIBUTES - standard
        rule = f"must have at most {most} items: AWS allows {_MAX_ATTRIBUTES} attributes, {standard} are standard ones"
        yield Problem(("custom_attributes",), rule, "remove some", len(custom), code="too-many-attributes")


def custom_attributes_are_valid(settings: UserPoolSettings) -> Iterator[Problem]:
    """Custom attributes have valid names, and limits that fit their type."""
    for name, wanted in nested(settings.arguments, "custom_attributes").items():
        path = ("custom_attributes", Key(name))
        if name.startswith(("custom:", "dev:")):
            prefix, _, own_name = name.partition(":")
            rule = f"must not have the prefix {prefix}:, which AWS adds"
            yield Problem(path, rule, f"rename it to {own_name}", code="custom-attribute-name")
        if name in AWS_OWN_NAMES:
            words = [word for word, aws_name in AWS_NAMES.items() if aws_name == name]
            fix = f"use `standard_attributes.{words[0]}`, or" if words else ""
            yield Problem(
                path,
                "is the name of an attribute that AWS defines",
                f"{fix} choose another name".strip(),
                code="custom-attribute-name",
            )
        kind = wanted.get("type")
        for low, high, fits in (("min_len", "max_len", AttributeType.STRING), ("min", "max", AttributeType.NUMBER)):
            for bound in (low, high):
                if bound in wanted and kind not in (fits, None):
                    yield Problem(
                        (*path, bound),
                        f"is only allowed with type {fits.value}",
                        "remove it",
                        wanted[bound],
                        code="custom-attribute-limit",
                    )
            if low in wanted and high in wanted and wanted[low] > wanted[high]:
                fix = f"reduce it, or increase `{high}`"
                yield Problem(
                    (*path, low),
                    f"must not be greater than `{high}`, {wanted[high]}",
                    fix,
                    wanted[low],
                    code="custom-attribute-limit",
                    related=(high,),
                )
        for bound in ("min_len", "max_len"):
            if not 0 <= wanted.get(bound, 0) <= STRING_MAX_LENGTH:
                yield Problem(
                    (*path, bound),
                    f"must be 0 to {STRING_MAX_LENGTH}",
                    "use a length in this range",
                    wanted[bound],
                    code="custom-attribute-limit",
                )


def messages_have_their_placeholders(settings: UserPoolSettings) -> Iterator[Problem]:
    """Messages must contain the placeholder of their code, link or password.

    An invitation needs no password if users can sign in without one.
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html
    """
    message = settings.verification
    body, path = message["email_body"], ("user_verification", "email_body")
    if message["email_style"] is VerificationEmailStyle.LINK:
        if not re.search(_LINK, body):
            yield Problem(
                path,
                "must contain {##link text##}",
                "add {##Verify Email##}, for example",
                body,
                code="message-placeholder",
            )
    elif _CODE not in body:
        yield Problem(path, f"must contain {_CODE} for the code", f"add {_CODE}", body, code="message-placeholder")
    texts: list[tuple[Path, str | None, tuple[str, ...]]] = [
        (("user_verification", "sms_message"), message["sms_message"], (_CODE,)),
        (("mfa_message",), settings.arguments.get("mfa_message"), (_CODE,)),
        (("email_mfa", "message"), nested(settings.arguments, "email_mfa").get("message"), (_CODE,)),
    ]
    invitation = nested(settings.arguments, "user_invitation")
    invited = ("{username}", _CODE) if settings.first_factors == ("PASSWORD",) else ("{username}",)
    texts += [(("user_invitation", key), invitation.get(key), invited) for key in ("email_body", "sms_message")]
    for where, text, placeholders in texts:
        for placeholder in placeholders:
            if text is not None and placeholder not in text:
                yield Problem(
                    where, f"must contain {placeholder}", f"add {placeholder}", text, code="message-placeholder"
                )


def device_tracking_is_not_empty(settings: UserPoolSettings) -> Iterator[Problem]:
    """An empty block would turn device tracking on in AWS."""
    tracking = settings.arguments.get("device_tracking")
    if tracking is not None and not tracking:
        fix = "set `device_tracking.challenge_required_on_new_device`, or remove it to turn device tracking off"
        yield Problem(
            ("device_tracking",),
            "is empty, so AWS would remember every device",
            fix,
            code="device-tracking-empty",
        )


RULES = (
    has_a_sign_in_alias,
    mfa_has_a_method,
    email_mfa_is_complete,
    sms_mfa_is_on_if_sms_is_sent,
    sms_has_a_role,
    phone_recovery_has_sms,
    feature_plan_is_high_enough,
    first_factors_are_allowed,
    kept_attributes_are_verified,
    attribute_count_is_allowed,
    custom_attributes_are_valid,
    messages_have_their_placeholders,
    sender_is_complete,
    device_tracking_is_not_empty,
)
"""All rules, in the order of their problems."""
