"""cognito-pool-passkey-user-verification."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.user_pool.factors import first_factors
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown

_BLOCK: Final = "webAuthnConfiguration"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look at passkeys where people may use them; absent means that user verification is only preferred."""
    if "WEB_AUTHN" not in first_factors(pool).known:
        return
    verification = pool.text(_BLOCK, "userVerification")
    if verification not in {"required", UNKNOWN}:
        given = shown(verification, absent='absent, which means "preferred"')
        yield f'{_BLOCK}.userVerification is {given}: a found key lets its finder in; it must be "required"'
    if pool.text(_BLOCK, "relyingPartyId") in {None, ""}:
        yield f"{_BLOCK}.relyingPartyId is absent: passkeys are bound to a domain, and a later change loses them all"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Require a PIN or a fingerprint; the domain is the owner's to know."""
    yield SetValue((_BLOCK, "userVerification"), "required")


RULE = Rule(
    id="cognito-pool-passkey-user-verification",
    title="Passkeys verify who holds them",
    description="A user pool with passkeys requires user verification and names the domain they belong to.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.3.3", "nist:AAL2"),
    remediation_steps=(
        'Set webAuthnConfiguration.userVerification to "required" and relyingPartyId to the domain people sign in at.'
    ),
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
