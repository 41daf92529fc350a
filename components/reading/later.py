"""Rules for values that are known later."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pulumi

from .problems import NOT_SHOWN, ArgumentError, Problem


def checked_later(
    value: pulumi.Input[str], rule: Callable[[str], Iterable[Problem]], subject: str
) -> pulumi.Input[str]:
    """Return an Output with the rule inside, so that nobody gets the value unchecked; a plain value was checked before.

    An Output may hold a secret, so its value is never shown.
    """
    if not isinstance(value, pulumi.Output):
        return value

    def check(text: str) -> str:
        for problem in rule(text):
            raise ArgumentError(subject, [replace(problem, got=NOT_SHOWN)])
        return text

    return value.apply(check)
