"""cognito-pool-phone-verified-for-sms."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.contacts import PHONE, SMS, VERIFIED, add_words, missing
from cognito_policies.rules.user_pool.factors import mfa_in_use


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check for MFA codes sent to unverified phone numbers."""
    if mfa_in_use(pool) and isinstance(pool.block(SMS), dict) and missing(pool, (VERIFIED,), (PHONE,)):
        yield f'{VERIFIED} lacks "{PHONE}": MFA codes by SMS go to unverified numbers'


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Verify phone numbers."""
    yield from add_words(pool, (VERIFIED,), (PHONE,))


RULE = Rule(
    id="cognito-pool-phone-verified-for-sms",
    title="MFA codes go to verified numbers",
    description="A user pool with MFA that can send SMS verifies phone numbers.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.6.1", "stave:CTL.COGNITO.VERIFY.PHONE.001"),
    remediation_steps='Add "phone_number" to autoVerifiedAttributes, or remove smsConfiguration and use TOTP.',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
