"""Finds out which role is for which users: from role assignments and trust policies.

In a first preview ARNs are computed, but the engine knows which roles a value comes from. With several origins, it is
not certain which role is in which property.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.trust_policy import KINDS, SIGNED_IN, Grant, cognito_statements
from cognito_policies.lookup.index import Index, role_names
from cognito_policies.model.subject import Subject, format_path, of_type
from cognito_policies.model.tokens import ROLE, ROLE_ATTACHMENT, USER_GROUP
from cognito_policies.model.values import UNKNOWN, Path


@dataclass(frozen=True)
class Place:
    """A property that assigns a role to one kind of user."""

    holder: Subject
    path: Path
    kind: str

    @property
    def label(self) -> str:
        """Its name in messages."""
        return f'{format_path(self.path)} of "{self.holder.name}"'


@dataclass(frozen=True)
class Slot:
    """A role assignment and its role; if that is not certain, the roles that are possible.

    Assignments that can't be distinguished share one tuple of roles.
    """

    place: Place
    roles: tuple[Subject, ...]
    certain: bool


def slots(subjects: Sequence[Subject]) -> list[Slot]:
    """Return all role assignments of the stack with their roles."""
    roles = Index(of_type(subjects, ROLE), role_names)
    found: list[Slot] = []
    for place in places(subjects):
        means = roles.find(place.holder, str(place.path[0]), *place.path[1:])
        if means.sure or means.maybe:
            # If `roles` is computed as a whole, its origins can be in both properties.
            known = place.holder.peek(*place.path[:-1]) is not UNKNOWN
            found.append(Slot(place, means.sure or means.maybe, certain=known and len(means.sure) == 1))
    return found


def places(subjects: Iterable[Subject]) -> Iterator[Place]:
    """Yield the properties that assign roles, if they are set."""
    for subject in subjects:
        for path, kind in _paths(subject):
            if subject.peek(*path) is not None:
                yield Place(subject, path, kind)


def kinds(role: Subject) -> frozenset[str] | None:
    """Return the kinds of user that a role's trust policy allows, or None if it is computed or invalid."""
    found: set[str] = set()
    try:
        for statement in cognito_statements(role.peek("assumeRolePolicy")):
            if not isinstance(statement, Grant):
                return None
            found |= statement.kinds() or set(KINDS)
    except MalformedPolicyError:
        return None
    return frozenset(found)


def roles_for(kind: str, subjects: Sequence[Subject]) -> Iterator[tuple[Subject, bool]]:
    """Yield the roles for one kind of user, and whether that is certain."""
    meant = [slot for slot in slots(subjects) if slot.place.kind == kind]
    sure = {slot.roles[0].urn for slot in meant if slot.certain}
    sets = {id(slot.roles): slot.roles for slot in meant}
    maybe = {role.urn for roles in sets.values() for role in roles}
    for role in of_type(subjects, ROLE):
        trusted = kinds(role) or ()
        if kind in trusted or role.urn in sure:
            yield role, True
        elif role.urn in maybe and not trusted:
            yield role, False


def _paths(subject: Subject) -> Iterator[tuple[Path, str]]:
    if subject.type == USER_GROUP:
        yield ("roleArn",), SIGNED_IN
    if subject.type == ROLE_ATTACHMENT:
        yield from ((("roles", kind), kind) for kind in KINDS)
        for mapping in _indices(subject, "roleMappings"):
            for rule in _indices(subject, "roleMappings", mapping, "mappingRules"):
                yield ("roleMappings", mapping, "mappingRules", rule, "roleArn"), SIGNED_IN


def _indices(subject: Subject, *path: str | int) -> range:
    value = subject.peek(*path)
    return range(len(value)) if isinstance(value, list) else range(0)
