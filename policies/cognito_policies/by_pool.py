"""The resources of each user pool together, whether or not the pool is in the stack."""

from collections.abc import Iterable

from cognito_policies.index import Index
from cognito_policies.role_slots import of_type
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN

_POOL = "userPoolId"


def pool_key(subject: Subject, pools: Index) -> object:
    """Return what tells a resource's user pool from others; None where that is not known."""
    found = pools.find(subject, _POOL).sure
    if found:
        return found[0].urn
    value = subject.peek(_POOL)
    origins = tuple(sorted(subject.property_dependencies.get(_POOL, ())))
    return origins or None if value is UNKNOWN else value


def by_pool(subjects: Iterable[Subject], members: Iterable[Subject]) -> list[list[Subject]]:
    """Group `members` by their user pools; one whose pool can't be told is in no group, and says so."""
    pools = Index(of_type(subjects, USER_POOL))
    groups: dict[str, list[Subject]] = {}
    for member in members:
        key = pool_key(member, pools)
        if key is None:
            member.value(_POOL)
        else:
            groups.setdefault(repr(key), []).append(member)
    return list(groups.values())
