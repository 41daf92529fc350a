"""The changes of a remediation to the properties of a resource.

A rule yields edits and never changes properties, because the engine needs care: properties must be changed in place (a
copy loses which values are secret), blocks must not be rebuilt and list elements must be moved unread (same), and
computed values arrive as sentinels that must not be overwritten.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from cognito_policies.model.values import UNKNOWN, Path, plain, secret

Elements: TypeAlias = Callable[[Any], Sequence[Any]]
"""Returns the elements of a list with their secret marks."""


@dataclass(frozen=True)
class SetValue:
    """Set the property at `path`; absent parent objects are created."""

    path: Path
    value: object

    def apply(self, props: Mapping[str, Any], _elements: Elements = list) -> bool:
        """Change `props` in place, and return whether anything changed."""
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
class EditList:
    """Remove texts from the list at `path` and add others at its end; an absent list stays absent."""

    path: Path
    remove: frozenset[str] = frozenset()
    add: tuple[str, ...] = ()

    def apply(self, props: Mapping[str, Any], elements: Elements = list) -> bool:
        """Change `props` in place, and return whether anything changed."""
        parent = _parent(props, self.path)
        if parent is None:
            return False
        key = self.path[-1]
        present = _at(parent, key)
        words = plain(present)
        if not isinstance(words, list):
            return False
        raw = elements(present)
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
    """Mark the value at `path` as secret, so that it is encrypted in the state; an absent value stays absent."""

    path: Path

    def apply(self, props: Mapping[str, Any], _elements: Elements = list) -> bool:
        """Change `props` in place, and return whether anything changed."""
        container: Any = props
        for key in self.path[:-1]:
            container = _at(container, key)
        key = self.path[-1]
        value = _at(container, key)
        if not _is_object(container) or plain(value) in (None, UNKNOWN):
            return False
        container[key] = secret(value)
        return True


Edit: TypeAlias = SetValue | EditList | MarkSecret


def apply_edits(props: Mapping[str, Any], edits: Iterable[Edit], elements: Elements = list) -> bool:
    """Apply all edits to `props` in place, and return whether anything changed.

    Args:
        props: The properties.
        edits: The edits, in order.
        elements: Returns the elements of a list in `props` with their secret marks.
    """
    changes = [edit.apply(props, elements) for edit in edits]
    return any(changes)


def _parent(props: Mapping[str, Any], path: Path) -> Any:
    """Return the object with the last key of `path`, or None if there can't be one."""
    container: Any = props
    for key in path[:-1]:
        inner = _at(container, key)
        if inner is None and _is_object(container):
            container[key] = {}
            inner = container[key]
        container = inner
    return container if _is_object(container) else None


def _at(container: Any, key: str | int) -> Any:
    """Return an element, or None."""
    if _is_object(container):
        return container.get(str(key))
    if isinstance(key, int) and isinstance(container, Sequence) and not isinstance(container, str):
        return container[key] if key < len(container) else None
    return None


def _is_object(container: Any) -> bool:
    """Return whether a container has keys; the engine's proxies are Mappings that can be changed."""
    return isinstance(container, Mapping)
