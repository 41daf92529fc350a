"""cognito-idpool-has-provider."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.model.values import UNKNOWN

_LISTS: Final = ("cognitoIdentityProviders", "openidConnectProviderArns", "samlProviderArns")
_MAP: Final = "supportedLoginProviders"
_OWN: Final = "developerProviderName"


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check for an identity provider; if one is known, computed values don't matter."""
    if any(pool.peek(name) is not UNKNOWN and _has(pool, name) for name in (*_LISTS, _MAP, _OWN)):
        return
    waiting = [_has(pool, name) for name in (*_LISTS, _MAP, _OWN) if pool.peek(name) is UNKNOWN]
    if waiting or pool.wrong_types:
        return
    guests = pool.boolean("allowUnauthenticatedIdentities")
    if guests is True and not options.boolean("allowGuestOnly"):
        yield "cognitoIdentityProviders is not set, nor another provider: all users are guests"
    elif guests in (None, False):
        yield (
            "cognitoIdentityProviders is not set, nor another provider, and guest access is off: nothing uses the pool"
        )


def _has(pool: Subject, name: str) -> bool:
    if name in _LISTS:
        return len(pool.indices(name)) > 0
    return bool(pool.block(name) if name == _MAP else pool.text(name))


RULE = Rule(
    id="cognito-idpool-has-provider",
    title="Users can sign in",
    description="An identity pool has at least one identity provider.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ORPHAN.IDPOOL.001",),
    remediation_steps="Add a user pool and its app client to cognitoIdentityProviders, or remove the identity pool.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        BooleanOption(
            name="allowGuestOnly",
            description="Accept an identity pool that has guest access and no identity provider.",
            default=False,
        ),
    ),
)
