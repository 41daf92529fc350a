"""The style of the arguments: how their names are written, and whether messages may show their values."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import pulumi

from cognito_identity.validation.problems import Problem


class ArgumentStyle(NamedTuple):
    """How arguments are written. Default: as in Python, in snake_case."""

    spell: Callable[[str], str] = str
    """Returns an argument's name in this style."""
    hides_values: bool = False
    """Whether messages leave out the values, which may be secrets."""
    hidden: frozenset[str] = frozenset()
    """Values that are redacted in the texts of messages too."""


_STYLE: ContextVar[ArgumentStyle] = ContextVar("argument_style", default=ArgumentStyle())  # noqa: B039 -- it is frozen


@contextmanager
def using_style(style: ArgumentStyle) -> Iterator[None]:
    """Use a style for the warnings inside the `with` block."""
    token = _STYLE.set(style)
    try:
        yield
    finally:
        _STYLE.reset(token)


def current_style() -> ArgumentStyle:
    """Return the current style, for messages that are written outside the `with` block."""
    return _STYLE.get()


def warn(problems: Iterable[Problem], resource: pulumi.Resource) -> None:
    """Log each problem as a warning."""
    style = _STYLE.get()
    for problem in problems:
        shown = problem.redacted(style.hidden) if style.hides_values else problem
        pulumi.log.warn(shown.text(style.spell), resource)
