"""cognito-pool-mfa-not-sms-only."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.factors import TOTP, enable_totp, first_factors, mfa_in_use
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for codes that are sent without a factor beside them that is not; none at all is another rule's find."""
    if not mfa_in_use(pool) or pool.flag(TOTP, "enabled") not in (None, False):
        return
    sent = [
        name
        for name, block in (("SMS", "smsConfiguration"), ("e-mail", "emailMfaConfiguration"))
        if isinstance(pool.block(block), dict)
    ]
    if not sent:
        return
    factors = first_factors(pool)
    if factors.complete and "WEB_AUTHN" not in factors.known:
        yield (
            f"the only second factors are codes sent by {' and '.join(sent)}, which can be intercepted and phished;"
            f" {TOTP}.enabled must be true"
        )


RULE = Rule(
    id="cognito-pool-mfa-not-sms-only",
    title="MFA is more than a text message",
    description="A user pool with MFA offers a factor that is not a code sent by SMS or e-mail.",
    severity=Severity.HIGH,
    frameworks=("nist:3.1.3.3", "asvs:6.6.1", "stave:CTL.COGNITO.MFA.SMSONLY.001"),
    remediation_steps="Set softwareTokenMfaConfiguration.enabled to true, or allow passkeys (WEB_AUTHN).",
    url="https://pages.nist.gov/800-63-4/sp800-63b.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=enable_totp,
)
