"""cognito-pool-account-recovery.

Without the setting, Cognito prefers SMS to email (API reference of CreateUserPool); that is a risk only if the pool can
send SMS. Cognito doesn't accept the channel of the only second factor for recovery.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.user_pool.contacts import EMAIL_MFA, SMS
from cognito_policies.rules.user_pool.factors import TOTP, mfa_in_use

_PATH: Final = ("accountRecoverySetting", "recoveryMechanisms")
_PHONE: Final = "verified_phone_number"
_CHANNELS: Final = ((SMS, _PHONE), (EMAIL_MFA, "verified_email"))


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check the preferred mechanism, and that it isn't the second factor."""
    if pool.value(*_PATH) in (None, []):
        if _sends_sms(pool):
            yield f"{format_path(_PATH)} is not set: Cognito prefers SMS; a stolen phone number gives the account away"
        return
    mechanisms = [
        (pool.integer(*_PATH, index, "priority"), pool.text(*_PATH, index, "name")) for index in pool.indices(*_PATH)
    ]
    known = [(priority, name) for priority, name in mechanisms if isinstance(priority, int) and isinstance(name, str)]
    if not known or len(known) < len(mechanisms):
        return
    first = min(priority for priority, _ in known)
    if (first, _PHONE) in known and _sends_sms(pool):
        yield f'{format_path(_PATH)} prefers "{_PHONE}": a stolen phone number gives the account away'
    only = _only_second_factor(pool)
    if {name for _, name in known} == {only}:
        yield f'{format_path(_PATH)} has only "{only}", the channel of the only second factor: recovery fails'


def _sends_sms(pool: Subject) -> bool:
    """Return whether the pool can send SMS; without it, there is no recovery by phone."""
    return pool.block(SMS) not in (None, UNKNOWN)


def _only_second_factor(pool: Subject) -> str | None:
    """Return the recovery mechanism with the channel of the only second factor, or None."""
    if not mfa_in_use(pool) or pool.boolean(TOTP, "enabled") not in (None, False):
        return None
    channels = [(pool.block(block), mechanism) for block, mechanism in _CHANNELS]
    if any(block is UNKNOWN for block, _ in channels):
        return None
    present = [mechanism for block, mechanism in channels if block is not None]
    return present[0] if len(present) == 1 else None


RULE = Rule(
    id="cognito-pool-account-recovery",
    title="Account recovery by email first",
    description="A user pool prefers email for account recovery, and another channel than the second factor.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:6.4.3",
        "prowler:cognito_user_pool_account_recovery_sms_not_preferred",
        "stave:CTL.COGNITO.RECOVERY.NOMFA.001",
    ),
    remediation_steps=(
        'In accountRecoverySetting.recoveryMechanisms, give "verified_email" (or "admin_only") priority 1, and enable'
        " softwareTokenMfaConfiguration."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
