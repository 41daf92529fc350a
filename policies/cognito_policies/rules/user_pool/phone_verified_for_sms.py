"""cognito-pool-phone-verified-for-sms."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.contacts import PHONE, SMS, VERIFIED, add_words, missing
from cognito_policies.rules.user_pool.factors import mfa_in_use
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for codes sent by SMS as a second factor to numbers nobody verified."""
    if mfa_in_use(pool) and isinstance(pool.block(SMS), dict) and missing(pool, (VERIFIED,), (PHONE,)):
        yield f'codes are sent by SMS, but {VERIFIED} lacks "{PHONE}": a mistyped number gets them'


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Verify phone numbers."""
    yield from add_words(pool, (VERIFIED,), (PHONE,))


RULE = Rule(
    id="cognito-pool-phone-verified-for-sms",
    title="SMS codes go to verified numbers",
    description="A user pool with MFA that can send SMS verifies phone numbers.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.6.1", "stave:CTL.COGNITO.VERIFY.PHONE.001"),
    remediation_steps='Add "phone_number" to autoVerifiedAttributes, or remove smsConfiguration and use TOTP.',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
