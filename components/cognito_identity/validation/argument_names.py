"""Names of arguments that a user may bring along: from CDK, from pulumi-aws, from AWS's calls."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Protocol

from cognito_identity.validation.shapes import object_type
from cognito_identity.validation.spelling import folded

Aliases = Mapping[str, tuple[str, ...]]
"""Another name in snake_case, and the arguments that it stands for here."""


class NameRow(Protocol):
    """One row of a name table: our argument, pulumi-aws's input, AWS's member."""

    @property
    def argument(self) -> str:
        """Our argument's path."""

    @property
    def input(self) -> str:
        """The resource input's path."""

    @property
    def member(self) -> str:
        """The path in AWS's request."""


class NameTable(Protocol):
    """The name table of a resource type."""

    @property
    def rows(self) -> Iterable[NameRow]:
        """Its rows."""


@dataclass(frozen=True, eq=False)
class ArgumentNames:
    """What a feature knows of its arguments' other names; each feature has its own in `args.py`."""

    aliases: Mapping[type, Aliases] = field(default_factory=dict)
    """Other names that no table has, by typed dictionary."""
    tables: Mapping[type, tuple[NameTable, ...]] = field(default_factory=dict)
    """The name tables of the resources that a component makes of its arguments."""
    unsupported: Mapping[type, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    """Names of settings that can't be offered: why not, and the way out."""
    takes_functions: frozenset[type] = frozenset()
    """Typed dictionaries whose ARNs may be given as a Lambda function."""

    def __or__(self, other: "ArgumentNames") -> "ArgumentNames":
        """Return the names of both."""
        return ArgumentNames(
            aliases={**self.aliases, **other.aliases},
            tables={**self.tables, **other.tables},
            unsupported={**self.unsupported, **other.unsupported},
            takes_functions=self.takes_functions | other.takes_functions,
        )

    def aliases_of(self, typed_dict: type) -> Aliases:
        """Return the other names, folded, of a typed dictionary's arguments."""
        if typed_dict not in self._found:
            by_hand = {folded(name): arguments for name, arguments in self.aliases.get(typed_dict, {}).items()}
            self._found[typed_dict] = {**_from_tables(typed_dict, self.tables.get(typed_dict, ())), **by_hand}
        return self._found[typed_dict]

    @cached_property
    def _found(self) -> dict[type, Aliases]:
        return {}


NO_NAMES = ArgumentNames()
"""For arguments that have no other names."""


def _from_tables(typed_dict: type, tables: Iterable[NameTable]) -> Aliases:
    """Return what pulumi-aws and AWS call the arguments.

    A name such as `enabled` or `message` says too little once it is nested: only the name of its group helps.
    """
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for argument, path in _paths(typed_dict, table):
            *groups, last = path
            for depth, group in enumerate(groups):
                if depth == 0 or _is_telling(group):
                    _add(found, f"{folded(group)}.", argument)
            if not groups or _is_telling(last):
                _add(found, folded(last), argument)
    grouped = {name[:-1]: _in_common(arguments) for name, arguments in found.items() if name.endswith(".")}
    return {**grouped, **{name: arguments for name, arguments in found.items() if not name.endswith(".")}}


def _paths(typed_dict: type, table: NameTable) -> Iterator[tuple[str, list[str]]]:
    known = object_type(typed_dict).fields
    for row in table.rows:
        # Other rows belong to an item of a list, or to an id that another resource provides.
        if row.argument.split(".")[0].removesuffix("[]") in known:
            for path in (row.input, row.member):
                yield row.argument, path.replace("[]", "").split(".")


def _is_telling(name: str) -> bool:
    return len(re.findall(r"_[a-z]|[A-Z]+[a-z]*", name)) > ("_" not in name)


def _add(found: dict[str, tuple[str, ...]], name: str, argument: str) -> None:
    found[name] = tuple(dict.fromkeys((*found.get(name, ()), argument)))


def _in_common(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Return the group that holds all of them, or else the groups they are in."""
    paths = [argument.split(".") for argument in arguments]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*paths, strict=False))]
    heads = (".".join(shared),) if shared else dict.fromkeys(path[0] for path in paths)
    return tuple(head.removesuffix("[]") for head in heads)
