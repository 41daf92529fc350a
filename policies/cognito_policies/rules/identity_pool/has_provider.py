"""cognito-idpool-has-provider."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL
from cognito_policies.values import UNKNOWN

_LISTS: Final = ("cognitoIdentityProviders", "openidConnectProviderArns", "samlProviderArns")
_MAP: Final = "supportedLoginProviders"
_OWN: Final = "developerProviderName"


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look for any provider; one that is known decides, whatever is unknown beside it."""
    if any(pool.peek(name) is not UNKNOWN and _has(pool, name) for name in (*_LISTS, _MAP, _OWN)):
        return
    waiting = [_has(pool, name) for name in (*_LISTS, _MAP, _OWN) if pool.peek(name) is UNKNOWN]
    if waiting or pool.mistyped:
        return
    guests = pool.flag("allowUnauthenticatedIdentities")
    if guests is True and not options.flag("allowGuestOnly"):
        yield "no provider at all, so that everybody is a guest: nobody can sign in"
    elif guests in (None, False):
        yield "no provider at all and no guests: nobody can get anything from the identity pool"


def _has(pool: Subject, name: str) -> bool:
    if name in _LISTS:
        return len(pool.indices(name)) > 0
    return bool(pool.block(name) if name == _MAP else pool.text(name))


RULE = Rule(
    id="cognito-idpool-has-provider",
    title="People can sign in",
    description="An identity pool has at least one identity provider.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ORPHAN.IDPOOL.001",),
    remediation_steps="Name the user pool and its client in cognitoIdentityProviders, or remove the identity pool.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        FlagOption(
            name="allowGuestOnly",
            description="Accept an identity pool that has guests and no provider.",
            default=False,
        ),
    ),
)
