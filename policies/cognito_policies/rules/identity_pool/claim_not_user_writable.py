"""cognito-idpool-claim-not-user-writable.

A user who can write an attribute decides the value of its claim. If it chooses a role or becomes a principal tag,
users choose their own permissions. An immutable attribute can be set at sign-up, so it counts in pools with sign-up.
Without writeAttributes, AWS decides what a client can write.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from cognito_policies.lock.schemas import STANDARD
from cognito_policies.lookup.index import Index
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, format_path, of_type
from cognito_policies.model.tokens import APP_CLIENTS, PRINCIPAL_TAG, ROLE_ATTACHMENT, USER_POOL, type_of
from cognito_policies.model.values import UNKNOWN, Path, format_value

_CUSTOM: Final = "custom:"
_ANYTHING: Final = "*"
_Pair: TypeAlias = tuple[Subject, Subject | None]
_STANDARD: Final = STANDARD - {"sub", "email_verified", "phone_number_verified"}


@dataclass(frozen=True)
class _Use:
    """A property in which a claim decides permissions, and the property with the user pool of its tokens."""

    holder: Subject
    path: Path
    provider: Path
    effect: str


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare each claim that decides permissions with what each client can write."""
    clients = _Clients(subjects)
    for use in (use for subject in subjects for use in _uses(subject)):
        claim = use.holder.text(*use.path)
        if isinstance(claim, str):
            for client, pool in clients.concerned(use, claim):
                yield from _check_one(use, claim, client, pool)


class _Clients:
    """The clients of the stack and their user pools, indexed by user pool and writable attribute."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        pools = Index(of_type(subjects, USER_POOL))
        self._all: defaultdict[str, list[_Pair]] = defaultdict(list)
        self._nameless: defaultdict[str, list[_Pair]] = defaultdict(list)
        self._by_id: defaultdict[tuple[str, str], list[_Pair]] = defaultdict(list)
        self._by_urn: defaultdict[tuple[str, str], list[_Pair]] = defaultdict(list)
        for client in of_type(subjects, *APP_CLIENTS):
            found = pools.find(client, "userPoolId").sure
            names = client.peek("userPoolId"), *(pool.peek("id") for pool in found)
            ids = {one for one in names if isinstance(one, str)}
            pair = client, (found[0] if found else None)
            for attribute in _written(client):
                self._all[attribute].append(pair)
                if not ids:
                    self._nameless[attribute].append(pair)
                for one in ids:
                    self._by_id[one, attribute].append(pair)
                for urn in (client.urn, *(pool.urn for pool in found)):
                    self._by_urn[urn, attribute].append(pair)

    def concerned(self, use: _Use, claim: str) -> Iterator[_Pair]:
        """Yield the clients that can write the claim in the user pool whose tokens have it, or can have it."""
        provider = use.holder.peek(*use.provider)
        origins = use.holder.property_dependencies.get(str(use.provider[0]), ())
        named = [urn for urn in origins if type_of(urn) in (USER_POOL, *APP_CLIENTS)]
        for attribute in (claim, _ANYTHING):
            if isinstance(provider, str):
                pool = provider.rpartition("/")[2].partition(":")[0]
                yield from (*self._by_id[pool, attribute], *self._nameless[attribute])
            elif named:
                found = {client.urn: (client, pool) for urn in named for client, pool in self._by_urn[urn, attribute]}
                yield from found.values()
            else:
                yield from self._all[attribute]


def _written(client: Subject) -> set[str]:
    """Return what a client can write; `_ANYTHING` stands for what is not set or computed."""
    given = client.peek("writeAttributes")
    if not isinstance(given, list):
        return {_ANYTHING}
    return {word if isinstance(word, str) else _ANYTHING for word in given}


def _uses(subject: Subject) -> Iterator[_Use]:
    if subject.type == ROLE_ATTACHMENT:
        for index in subject.indices("roleMappings"):
            mapping: Path = ("roleMappings", index)
            for rule in subject.indices(*mapping, "mappingRules"):
                path = (*mapping, "mappingRules", rule, "claim")
                yield _Use(subject, path, (*mapping, "identityProvider"), "chooses the role")
    elif subject.type == PRINCIPAL_TAG:
        tags = subject.block("principalTags")
        for tag in tags if isinstance(tags, dict) else ():
            yield _Use(subject, ("principalTags", tag), ("identityProviderName",), f'becomes the principal tag "{tag}"')


def _check_one(use: _Use, claim: str, client: Subject, pool: Subject | None) -> Iterator[StackFinding]:
    how = _how_written(claim, client, pool)
    if how:
        effect = f"{format_path(use.path)} is {format_value(claim)}, which {use.effect}"
        message = f'{effect}: users {how} through app client "{client.name}"'
        yield StackFinding(use.holder.urn, message)


def _how_written(claim: str, client: Subject, pool: Subject | None) -> str:
    """Return how users of a client can write an attribute; empty if they can't."""
    mutable = _mutable(claim, pool)
    if mutable is None or (not mutable and pool is not None and not _signs_up(pool)):
        return ""
    words = client.texts("writeAttributes")
    if words is None:
        return f"{_verb(mutable=mutable)} (its writeAttributes is not set)" if _is_attribute(claim, pool) else ""
    if claim in words.known:
        return _verb(mutable=mutable)
    return ""


def _verb(*, mutable: bool) -> str:
    return "can write it" if mutable else "can set it at sign-up"


def _is_attribute(claim: str, pool: Subject | None) -> bool:
    return claim in _STANDARD or (claim.startswith(_CUSTOM) and (pool is None or _declared(claim, pool) is not None))


def _mutable(claim: str, pool: Subject | None) -> bool | None:
    """Return whether an attribute can be changed after sign-up; None if that is computed."""
    if pool is not None and pool.value("schemas") is UNKNOWN:
        return None
    place = None if pool is None else _declared(claim, pool)
    if pool is None or place is None:
        return True
    mutable = pool.boolean("schemas", place, "mutable")
    return None if mutable is UNKNOWN else mutable is not False


def _declared(claim: str, pool: Subject) -> int | None:
    """Return the index of an attribute in the pool's schemas."""
    name = claim.removeprefix(_CUSTOM)
    found = [index for index in pool.indices("schemas") if pool.peek("schemas", index, "name") in (name, claim)]
    return found[0] if found else None


def _signs_up(pool: Subject) -> bool:
    return pool.peek("adminCreateUserConfig", "allowAdminCreateUserOnly") is not True


RULE = Rule(
    id="cognito-idpool-claim-not-user-writable",
    title="Users can't choose their own permissions",
    description="Users can't write a claim that chooses a role or becomes a principal tag.",
    severity=Severity.CRITICAL,
    frameworks=("aws:role-based-access-control", "stave:CTL.COGNITO.CLIENT.WRITEATTR.SENSITIVE.001"),
    remediation_steps=(
        "Set writeAttributes of each app client without the attribute, or use the claim cognito:groups, which only"
        " administrators can change."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
    applies_to=(ROLE_ATTACHMENT, PRINCIPAL_TAG, USER_POOL, *APP_CLIENTS),
    check_stack=check_stack,
)
