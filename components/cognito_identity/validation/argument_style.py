"""Who wrote the arguments: how that notation spells words, and whether values may be shown."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import NamedTuple

import pulumi

from cognito_identity.validation.problems import NOT_SHOWN, Problem


class Author(NamedTuple):
    """A notation; by default Python's."""

    spell: Callable[[str], str] = str
    hides_values: bool = False


_AUTHOR: ContextVar[Author] = ContextVar("author", default=Author())  # noqa: B039 -- it is frozen


@contextmanager
def written_by(author: Author) -> Iterator[None]:
    """Warn in the author's words."""
    token = _AUTHOR.set(author)
    try:
        yield
    finally:
        _AUTHOR.reset(token)


def current_author() -> Author:
    """Return who wrote the arguments: for messages of a later time, which has forgotten it."""
    return _AUTHOR.get()


def warn(problems: Iterable[Problem], resource: pulumi.Resource) -> None:
    """Warn of what can be built and does nothing, one message each."""
    author = _AUTHOR.get()
    for problem in problems:
        shown = replace(problem, got=NOT_SHOWN) if author.hides_values else problem
        pulumi.log.warn(shown.text(author.spell), resource)
