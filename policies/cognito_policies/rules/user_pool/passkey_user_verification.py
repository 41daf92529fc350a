"""cognito-pool-passkey-user-verification."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.user_pool.factors import first_factors

_BLOCK: Final = "webAuthnConfiguration"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check the passkey settings if passkeys are allowed; absent means preferred."""
    if "WEB_AUTHN" not in first_factors(pool).known:
        return
    verification = pool.text(_BLOCK, "userVerification")
    if verification not in {"required", UNKNOWN}:
        given = format_value(verification, absent='not set (default "preferred")')
        yield f'{_BLOCK}.userVerification is {given}: a stolen device is enough to sign in; use lower-case "required"'
    if pool.text(_BLOCK, "relyingPartyId") in {None, ""}:
        yield f"{_BLOCK}.relyingPartyId is not set: passkeys are bound to this domain; a later change invalidates all"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Require user verification. The domain isn't known, so it isn't set."""
    yield SetValue((_BLOCK, "userVerification"), "required")


RULE = Rule(
    id="cognito-pool-passkey-user-verification",
    title="Passkeys require user verification",
    description="A user pool with passkeys requires user verification, and has a relying party id.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.3.3", "nist:AAL2"),
    remediation_steps=(
        'Set webAuthnConfiguration.userVerification to "required" (AWS accepts only lower-case "required" or'
        ' "preferred"), and relyingPartyId to the domain of the sign-in page.'
    ),
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
