"""Who wrote the arguments: how that notation spells words, and whether values may be shown."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import pulumi

from cognito_identity.validation.problems import Problem


class ArgumentStyle(NamedTuple):
    """A notation; by default Python's."""

    spell: Callable[[str], str] = str
    hides_values: bool = False
    hidden: frozenset[str] = frozenset()
    """Values that stand in no sentence of a message either."""


_STYLE: ContextVar[ArgumentStyle] = ContextVar("author", default=ArgumentStyle())  # noqa: B039 -- it is frozen


@contextmanager
def using_style(author: ArgumentStyle) -> Iterator[None]:
    """Warn in the author's words."""
    token = _STYLE.set(author)
    try:
        yield
    finally:
        _STYLE.reset(token)


def current_style() -> ArgumentStyle:
    """Return how the arguments are written, for messages of a later time."""
    return _STYLE.get()


def warn(problems: Iterable[Problem], resource: pulumi.Resource) -> None:
    """Warn of what can be built and does nothing, one message each."""
    author = _STYLE.get()
    for problem in problems:
        shown = problem.redacted(author.hidden) if author.hides_values else problem
        pulumi.log.warn(shown.text(author.spell), resource)
