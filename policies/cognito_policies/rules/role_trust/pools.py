"""Finds the identity pools of a role assignment."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cognito_policies.iam.role_slots import Place
from cognito_policies.lookup.index import Index
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE_ATTACHMENT, USER_POOL

_PROVIDERS: Final = "cognitoIdentityProviders"


@dataclass(frozen=True)
class Pools:
    """The identity pools of a role assignment: the known ids, and the URNs."""

    ids: frozenset[str]
    urns: frozenset[str]
    complete: bool
    of_stack: frozenset[str] = frozenset()
    """The known ids of all identity pools in the stack."""


class PoolFinder:
    """Finds the identity pools of role assignments."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        pools = of_type(subjects, IDENTITY_POOL)
        self._of_stack = frozenset(text for pool in pools if isinstance(text := pool.peek("id"), str))
        self._pools = Index(pools)
        self._users = Index(of_type(subjects, USER_POOL))
        self._by_origin: defaultdict[str, list[Subject]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Subject]] = defaultdict(list)
        for pool in pools:
            for origin in pool.property_dependencies.get(_PROVIDERS, ()):
                self._by_origin[origin].append(pool)
            given = pool.peek(_PROVIDERS)
            for index in range(len(given)) if isinstance(given, list) else ():
                self._by_name[str(pool.peek(_PROVIDERS, index, "providerName")).rpartition("/")[2]].append(pool)

    def place(self, place: Place) -> Pools:
        """Return the pools of a role attachment, or those that accept tokens of a group's user pool."""
        if place.holder.type == ROLE_ATTACHMENT:
            given = place.holder.peek("identityPoolId")
            tied = {pool.urn: pool for pool in self._pools.find(place.holder, "identityPoolId").sure}
        else:
            given = None
            users = self._users.find(place.holder, "userPoolId").sure
            found = [self._by_origin[user.urn] + self._by_name[str(user.peek("id"))] for user in users]
            tied = {pool.urn: pool for pools in found for pool in pools}
        ids = [text for text in (given, *(pool.peek("id") for pool in tied.values())) if isinstance(text, str)]
        complete = isinstance(given, str) or len(ids) == len(tied)
        return Pools(frozenset(ids), frozenset(tied), complete, self._of_stack)
