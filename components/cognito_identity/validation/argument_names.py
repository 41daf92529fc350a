"""Other names of arguments, for suggestions: those of CDK, of pulumi-aws and of AWS's API."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Protocol

from cognito_identity.validation.shapes import object_type
from cognito_identity.validation.spelling import folded

Aliases = Mapping[str, tuple[str, ...]]
"""Another name in snake_case, and the arguments that it stands for here."""


class NameTable(Protocol):
    """The name table of a resource type."""

    def other_names(self) -> Iterable[tuple[str, str]]:
        """Return pairs of an argument's path and the path of the same setting in pulumi-aws or AWS's API."""


@dataclass(frozen=True, eq=False)
class ArgumentNames:
    """The other names of a feature's arguments; each feature defines its own in `args.py`."""

    aliases: Mapping[type, Aliases] = field(default_factory=dict)
    """Other names that are in no table, by typed dictionary."""
    tables: Mapping[type, tuple[NameTable, ...]] = field(default_factory=dict)
    """The name tables of the resources that a component creates, by typed dictionary."""
    unsupported: Mapping[type, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    """Arguments of CDK that aren't supported, by typed dictionary: message and hint."""
    takes_functions: frozenset[type] = frozenset()
    """Typed dictionaries that take a Lambda function in place of its ARN."""

    def __or__(self, other: "ArgumentNames") -> "ArgumentNames":
        """Return the names of two features."""
        return ArgumentNames(
            aliases={**self.aliases, **other.aliases},
            tables={**self.tables, **other.tables},
            unsupported={**self.unsupported, **other.unsupported},
            takes_functions=self.takes_functions | other.takes_functions,
        )

    def aliases_of(self, typed_dict: type) -> Aliases:
        """Return the other names of a typed dictionary's arguments, folded."""
        if typed_dict not in self._found:
            by_hand = {folded(name): arguments for name, arguments in self.aliases.get(typed_dict, {}).items()}
            self._found[typed_dict] = {**_from_tables(typed_dict, self.tables.get(typed_dict, ())), **by_hand}
        return self._found[typed_dict]

    @cached_property
    def _found(self) -> dict[type, Aliases]:
        return {}


NO_NAMES = ArgumentNames()
"""No other names."""


def _from_tables(typed_dict: type, tables: Iterable[NameTable]) -> Aliases:
    """Return the names that pulumi-aws and AWS's API have for the arguments, and for groups of them.

    A nested name of one word, such as `enabled` or `message`, is too general: only the name of its group counts.
    """
    known = object_type(typed_dict).fields
    groups: dict[str, list[str]] = {}
    single: dict[str, list[str]] = {}
    for table in tables:
        for argument, path in table.other_names():
            # Other rows are about an item of a list, or about the id of another resource.
            if argument.split(".")[0].removesuffix("[]") not in known:
                continue
            *outer, last = path.replace("[]", "").split(".")
            for depth, group in enumerate(outer):
                if depth == 0 or _has_two_words(group):
                    groups.setdefault(folded(group), []).append(argument)
            if not outer or _has_two_words(last):
                single.setdefault(folded(last), []).append(argument)
    return {
        **{name: _common_group(arguments) for name, arguments in groups.items()},
        **{name: tuple(dict.fromkeys(arguments)) for name, arguments in single.items()},
    }


def _has_two_words(name: str) -> bool:
    return "_" in name or len(re.findall(r"[A-Z]+[a-z]*", name)) > 1


def _common_group(arguments: list[str]) -> tuple[str, ...]:
    """Return the group that contains all arguments, or else the group of each."""
    paths = [argument.split(".") for argument in arguments]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*paths, strict=False))]
    found = (".".join(shared),) if shared else dict.fromkeys(path[0] for path in paths)
    return tuple(group.removesuffix("[]") for group in found)
