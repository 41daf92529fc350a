"""What a lock remembers of each kind of resource, and how to read it off one.

The same readers look at a program, at an exported state and at a live pool, so that what is compared is alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from cognito_policies.lock.schemas import attributes_of
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, DOMAIN, IDENTITY_POOL, RESOURCE_SERVER, USER_POOL
from cognito_policies.values import UNKNOWN

FactReader: TypeAlias = Callable[[Subject], object]
"""Reads one fact: plain JSON, or `UNKNOWN`."""


@dataclass(frozen=True)
class Fact:
    """One thing AWS can't change in place, and what a change of it does."""

    name: str
    read: FactReader
    consequence: str
    absent_is_kept: bool = False
    """Whether a program that says nothing keeps what there is: a name Pulumi made up is not in the program."""


@dataclass(frozen=True)
class Kind:
    """One kind of resource in a lock."""

    section: str
    noun: str
    tokens: tuple[str, ...]
    label: str
    """The input that names such a resource at AWS."""
    facts: tuple[Fact, ...]
    without: str = ""
    """What a new one would be without, to end a sentence with."""
    in_pool: bool = True
    """Whether it belongs to one user pool."""


@dataclass(frozen=True)
class Entry:
    """One resource as the lock names it; `urn` is None where it was read from AWS, which knows none."""

    kind: Kind
    urn: str | None
    id: str
    label: str | None
    pool_id: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people call it: the resource's name in the program, else its name at AWS."""
        return self.urn.rpartition("::")[2] if self.urn else self.label or self.id


@dataclass(frozen=True)
class Lock:
    """What is locked of one stack."""

    stack: str
    entries: tuple[Entry, ...]

    @cached_property
    def by_urn(self) -> Mapping[str, Entry]:
        """What Pulumi made, by its URN."""
        return {entry.urn: entry for entry in self.entries if entry.urn is not None}

    @cached_property
    def by_label(self) -> Mapping[tuple[str, str], Entry]:
        """What was read from AWS, by its kind and its name there."""
        named = [entry for entry in self.entries if entry.urn is None and entry.label is not None]
        return {(entry.kind.section, str(entry.label)): entry for entry in named}

    @cached_property
    def pools(self) -> Mapping[str, Entry]:
        """The user pools, by their ids."""
        return {entry.id: entry for entry in self.entries if not entry.kind.in_pool}


def _text(key: str) -> FactReader:
    return lambda subject: subject.text(key) or None


def _flag(key: str) -> FactReader:
    return lambda subject: subject.flag(key) or False


def _case_sensitive(pool: Subject) -> object:
    """Absent is a third value: to a pool made without the block, writing it out is a replacement as well."""
    return pool.flag("usernameConfiguration", "caseSensitive")


def _words(key: str) -> FactReader:
    def read(subject: Subject) -> object:
        words = subject.words(key)
        if words is None:
            return []
        return sorted(words.known) if words.complete else UNKNOWN

    return read


_USERS_LOST: Final = "the pool would be replaced by an empty one"
_IDS_LOST: Final = "the identity pool would be replaced, and every identity id in people's data would be worth nothing"

USER_POOLS: Final = Kind(
    "userPools",
    "user pool",
    (USER_POOL,),
    "name",
    (
        Fact("name", _text("name"), _USERS_LOST, absent_is_kept=True),
        Fact("aliasAttributes", _words("aliasAttributes"), _USERS_LOST),
        Fact("usernameAttributes", _words("usernameAttributes"), _USERS_LOST),
        Fact("caseSensitive", _case_sensitive, _USERS_LOST),
        Fact("schemas", attributes_of, "the update would fail half-way"),
    ),
    "without any of its users",
    in_pool=False,
)
APP_CLIENT: Final = Kind(
    "appClients",
    "app client",
    APP_CLIENTS,
    "name",
    (Fact("generateSecret", _flag("generateSecret"), "the client would be replaced, and its apps would lose its id"),),
    "whose id no app knows",
)
IDENTITY_POOLS: Final = Kind(
    "identityPools",
    "identity pool",
    (IDENTITY_POOL,),
    "identityPoolName",
    (
        Fact("identityPoolName", _text("identityPoolName"), _IDS_LOST),
        Fact("developerProviderName", _text("developerProviderName"), _IDS_LOST),
    ),
    "without any of its identities",
    in_pool=False,
)
DOMAINS: Final = Kind(
    "domains",
    "domain",
    (DOMAIN,),
    "domain",
    (Fact("domain", _text("domain"), "the domain would be replaced, and every sign-in page and redirect with it"),),
)
RESOURCE_SERVERS: Final = Kind(
    "resourceServers",
    "resource server",
    (RESOURCE_SERVER,),
    "identifier",
    (Fact("identifier", _text("identifier"), "the server would be replaced, and every scope would change its name"),),
)
KINDS: Final = (USER_POOLS, APP_CLIENT, IDENTITY_POOLS, DOMAINS, RESOURCE_SERVERS)
_BY_TOKEN: Final = {token: kind for kind in KINDS for token in kind.tokens}
LOCKED_TYPES: Final = tuple(_BY_TOKEN)


def kind_of(token: str) -> Kind | None:
    """Return the kind a resource type is of."""
    return _BY_TOKEN.get(token)
