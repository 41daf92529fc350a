"""Groups resources by user pool, also if the pool is not in the stack."""

from collections.abc import Iterable

from cognito_policies.lookup.index import Index
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN

_POOL = "userPoolId"


def pool_key(subject: Subject, pools: Index) -> object:
    """Return a key for the user pool of a resource; None if it is not known."""
    found = pools.find(subject, _POOL).sure
    if found:
        return found[0].urn
    value = subject.peek(_POOL)
    origins = tuple(sorted(subject.property_dependencies.get(_POOL, ())))
    return origins or None if value is UNKNOWN else value


def by_pool(subjects: Iterable[Subject], members: Iterable[Subject]) -> list[list[Subject]]:
    """Group `members` by user pool; one with an unknown pool is in no group, and reports a computed value."""
    pools = Index(of_type(subjects, USER_POOL))
    groups: dict[str, list[Subject]] = {}
    for member in members:
        key = pool_key(member, pools)
        if key is None:
            member.value(_POOL)
        else:
            groups.setdefault(repr(key), []).append(member)
    return list(groups.values())
