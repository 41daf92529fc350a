"""What Cognito demands of a user pool beyond its API model: one small named rule each."""

import re
from collections.abc import Iterator
from itertools import chain

from cognito_identity.attributes.settings import AWS_NAMES, AWS_OWN_NAMES
from cognito_identity.enums import AccountRecovery, AttributeType, Mfa, VerificationEmailStyle
from cognito_identity.user_pool.feature_plan import RANK
from cognito_identity.user_pool.mail_rules import sender_is_complete
from cognito_identity.user_pool.settings import STRING_MAX_LENGTH, UserPoolSettings
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.reader import nested

_CODE = "{####}"
_MOST_ATTRIBUTES = 50
_LINK = r"(?s)\{##.*?##\}"
_TWO_WAYS = (AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA, AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL)


def user_pool_problems(settings: UserPoolSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def some_way_to_sign_in(settings: UserPoolSettings) -> Iterator[Problem]:
    """A pool whose people have no name to type can't be used."""
    path = ("sign_in_aliases",)
    if not settings.aliases:
        yield Problem(
            path, "leaves no way to sign in", "turn on `username`, `email` or `phone`", code="sign-in-alias-missing"
        )
    elif settings.aliases == {"preferred_username"} or (
        "preferred_username" in settings.aliases and "username" not in settings.aliases
    ):
        fix = "turn on `username` too, or turn `preferred_username` off"
        yield Problem(
            (*path, "preferred_username"),
            "is a second name beside the user name",
            fix,
            value=True,
            code="sign-in-alias-missing",
        )


def second_factor_present(settings: UserPoolSettings) -> Iterator[Problem]:
    """SetUserPoolMfaConfig refuses MFA without a factor."""
    if settings.mfa is not Mfa.OFF and not settings.factors:
        rule = f"names no factor while `mfa` is {settings.mfa.value}"
        yield Problem(
            ("mfa_second_factor",),
            rule,
            "turn on `otp`, or set `mfa` to off",
            code="second-factor-missing",
            related=("mfa",),
        )


def email_factor_can_send(settings: UserPoolSettings) -> Iterator[Problem]:
    """E-mail as a factor needs a sender of one's own and a way to recover that is not the same mailbox.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html
    """
    if "email" not in settings.factors:
        return
    path = ("mfa_second_factor", "email")
    if not settings.uses_ses:
        yield Problem(
            path,
            "needs SES: Cognito's own sender carries no second factors",
            "give `email.from_email`",
            True,
            code="email-factor-without-sender",
        )
    if settings.account_recovery not in _TWO_WAYS:
        rule = "must offer two ways while e-mail is a second factor"
        fix = f"use {' or '.join(way.value for way in _TWO_WAYS)}"
        yield Problem(
            ("account_recovery",), rule, fix, settings.account_recovery.value, code="email-factor-without-sender"
        )


def sending_sms_means_sms_factor(settings: UserPoolSettings) -> Iterator[Problem]:
    """As soon as a pool may send SMS and MFA is on, AWS offers SMS as a factor; better said than found out."""
    if settings.mfa is Mfa.OFF or not settings.has_sms or "sms" in settings.factors or not settings.factors:
        return
    path, fix = ("mfa_second_factor", "sms"), "turn it on, or set `auto_verify.phone` to false"
    if settings.sends_sms:
        rule = "is off, but phone numbers are verified (or sign in) by SMS, and AWS then offers SMS as a second factor"
    else:
        word = "sms_role" if "sms_role" in settings.arguments else "enable_sms_role"
        rule = f"is off, but `{word}` lets the pool send SMS, and AWS then offers SMS as a second factor"
        fix = f"turn it on, or leave `{word}` out"
    yield Problem(path, rule, fix, value=False, code="sms-factor-implied")


def sms_has_a_role(settings: UserPoolSettings) -> Iterator[Problem]:
    """Cognito sends SMS under a role."""
    if settings.arguments.get("sms_role") == "":
        yield Problem(
            ("sms_role",), "must not be empty", "give the role's ARN, or leave it out", code="sms-role-missing"
        )
    if "sms_role" in settings.arguments and settings.arguments.get("enable_sms_role") is False:
        yield Problem(
            ("enable_sms_role",),
            "is false, but `sms_role` is given",
            "keep one of the two",
            value=False,
            code="sms-role-missing",
            related=("sms_role",),
        )
    if settings.sends_sms and not settings.makes_sms_role and "sms_role" not in settings.arguments:
        rule = "is off, but the pool sends SMS"
        yield Problem(
            ("enable_sms_role",), rule, "leave it out, or give `sms_role`", value=False, code="sms-role-missing"
        )


def recovery_by_phone_can_send(settings: UserPoolSettings) -> Iterator[Problem]:
    """A way to recover that can't be walked locks people out."""
    if settings.account_recovery is AccountRecovery.PHONE_ONLY_WITHOUT_MFA and not settings.has_sms:
        rule = "needs SMS, which this pool does not send"
        fix = "use email_only, or set `enable_sms_role` to true"
        yield Problem(("account_recovery",), rule, fix, settings.account_recovery.value, code="recovery-without-sms")


def plan_carries_what_is_asked(settings: UserPoolSettings) -> Iterator[Problem]:
    """AWS answers FeatureUnavailableInTierException, or ignores the setting.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
    """
    for argument, needed in settings.plan_needs:
        if RANK[settings.plan] < RANK[needed]:
            rule = f"is too low: `{argument}` needs {needed.value}"
            fix = f"use {needed.value}, leave it out, or do without `{argument}`"
            yield Problem(
                ("feature_plan",), rule, fix, settings.plan.value, code="feature-plan-too-low", related=(argument,)
            )


def first_factors_fit_mfa(settings: UserPoolSettings) -> Iterator[Problem]:
    """Measured on AWS: one-time codes first and required MFA exclude each other; half of the change would stick."""
    path = ("sign_in_policy", "allowed_first_auth_factors")
    if "PASSWORD" not in settings.first_factors:
        yield Problem(
            (*path, "password"),
            "can't be turned off: AWS demands it",
            "leave it out",
            value=False,
            code="first-factor-conflict",
        )
    if settings.mfa is not Mfa.REQUIRED:
        return
    for word, name in (("email_otp", "EMAIL_OTP"), ("sms_otp", "SMS_OTP"), ("passkey", "WEB_AUTHN")):
        if name in settings.first_factors:
            fix = "set `mfa` to optional, or turn it off"
            yield Problem(
                (*path, word),
                "can't begin a sign-in while `mfa` is required",
                fix,
                value=True,
                code="first-factor-conflict",
                related=("mfa",),
            )


def kept_attributes_are_verified(settings: UserPoolSettings) -> Iterator[Problem]:
    """An old value can only be kept until the new one is verified where it is verified at all."""
    for name, word in (("email", "email"), ("phone_number", "phone")):
        if name in settings.keep_original and name not in settings.auto_verify:
            fix = f"turn on `auto_verify.{word}`, or turn this off"
            yield Problem(
                ("keep_original", word),
                f"needs the {word} to be verified",
                fix,
                value=True,
                code="keep-original-not-verified",
            )


def attributes_fit_into_the_pool(settings: UserPoolSettings) -> Iterator[Problem]:
    """AWS counts standard and custom attributes together."""
    custom = nested(settings.arguments, "custom_attributes")
    if len(settings.attributes) > _MOST_ATTRIBUTES:
        standard = len(settings.attributes) - len(custom)
        rule = (
            f"and the standard ones must be at most {_MOST_ATTRIBUTES} together, and are {len(custom)} and {standard}"
        )
        yield Problem(("custom_attributes",), rule, "leave some out", code="too-many-attributes")


def custom_attributes_are_sound(settings: UserPoolSettings) -> Iterator[Problem]:
    """Bounds fit the type, and each other."""
    for name, wanted in nested(settings.arguments, "custom_attributes").items():
        path = ("custom_attributes", Key(name))
        if name.startswith(("custom:", "dev:")):
            yield Problem(
                path, "is prefixed by AWS itself", f"call it {name.split(':', 1)[1]}", code="custom-attribute-invalid"
            )
        if name in AWS_OWN_NAMES:
            words = [word for word, aws_name in AWS_NAMES.items() if aws_name == name]
            fix = f"declare it in `standard_attributes.{words[0]}`, or" if words else ""
            yield Problem(
                path,
                "is the name of an attribute every pool has",
                f"{fix} choose another name".strip(),
                code="custom-attribute-invalid",
            )
        kind = wanted.get("type")
        for low, high, fits in (("min_len", "max_len", AttributeType.STRING), ("min", "max", AttributeType.NUMBER)):
            for bound in (low, high):
                if bound in wanted and kind not in (fits, None):
                    yield Problem(
                        (*path, bound),
                        f"is a bound of a {fits.value}",
                        "leave it out",
                        wanted[bound],
                        code="custom-attribute-invalid",
                    )
            if low in wanted and high in wanted and wanted[low] > wanted[high]:
                fix = f"make `{low}` at most `{high}`"
                yield Problem(
                    (*path, low),
                    f"is more than `{high}`, {wanted[high]}",
                    fix,
                    wanted[low],
                    code="custom-attribute-invalid",
                    related=(high,),
                )
        for bound in ("min_len", "max_len"):
            if not 0 <= wanted.get(bound, 0) <= STRING_MAX_LENGTH:
                yield Problem(
                    (*path, bound),
                    f"must be 0 to {STRING_MAX_LENGTH}",
                    "choose another",
                    wanted[bound],
                    code="custom-attribute-invalid",
                )


def messages_carry_their_placeholders(settings: UserPoolSettings) -> Iterator[Problem]:
    """A message without its code, link or password is of no use.

    An invitation needs no password where users sign in without one.
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html
    """
    message = settings.verification
    body, path = message["email_body"], ("user_verification", "email_body")
    if message["email_style"] is VerificationEmailStyle.LINK:
        if not re.search(_LINK, body):
            yield Problem(
                path,
                "must contain {##text##} where the link goes",
                "add {##Verify e-mail##}",
                body,
                code="message-placeholder",
            )
    elif _CODE not in body:
        yield Problem(
            path, f"must contain {_CODE} where the code goes", f"add {_CODE}", body, code="message-placeholder"
        )
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


def device_tracking_says_something(settings: UserPoolSettings) -> Iterator[Problem]:
    """An empty block turns device tracking on at AWS, with settings nobody chose."""
    tracking = settings.arguments.get("device_tracking")
    if tracking is not None and not tracking:
        fix = "give `device_tracking.challenge_required_on_new_device`, or leave it out for no device tracking"
        yield Problem(
            ("device_tracking",),
            "is empty, and AWS would remember every device",
            fix,
            code="device-tracking-says-something",
        )


RULES = (
    some_way_to_sign_in,
    second_factor_present,
    email_factor_can_send,
    sending_sms_means_sms_factor,
    sms_has_a_role,
    recovery_by_phone_can_send,
    plan_carries_what_is_asked,
    first_factors_fit_mfa,
    kept_attributes_are_verified,
    attributes_fit_into_the_pool,
    custom_attributes_are_sound,
    messages_carry_their_placeholders,
    sender_is_complete,
    device_tracking_says_something,
)
"""Every rule, in the order people read about them."""
