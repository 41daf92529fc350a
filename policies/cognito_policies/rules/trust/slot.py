"""cognito-trust-slot.

Presence checks pass a role that is safe for others: made for guests and attached for the signed-in, or made for
another identity pool. Groups and role mappings hand out roles like the identity pool's own two slots do. In a first
preview the trust policy is not known, but which identity pool it is made from is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cognito_policies.options import Options
from cognito_policies.policy_document import MalformedPolicyError
from cognito_policies.role_slots import Slot, slots
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.trust.pools import PoolFinder, Pools
from cognito_policies.rules.trust.reading import POLICY, literals
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, USER_GROUP, USER_POOL, type_of
from cognito_policies.trust_policy import Grant, UnknownStatement, cognito_statements
from cognito_policies.values import UNKNOWN


@dataclass(frozen=True)
class _Statement:
    """Whom one statement trusts, as far as it says; None for a statement that is not known yet."""

    label: str
    kinds: frozenset[str]
    pools: frozenset[str]


@dataclass(frozen=True)
class _Trust:
    """Whom a role trusts: equal for roles that trust alike, so that each of a thousand is not judged anew."""

    statements: tuple[_Statement | None, ...]
    made_from: frozenset[str]


@dataclass(frozen=True)
class _Judgement:
    """What is wrong with a role in a place, and whether nobody can tell yet of which pool the place is."""

    problems: tuple[str, ...] = ()
    undecided: bool = False


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look at every role in every place that hands it out."""
    pools_of = PoolFinder(subjects)
    roles = _Roles()
    for slot in slots(subjects):
        pools = pools_of.place(slot.place)
        judgement = roles.judge(slot, pools)
        if judgement.undecided:
            slot.place.holder.remember_unknown("identityPoolId")
        if judgement.problems and not slot.certain:
            slot.place.holder.remember_unknown(*slot.place.path)
            continue
        for problem in judgement.problems:
            yield StackFinding(slot.roles[0].urn, f"{problem}, but the role is {slot.place.label}")


class _Roles:
    """Judges the roles of places; what was found once is kept, for many places may hold any of many roles."""

    def __init__(self) -> None:
        self._trusts: dict[str, _Trust | None] = {}
        self._sets: dict[int, tuple[_Trust, ...]] = {}
        self._judged: dict[tuple[int, str, Pools], _Judgement] = {}

    def judge(self, slot: Slot, pools: Pools) -> _Judgement:
        """Judge the roles that may be in a place; of those that don't fit, the first is enough."""
        key = (id(slot.roles), slot.place.kind, pools)
        if key not in self._judged:
            judged = (_judge(trust, slot.place.kind, pools) for trust in self._alike(slot.roles))
            wrong = (one for one in judged if one.problems or one.undecided)
            self._judged[key] = next(wrong, _Judgement())
        return self._judged[key]

    def _alike(self, roles: tuple[Subject, ...]) -> tuple[_Trust, ...]:
        if id(roles) not in self._sets:
            trusts = dict.fromkeys(self._trust(role) for role in roles)
            self._sets[id(roles)] = tuple(trust for trust in trusts if trust is not None)
        return self._sets[id(roles)]

    def _trust(self, role: Subject) -> _Trust | None:
        if role.urn not in self._trusts:
            self._trusts[role.urn] = _read(role)
        return self._trusts[role.urn]


def _read(role: Subject) -> _Trust | None:
    """Read whom a role trusts; None where its policy is none: cognito-trust-aud says what is wrong with it."""
    origins = role.property_dependencies.get(POLICY, ())
    made_from = frozenset(urn for urn in origins if type_of(urn) == IDENTITY_POOL)
    document = role.value(POLICY)
    if document is UNKNOWN:
        return _Trust((None,), made_from)
    try:
        return _Trust(tuple(_statement(role, one) for one in cognito_statements(document)), made_from)
    except MalformedPolicyError:
        return None


def _statement(role: Subject, statement: Grant | UnknownStatement) -> _Statement | None:
    if isinstance(statement, UnknownStatement):
        role.remember_unknown(POLICY, statement.label)
        return None
    pools = (text for condition in statement.conditions_on("aud") for text in literals(condition) or ())
    return _Statement(statement.label, statement.kinds(), frozenset(pools))


def _judge(trust: _Trust, kind: str, pools: Pools) -> _Judgement:
    if not trust.statements:
        return _Judgement(("Cognito can't assume it",))
    judged = [_judge_statement(one, kind, pools) for one in trust.statements if one is not None]
    problems = [problem for one in judged for problem in one.problems]
    if None in trust.statements and trust.made_from and pools.urns and not trust.made_from & pools.urns:
        problems.append(f"{POLICY} is made from another identity pool")
    return _Judgement(tuple(problems), any(one.undecided for one in judged))


def _judge_statement(statement: _Statement, kind: str, pools: Pools) -> _Judgement:
    problems = []
    if statement.kinds and kind not in statement.kinds:
        problems.append(f"{statement.label} trusts {' and '.join(sorted(statement.kinds))} users")
    strange = statement.pools if not statement.pools & pools.ids else ()
    if strange and pools.complete and pools.ids:
        problems.append(f"{statement.label} trusts the identity pool {', '.join(sorted(strange))}")
    # Beside its own, a role may be for other identity pools of the stack, and for none that the stack does not have.
    more = statement.pools - pools.ids - pools.of_stack if not strange and pools.complete else frozenset()
    if more:
        problems.append(f"{statement.label} trusts the identity pool {', '.join(sorted(more))} as well")
    return _Judgement(tuple(problems), undecided=bool(strange and pools.urns and not (pools.complete and pools.ids)))


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
