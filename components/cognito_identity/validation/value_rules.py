"""Rules for single values: each is written once, and checks a plain value at once and an Output when it is known."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import pulumi

from cognito_identity.validation.output_checks import check_when_known
from cognito_identity.validation.problems import Key, Path, Problem

Rule = Callable[[object, Path], Iterable[Problem]]
"""Returns the problems of a single value. Values that are no strings are left to the reader and to AWS's model."""

ValueRules = Mapping[Path, Rule]
"""A feature's rules, by the path of the argument."""

ANY = "*"
"""In a path, every item of a list or map."""


def any_text(_value: object, _path: Path) -> Iterable[Problem]:
    """Accept any string: every check of an Output refuses other types already."""
    return ()


def value_problems(values: Mapping[str, Any], rules: ValueRules) -> list[Problem]:
    """Return what is wrong with the plain values among arguments."""
    found: list[Problem] = []
    for pattern, rule in rules.items():
        _applied(values, pattern, (), partial(_note, found, rule))
    return found


def checked_values(values: Mapping[str, Any], rules: ValueRules, subject: str) -> Mapping[str, Any]:
    """Return the arguments, with rules inside those that are Outputs; the same object where none is an Output."""
    for pattern, rule in rules.items():
        values = _applied(values, pattern, (), partial(_checked, rule, subject))
    return values


def _note(found: list[Problem], rule: Rule, value: Any, path: Path) -> Any:
    if not isinstance(value, pulumi.Output):
        found.extend(rule(value, path))
    return value


def _checked(rule: Rule, subject: str, value: Any, path: Path) -> Any:
    return check_when_known(value, lambda text: rule(text, path), subject, path)


def _applied(node: Any, pattern: Path, path: Path, function: Callable[[Any, Path], Any]) -> Any:
    """Return arguments with a function applied wherever a pattern leads; the very same where it changes nothing."""
    if not pattern:
        return function(node, path)
    head, rest = pattern[0], pattern[1:]
    if isinstance(node, list):
        items = [_applied(item, rest, (*path, index), function) for index, item in enumerate(node)]
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if not isinstance(node, Mapping):
        return node
    keys = [Key(key) for key in node] if head == ANY else [head] if head in node else []
    found = {key: _applied(node[key], rest, (*path, key), function) for key in keys}
    return {**node, **found} if any(found[key] is not node[key] for key in keys) else node
