"""cognito-trust-slot.

A role can have a valid trust policy and still be assigned wrongly: to signed-in users although it trusts guests, or by
another identity pool. Groups and role mappings assign roles too. In a first preview the trust policy is computed, but
the identity pool that its value comes from is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.role_slots import Slot, slots
from cognito_policies.iam.trust_policy import Grant, UnknownStatement, cognito_statements
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, USER_GROUP, USER_POOL, type_of
from cognito_policies.model.values import UNKNOWN, quoted
from cognito_policies.rules.role_trust.pools import PoolFinder, Pools
from cognito_policies.rules.role_trust.trust_statements import POLICY, literals


@dataclass(frozen=True)
class _Statement:
    """The kinds of user and the identity pools that one statement trusts."""

    label: str
    kinds: frozenset[str]
    pools: frozenset[str]


@dataclass(frozen=True)
class _Trust:
    """What a role trusts. Equal for roles with the same trust, so that these are checked once."""

    statements: tuple[_Statement | None, ...]
    made_from: frozenset[str]


@dataclass(frozen=True)
class _Findings:
    """What is wrong with a role assignment, and whether its identity pool is computed."""

    problems: tuple[str, ...] = ()
    unchecked: bool = False


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check each role in each assignment."""
    pools_of = PoolFinder(subjects)
    roles = _Roles()
    for slot in slots(subjects):
        pools = pools_of.place(slot.place)
        findings = roles.evaluate(slot, pools)
        if findings.unchecked:
            slot.place.holder.add_unknown("identityPoolId")
        if findings.problems and not slot.certain:
            slot.place.holder.add_unknown(*slot.place.path)
            continue
        for problem in findings.problems:
            yield StackFinding(slot.roles[0].urn, f"{problem}, but the role is assigned as {slot.place.label}")


class _Roles:
    """Checks role assignments; findings are cached, because each assignment can have any of many roles."""

    def __init__(self) -> None:
        self._trusts: dict[str, _Trust | None] = {}
        self._sets: dict[int, tuple[_Trust, ...]] = {}
        self._checked: dict[tuple[int, str, Pools], _Findings] = {}

    def evaluate(self, slot: Slot, pools: Pools) -> _Findings:
        """Check the roles that can be in an assignment; the first one with findings is enough."""
        key = (id(slot.roles), slot.place.kind, pools)
        if key not in self._checked:
            found = (_check_one(trust, slot.place.kind, pools) for trust in self._alike(slot.roles))
            wrong = (one for one in found if one.problems or one.unchecked)
            self._checked[key] = next(wrong, _Findings())
        return self._checked[key]

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
    """Return what a role trusts; None if the policy is invalid, which cognito-trust-aud reports."""
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
        role.add_unknown(POLICY, statement.label)
        return None
    pools = (text for condition in statement.conditions_on("aud") for text in literals(condition) or ())
    return _Statement(statement.label, statement.kinds(), frozenset(pools))


def _check_one(trust: _Trust, kind: str, pools: Pools) -> _Findings:
    if not trust.statements:
        return _Findings((f"{POLICY} doesn't trust Cognito identities",))
    found = [_check_statement(one, kind, pools) for one in trust.statements if one is not None]
    problems = [problem for one in found for problem in one.problems]
    if None in trust.statements and trust.made_from and pools.urns and not trust.made_from & pools.urns:
        problems.append(f"{POLICY} trusts another identity pool")
    return _Findings(tuple(problems), any(one.unchecked for one in found))


def _check_statement(statement: _Statement, kind: str, pools: Pools) -> _Findings:
    problems = []
    if statement.kinds and kind not in statement.kinds:
        problems.append(f"{POLICY}, {statement.label} trusts {' and '.join(sorted(statement.kinds))} users")
    strange = statement.pools if not statement.pools & pools.ids else ()
    if strange and pools.complete and pools.ids:
        problems.append(f"{POLICY}, {statement.label} trusts the identity pool {quoted(sorted(strange))}")
    # A role may also be for other identity pools in the stack, but not for one outside the stack.
    more = statement.pools - pools.ids - pools.of_stack if not strange and pools.complete else frozenset()
    if more:
        problems.append(f"{POLICY}, {statement.label} also trusts the identity pool {quoted(sorted(more))}")
    return _Findings(tuple(problems), unchecked=bool(strange and pools.urns and not (pools.complete and pools.ids)))


RULE = Rule(
    id="cognito-trust-slot",
    title="Role assignments match trust policies",
    description=(
        "A role is assigned by the identity pool that it trusts (aud), to the kind of user that it trusts (amr): as"
        " role of the identity pool, in role mappings and in groups."
    ),
    severity=Severity.CRITICAL,
    frameworks=("aws:role-trust-and-permissions", "amplify:CognitoRoleTrustPolicyValidator"),
    remediation_steps=(
        "Use a separate aws.iam.Role for each identity pool and kind of user, with that pool's id in aud and that"
        " kind in amr of assumeRolePolicy."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE, ROLE_ATTACHMENT, USER_GROUP, IDENTITY_POOL, USER_POOL),
    check_stack=check_stack,
)
