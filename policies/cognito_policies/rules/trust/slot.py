"""cognito-trust-slot.

Presence checks pass a role that is safe for others: made for guests and attached for the signed-in, or made for
another identity pool. Groups and role mappings hand out roles like the identity pool's own two slots do. In a first
preview the trust policy is not known, but which identity pool it is made from is.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cognito_policies.index import Index
from cognito_policies.links import type_of
from cognito_policies.options import Options
from cognito_policies.policy_document import MalformedPolicyError
from cognito_policies.role_slots import KINDS, Place, Slot, of_type, slots
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.trust.reading import POLICY, literals
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, USER_GROUP, USER_POOL
from cognito_policies.trust_policy import Grant, UnknownStatement, cognito_statements
from cognito_policies.values import UNKNOWN

_PROVIDERS: Final = "cognitoIdentityProviders"


@dataclass(frozen=True)
class _Pools:
    """The identity pools a place hands out roles for: their ids as far as they are known, and their URNs."""

    ids: frozenset[str]
    urns: frozenset[str]
    complete: bool


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look at every role in every place that hands it out."""
    pools_of = _Finder(subjects)
    for slot in slots(subjects):
        problems = list(_problems(slot, pools_of.place(slot.place)))
        if problems and not slot.certain:
            slot.place.holder.remember_unknown(*slot.place.path)
            continue
        for problem in problems:
            yield StackFinding(slot.role.urn, f"{problem}, but the role is {slot.place.label}")


def _problems(slot: Slot, pools: _Pools) -> Iterator[str]:
    document = slot.role.value(POLICY)
    if document is UNKNOWN:
        yield from _origin(slot, pools)
        return
    try:
        statements = list(cognito_statements(document))
    except MalformedPolicyError:
        return  # cognito-trust-aud says what is wrong with it.
    if not statements:
        yield "Cognito can't assume it"
    for statement in statements:
        if isinstance(statement, UnknownStatement):
            slot.role.remember_unknown(POLICY, statement.label)
            yield from _origin(slot, pools)
        else:
            yield from _grant(statement, slot, pools)


def _grant(grant: Grant, slot: Slot, pools: _Pools) -> Iterator[str]:
    kinds = {kind for condition in grant.conditions_on("amr") for kind in KINDS if kind in condition.values}
    if kinds and slot.place.kind not in kinds:
        yield f"{grant.label} trusts {' and '.join(sorted(kinds))} users"
    trusted = {text for condition in grant.conditions_on("aud") for text in literals(condition) or ()}
    if not trusted or trusted & pools.ids:
        return
    if pools.complete and pools.ids:
        yield f"{grant.label} trusts the identity pool {', '.join(sorted(trusted))}"
    elif pools.urns:
        slot.place.holder.remember_unknown("identityPoolId")


def _origin(slot: Slot, pools: _Pools) -> Iterator[str]:
    """Judge by the identity pools a trust policy is made from."""
    made_from = {urn for urn in slot.role.property_dependencies.get(POLICY, ()) if type_of(urn) == IDENTITY_POOL}
    if made_from and pools.urns and not made_from & pools.urns:
        yield f"{POLICY} is made from another identity pool"


class _Finder:
    """Finds the identity pools a place hands out roles for."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        pools = of_type(subjects, IDENTITY_POOL)
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

    def place(self, place: Place) -> _Pools:
        """Return the pools of an attachment, or those that take the tokens of a group's user pool."""
        if place.holder.type == ROLE_ATTACHMENT:
            given = place.holder.peek("identityPoolId")
            tied = {pool.urn: pool for pool in self._pools.find(place.holder, "identityPoolId").sure}
        else:
            given = None
            users = self._users.find(place.holder, "userPoolId").sure
            found = [self._by_origin[user.urn] + self._by_name[str(user.peek("id"))] for user in users]
            tied = {pool.urn: pool for pools in found for pool in pools}
        ids = [text for text in (given, *(pool.peek("id") for pool in tied.values())) if isinstance(text, str)]
        return _Pools(frozenset(ids), frozenset(tied), complete=isinstance(given, str) or len(ids) == len(tied))


RULE = Rule(
    id="cognito-trust-slot",
    title="A role is used for whom it trusts",
    description=(
        "A role is handed out by the identity pool it trusts (aud) and to the kind of user it trusts (amr): in the"
        " pool's slots, in role mappings and in groups."
    ),
    severity=Severity.CRITICAL,
    frameworks=("aws:role-trust-and-permissions", "amplify:CognitoRoleTrustPolicyValidator"),
    remediation_steps=(
        "Make one role for each identity pool and kind of user, with that pool's id in aud and that kind in amr, and"
        " attach it there."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE, ROLE_ATTACHMENT, USER_GROUP, IDENTITY_POOL, USER_POOL),
    check_stack=check_stack,
)
