"""Which role is for whom: the places by which Cognito hands out IAM roles, and the trust policies that say it.

In a first preview ARNs do not exist, but the engine knows which roles a property's value comes from. Where it comes
from several, which of them stands at which place is not certain.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cognito_policies.index import Index, role_names
from cognito_policies.policy_document import MalformedPolicyError
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import ROLE, ROLE_ATTACHMENT, USER_GROUP
from cognito_policies.trust_policy import KINDS, SIGNED_IN, Grant, cognito_statements
from cognito_policies.values import UNKNOWN, Path


@dataclass(frozen=True)
class Place:
    """A property by which Cognito hands out a role, and the kind of user it is handed to."""

    holder: Subject
    path: Path
    kind: str

    @property
    def label(self) -> str:
        """How messages name it."""
        return f'{spelled(self.path)} of "{self.holder.name}"'


@dataclass(frozen=True)
class Slot:
    """A place and the role of the stack that is in it; where that is not certain, those of which one may be.

    Places that can't be told apart share one tuple of roles.
    """

    place: Place
    roles: tuple[Subject, ...]
    certain: bool


def of_type(subjects: Iterable[Subject], *tokens: str) -> list[Subject]:
    """Return the resources of some types."""
    return [subject for subject in subjects if subject.type in tokens]


def slots(subjects: Sequence[Subject]) -> list[Slot]:
    """Return every role of the stack that Cognito hands out, with the place by which it does."""
    roles = Index(of_type(subjects, ROLE), role_names)
    found: list[Slot] = []
    for place in places(subjects):
        means = roles.find(place.holder, str(place.path[0]), *place.path[1:])
        if means.sure or means.maybe:
            # Where all of an attachment's roles are one unknown value, what it comes from may stand in either slot.
            told = place.holder.peek(*place.path[:-1]) is not UNKNOWN
            found.append(Slot(place, means.sure or means.maybe, certain=told and len(means.sure) == 1))
    return found


def places(subjects: Iterable[Subject]) -> Iterator[Place]:
    """Yield the properties by which Cognito hands out roles, where something stands in them."""
    for subject in subjects:
        for path, kind in _paths(subject):
            if subject.peek(*path) is not None:
                yield Place(subject, path, kind)


def kinds(role: Subject) -> frozenset[str] | None:
    """Return the kinds of user a role's trust policy lets in, None where that can't be read (yet)."""
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
    """Yield the roles that are for one kind of user, and whether that is certain."""
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
