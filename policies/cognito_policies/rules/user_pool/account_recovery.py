"""cognito-pool-account-recovery.

Without the setting Cognito keeps its older behaviour, in which SMS comes before email (API reference of
CreateUserPool); that is a risk only where the pool can send SMS. A channel that is the only second factor can't be the
only way back: Cognito does not count it.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.user_pool.contacts import E_MAIL_MFA, SMS
from cognito_policies.rules.user_pool.factors import TOTP, mfa_in_use
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN

_PATH: Final = ("accountRecoverySetting", "recoveryMechanisms")
_PHONE: Final = "verified_phone_number"
_CHANNELS: Final = ((SMS, _PHONE), (E_MAIL_MFA, "verified_email"))


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look at the mechanism that comes first, and at whether it is another than the second factor."""
    if pool.value(*_PATH) in (None, []):
        if _sends_sms(pool):
            yield f"{spelled(_PATH)} is not set: Cognito then prefers SMS, which whoever takes over a number receives"
        return
    mechanisms = [
        (pool.whole(*_PATH, index, "priority"), pool.text(*_PATH, index, "name")) for index in pool.indices(*_PATH)
    ]
    known = [(priority, name) for priority, name in mechanisms if isinstance(priority, int) and isinstance(name, str)]
    if not known or len(known) < len(mechanisms):
        return
    first = min(priority for priority, _ in known)
    if (first, _PHONE) in known and _sends_sms(pool):
        yield f"{spelled(_PATH)} starts with {_PHONE}: whoever takes over a number takes over the account"
    only = _only_second_factor(pool)
    if {name for _, name in known} == {only}:
        yield f"{spelled(_PATH)} has only {only}, which is the only second factor too: nobody can recover"


def _sends_sms(pool: Subject) -> bool:
    """Tell whether the pool can send SMS at all: without it, nobody recovers by phone."""
    return pool.block(SMS) not in (None, UNKNOWN)


def _only_second_factor(pool: Subject) -> str | None:
    """Return the recovery mechanism whose channel is the only second factor, None where there is none."""
    if not mfa_in_use(pool) or pool.flag(TOTP, "enabled") not in (None, False):
        return None
    channels = [(pool.block(block), mechanism) for block, mechanism in _CHANNELS]
    if any(block is UNKNOWN for block, _ in channels):
        return None
    present = [mechanism for block, mechanism in channels if block is not None]
    return present[0] if len(present) == 1 else None


RULE = Rule(
    id="cognito-pool-account-recovery",
    title="Recovery is no back door",
    description="A user pool recovers accounts by e-mail first, over another channel than the second factor's.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:6.4.3",
        "prowler:cognito_user_pool_account_recovery_sms_not_preferred",
        "stave:CTL.COGNITO.RECOVERY.NOMFA.001",
    ),
    remediation_steps=(
        "Set accountRecoverySetting.recoveryMechanisms with verified_email (or admin_only) at priority 1, and offer"
        " TOTP as second factor."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
