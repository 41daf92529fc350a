"""cognito-pool-mfa-not-sms-only."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.factors import TOTP, enable_totp, first_factors, mfa_in_use


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check that codes by SMS or email aren't the only methods; another rule reports MFA without a method."""
    if not mfa_in_use(pool) or pool.boolean(TOTP, "enabled") not in (None, False):
        return
    sent = [
        name
        for name, block in (("SMS", "smsConfiguration"), ("email", "emailMfaConfiguration"))
        if isinstance(pool.block(block), dict)
    ]
    if not sent:
        return
    factors = first_factors(pool)
    if factors.complete and "WEB_AUTHN" not in factors.known:
        yield (
            f"{TOTP}.enabled is not true: the only MFA methods are codes by {' and '.join(sent)}, which can be"
            " intercepted"
        )


RULE = Rule(
    id="cognito-pool-mfa-not-sms-only",
    title="MFA has more than SMS and email codes",
    description="A user pool with MFA has a method other than codes by SMS or email.",
    severity=Severity.HIGH,
    frameworks=("nist:3.1.3.3", "asvs:6.6.1", "stave:CTL.COGNITO.MFA.SMSONLY.001"),
    remediation_steps=(
        'Set softwareTokenMfaConfiguration.enabled to true, or allow passkeys ("WEB_AUTHN" in signInPolicy).'
    ),
    url="https://pages.nist.gov/800-63-4/sp800-63b.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=enable_totp,
)
