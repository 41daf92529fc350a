"""The properties that a lock has for each kind of resource.

The same functions read them from a program, an exported state and a live pool, so that they can be compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from cognito_policies.lock.schemas import attributes_of
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS, DOMAIN, IDENTITY_POOL, RESOURCE_SERVER, USER_POOL
from cognito_policies.model.values import UNKNOWN

FactReader: TypeAlias = Callable[[Subject], object]
"""Reads one fact: plain JSON, or `UNKNOWN`."""


@dataclass(frozen=True)
class Fact:
    """A property that AWS can't change in place, and the consequence of a change."""

    name: str
    read: FactReader
    consequence: str
    absent_is_kept: bool = False
    """Whether an absent value keeps the current one: a name that Pulumi generated is not in the program."""


@dataclass(frozen=True)
class Kind:
    """One kind of resource in a lock."""

    section: str
    noun: str
    tokens: tuple[str, ...]
    label: str
    """The input with the name of the resource in AWS."""
    facts: tuple[Fact, ...]
    without: str = ""
    """What a new resource would lack, for messages."""
    in_pool: bool = True
    """Whether the resource belongs to a user pool."""


@dataclass(frozen=True)
class Entry:
    """One resource of the lock; `urn` is None if the lock was read from AWS."""

    kind: Kind
    urn: str | None
    id: str
    label: str | None
    pool_id: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The resource's name in the program, else its name in AWS."""
        return self.urn.rpartition("::")[2] if self.urn else self.label or self.id


@dataclass(frozen=True)
class Lock:
    """The lock of one stack."""

    stack: str
    entries: tuple[Entry, ...]

    @cached_property
    def by_urn(self) -> Mapping[str, Entry]:
        """The entries with a URN, by URN."""
        return {entry.urn: entry for entry in self.entries if entry.urn is not None}

    @cached_property
    def by_label(self) -> Mapping[tuple[str, str], Entry]:
        """The entries without a URN, by kind and name in AWS."""
        named = [entry for entry in self.entries if entry.urn is None and entry.label is not None]
        return {(entry.kind.section, str(entry.label)): entry for entry in named}

    @cached_property
    def pools(self) -> Mapping[str, Entry]:
        """The pools, by id."""
        return {entry.id: entry for entry in self.entries if not entry.kind.in_pool}


def _text(key: str) -> FactReader:
    return lambda subject: subject.text(key) or None


def _flag(key: str) -> FactReader:
    return lambda subject: subject.boolean(key) or False


def _case_sensitive(pool: Subject) -> object:
    """Absent is a third value: adding the block to a pool without it is a replacement too."""
    return pool.boolean("usernameConfiguration", "caseSensitive")


def _words(key: str) -> FactReader:
    def read(subject: Subject) -> object:
        words = subject.texts(key)
        if words is None:
            return []
        return sorted(words.known) if words.complete else UNKNOWN

    return read


_USERS_LOST: Final = "the pool would be replaced by an empty one"
_IDS_LOST: Final = "the identity pool would be replaced, and the identity ids of all users would become invalid"

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
        Fact("schemas", attributes_of, "the update would fail, after other changes"),
    ),
    "without any of its users",
    in_pool=False,
)
APP_CLIENT: Final = Kind(
    "appClients",
    "app client",
    APP_CLIENTS,
    "name",
    (Fact("generateSecret", _flag("generateSecret"), "the client would be replaced, with a new client id"),),
    "with an id that apps don't have",
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
    (Fact("domain", _text("domain"), "the domain would be replaced, and sign-in pages and redirects would fail"),),
)
RESOURCE_SERVERS: Final = Kind(
    "resourceServers",
    "resource server",
    (RESOURCE_SERVER,),
    "identifier",
    (Fact("identifier", _text("identifier"), "the resource server would be replaced, and all scopes renamed"),),
)
KINDS: Final = (USER_POOLS, APP_CLIENT, IDENTITY_POOLS, DOMAINS, RESOURCE_SERVERS)
_BY_TOKEN: Final = {token: kind for kind in KINDS for token in kind.tokens}
LOCKED_TYPES: Final = tuple(_BY_TOKEN)


def kind_of(token: str) -> Kind | None:
    """Return the kind of a resource type."""
    return _BY_TOKEN.get(token)
