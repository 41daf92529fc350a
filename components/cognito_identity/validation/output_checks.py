"""Checks of Outputs, run once their values are known."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Any

import pulumi

from cognito_identity.validation.problems import REDACTED, ArgumentError, Path, Problem


def as_output(value: Any) -> pulumi.Output[Any]:
    """Return an Output as it is, and a plain value as an Output: `Output.from_input` would unwrap Outputs once more."""
    return value if isinstance(value, pulumi.Output) else pulumi.Output.from_input(value)


def whole(value: Any) -> Any:
    """Return a value that contains Outputs as one Output, and any other value unchanged.

    `Output.from_input` makes an Output of every leaf. For a document without Outputs, that is most of the time a
    component takes.
    """
    return pulumi.Output.from_input(value) if has_outputs(value) else value


def has_outputs(value: Any, besides: AbstractSet[int] = frozenset()) -> bool:
    """Return whether a value is or contains an Output; `besides` are the `id`s of Outputs that don't count."""
    if isinstance(value, (str, int)):
        return False
    if isinstance(value, Mapping):
        return any(has_outputs(item, besides) for item in value.values())
    if isinstance(value, list):
        return any(has_outputs(item, besides) for item in value)
    return isinstance(value, pulumi.Output) and id(value) not in besides


def with_all(function: Callable[..., Any], *outputs: pulumi.Output[Any]) -> pulumi.Output[Any]:
    """Return the Output of a function of the values of Outputs.

    It makes one Output for each value, where `Output.all` makes two or more, and doesn't look for Outputs inside them.
    """
    first, *others = outputs
    if not others:
        return first.apply(function)
    return first.apply(lambda value: with_all(partial(function, value), *others))


def check_when_known(
    value: pulumi.Input[str], rule: Callable[[str], Iterable[Problem]], subject: str, path: Path
) -> pulumi.Input[str]:
    """Return an Output that fails if its value breaks the rule; a plain value is checked elsewhere.

    Messages never show the value, which may be a secret.
    """
    if not isinstance(value, pulumi.Output):
        return value

    def check(text: str) -> str:
        if not isinstance(text, str):
            raise ArgumentError(subject, [Problem(path, "must be a string", "use another Output", code="wrong-type")])
        for problem in rule(text):
            raise ArgumentError(subject, [replace(problem, value=REDACTED)])
        return text

    return value.apply(check)
