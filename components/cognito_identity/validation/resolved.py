"""From what a component is given to its settings."""

from collections.abc import Callable
from typing import TypeVar

from cognito_identity.validation.problems import Problems

S = TypeVar("S")


def resolved(args: object, kind: type[S], subject: str, resolve: Callable[[Problems], S]) -> S:
    """Return `args` themselves if a parent has resolved them; else resolve them, which reads and checks each once.

    Raises:
        ArgumentError: the arguments can't be built.
    """
    if isinstance(args, kind):
        return args
    problems = Problems()
    settings = resolve(problems)
    problems.raise_if_any(subject)
    return settings
