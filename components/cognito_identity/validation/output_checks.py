"""Rules for values that are known later."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Any

import pulumi

from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Path, Problem


def as_output(value: Any) -> pulumi.Output[Any]:
    """Return an Output as it is, and a plain value as an Output: `Output.from_input` would unwrap Outputs once more."""
    return value if isinstance(value, pulumi.Output) else pulumi.Output.from_input(value)


def whole(value: Any) -> Any:
    """Return a value that has Outputs inside as one Output, and any other as it is.

    `Output.from_input` makes an Output of every leaf, which for a document without any is most of a component's time.
    """
    return pulumi.Output.from_input(value) if has_outputs(value) else value


def has_outputs(value: Any, besides: AbstractSet[int] = frozenset()) -> bool:
    """Say whether a value is or holds an Output; `besides` are the `id`s of Outputs that don't count."""
    if isinstance(value, (str, int)):
        return False
    if isinstance(value, Mapping):
        return any(has_outputs(item, besides) for item in value.values())
    if isinstance(value, list):
        return any(has_outputs(item, besides) for item in value)
    return isinstance(value, pulumi.Output) and id(value) not in besides


def with_all(function: Callable[..., Any], *outputs: pulumi.Output[Any]) -> pulumi.Output[Any]:
    """Call a function with the values of Outputs: one Output for each, where `Output.all` makes two and more.

    Unlike `Output.all` it does not look for Outputs inside the values.
    """
    first, *others = outputs
    if not others:
        return first.apply(function)
    return first.apply(lambda value: with_all(partial(function, value), *others))


def check_when_known(
    value: pulumi.Input[str], rule: Callable[[str], Iterable[Problem]], subject: str, path: Path
) -> pulumi.Input[str]:
    """Return an Output with the rule inside, so that nobody gets the value unchecked; a plain value was checked before.

    An Output may hold a secret, so its value is never shown.
    """
    if not isinstance(value, pulumi.Output):
        return value

    def check(text: str) -> str:
        if not isinstance(text, str):
            raise ArgumentError(subject, [Problem(path, "must be text", "write it as text", code="wrong-type")])
        for problem in rule(text):
            raise ArgumentError(subject, [replace(problem, value=REDACTED)])
        return text

    return value.apply(check)


Rule = Callable[[object, Path], Iterable[Problem]]
"""What a single value must be. It has no word for values that are no text: AWS's model has."""


def any_text(_value: object, _path: Path) -> Iterable[Problem]:
    """Any text will do; that it is text is looked at for every rule."""
    return ()


ANY = "*"
"""Stands in a path for every item of a list or map."""


def checked_values(values: Mapping[str, Any], rules: Mapping[Path, Rule], subject: str) -> Mapping[str, Any]:
    """Return arguments with the rules inside those that are known later; the very same where there are none."""
    for pattern, rule in rules.items():
        values = _checked_below(values, pattern, (), rule, subject)
    return values


def _checked_below(node: Any, pattern: Path, path: Path, rule: Rule, subject: str) -> Any:
    if not pattern:
        return check_when_known(node, lambda value: rule(value, path), subject, path)
    head, rest = pattern[0], pattern[1:]
    if isinstance(node, list):
        items = [_checked_below(item, rest, (*path, index), rule, subject) for index, item in enumerate(node)]
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if not isinstance(node, Mapping):
        return node
    keys = [Key(key) for key in node] if head == ANY else [head] if head in node else []
    found = {key: _checked_below(node[key], rest, (*path, key), rule, subject) for key in keys}
    return {**node, **found} if any(found[key] is not node[key] for key in keys) else node
