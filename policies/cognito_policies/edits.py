"""How a remediation changes a resource's properties.

A rule only says what should change; applying it is the frame's work, because the engine has traps there:
properties must be changed in place (a copy loses which values are secret), a block must not be rebuilt
(same), a list's elements must be moved raw (same), and unknown values arrive as sentinels that would be
overwritten by a value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from cognito_policies.values import UNKNOWN, Path, plain, secret


@dataclass(frozen=True)
class SetValue:
    """Give the property at `path` a value; absent objects on the way are made."""

    path: Path
    value: object

    def apply(self, props: Mapping[str, Any]) -> bool:
        """Change `props` in place and tell whether anything changed."""
        parent = _parent(props, self.path)
        if parent is None:
            return False
        key = self.path[-1]
        present = plain(_at(parent, key))
        if present is UNKNOWN or (type(present) is type(self.value) and present == self.value):
            return False
        parent[key] = self.value
        return True


@dataclass(frozen=True)
class EditWords:
    """Take words out of the list at `path` and add others at its end; an absent list stays absent."""

    path: Path
    remove: frozenset[str] = frozenset()
    add: tuple[str, ...] = ()

    def apply(self, props: Mapping[str, Any]) -> bool:
        """Change `props` in place and tell whether anything changed."""
        parent = _parent(props, self.path)
        if parent is None:
            return False
        key = self.path[-1]
        present = _at(parent, key)
        words = plain(present)
        if not isinstance(words, list):
            return False
        raw = _raw_elements(present)
        kept = [
            element
            for element, word in zip(raw, words, strict=True)
            if not (isinstance(word, str) and word in self.remove)
        ]
        edited = [*kept, *(word for word in self.add if word not in words)]
        if len(edited) == len(kept) == len(words):
            return False
        parent[key] = edited
        return True


@dataclass(frozen=True)
class MarkSecret:
    """Mark the value at `path` as secret, so that the state holds it encrypted; an absent value stays absent."""

    path: Path

    def apply(self, props: Mapping[str, Any]) -> bool:
        """Change `props` in place and tell whether anything changed."""
        container: Any = props
        for key in self.path[:-1]:
            container = _at(container, key)
        key = self.path[-1]
        value = _at(container, key)
        if not _is_object(container) or plain(value) in (None, UNKNOWN):
            return False
        container[key] = secret(value)
        return True


Edit: TypeAlias = SetValue | EditWords | MarkSecret


def apply_edits(props: Mapping[str, Any], edits: Iterable[Edit]) -> bool:
    """Apply all edits to `props` in place and tell whether anything changed."""
    changes = [edit.apply(props) for edit in edits]
    return any(changes)


def _parent(props: Mapping[str, Any], path: Path) -> Any:
    """Return the object that holds the last key of `path`, None where there can't be one."""
    container: Any = props
    for key in path[:-1]:
        inner = _at(container, key)
        if inner is None and _is_object(container):
            container[key] = {}
            inner = container[key]
        container = inner
    return container if _is_object(container) else None


def _at(container: Any, key: str | int) -> Any:
    """Return an element, None where there is none."""
    if _is_object(container):
        return container.get(str(key))
    if isinstance(key, int) and isinstance(container, Sequence) and not isinstance(container, str):
        return container[key] if key < len(container) else None
    return None


def _is_object(container: Any) -> bool:
    """Tell whether a container takes members; the engine's proxies are Mappings that can be assigned to."""
    return isinstance(container, Mapping)


def _raw_elements(sequence: Any) -> Sequence[Any]:
    """Return a list's elements with their secret marks: the engine's proxy shows them only behind this key."""
    elements: Sequence[Any] = sequence if isinstance(sequence, list) else sequence["__target"]
    return elements
