"""The tables of docs/lifecycle.md, as data."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

from cognito_identity.user_identity.args import UserIdentityArgs
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import camel
from tests.engine.projects import ROOT

_PAGE = ROOT / "docs" / "lifecycle.md"
_ROW = re.compile(r"^\| `(?P<argument>[\w.]+)` \| (?P<before>.*?) \| (?P<after>.*?) \| (?P<last>.*?) ?\|$")
_CODE = re.compile(r"`([^`]+)`")
ABSENT = "—"


@dataclass(frozen=True)
class Row:
    """A row: an argument and its change."""

    argument: str
    before: str
    after: str
    last: str

    @property
    def id(self) -> str:
        """The row's id in pytest."""
        return f"{self.argument}: {self.after.strip('`')}"

    def args(self, which: str) -> dict[str, Any]:
        """Return the identity's arguments before or after the change, as in a stack file."""
        args: dict[str, Any] = {}
        for assumption in _CODE.findall(self.last):
            path, _, value = assumption.partition(": ")
            _put(args, path, _value(value))
        text = self.before if which == "before" else self.after
        if text != ABSENT:
            _put(args, self.argument, _value(text.strip("`")))
        return args

    def touched(self) -> set[str]:
        """Return the arguments that this row changes, with `*` for names that users choose."""
        found: set[str] = set()
        for text in (self.before, self.after):
            if text != ABSENT:
                args: dict[str, Any] = {}
                _put(args, self.argument, _value(text.strip("`")))
                found |= set(_leaves(args, object_type(UserIdentityArgs)))
        return found


def arguments() -> set[str]:
    """Return all arguments of `UserIdentity`, with `*` for names that users choose."""
    return set(_words(object_type(UserIdentityArgs)))


def rows(heading: str) -> list[Row]:
    """Return the rows of the table below a heading."""
    _, _, section = _PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    lines = section.partition("\n## ")[0].splitlines()
    return [Row(**match.groupdict()) for line in lines if (match := _ROW.match(line))]


def _value(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def _put(args: dict[str, Any], path: str, value: Any) -> None:
    *groups, last = path.split(".")
    for group in groups:
        args = args.setdefault(group, {})
    args[last] = copy.deepcopy(value)


def _leaves(value: Any, shape: Shape, path: str = "") -> Iterator[str]:
    match shape:
        case ObjectType() if isinstance(value, Mapping):
            fields = {camel(word): inner for word, inner in shape.fields.items()}
            for key, item in value.items():
                yield from _leaves(item, fields[key], f"{path}.{key}".lstrip("."))
        case MapOf() if isinstance(value, Mapping):
            for item in value.values():
                yield from _leaves(item, shape.value, f"{path}.*")
        case ListOf(ObjectType()) if isinstance(value, list):
            for item in value:
                yield from _leaves(item, shape.item, f"{path}[]")
        case _:
            yield path


def _words(shape: Shape, path: str = "") -> Iterator[str]:
    match shape:
        case ObjectType():
            for word, inner in shape.fields.items():
                yield from _words(inner, f"{path}.{camel(word)}".lstrip("."))
        case MapOf():
            yield from _words(shape.value, f"{path}.*")
        case ListOf(ObjectType()):
            yield from _words(shape.item, f"{path}[]")
        case _:
            yield path
