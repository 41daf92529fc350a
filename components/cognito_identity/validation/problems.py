"""What is wrong with arguments, and the one error that says so."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import isfinite

import pulumi

Path = tuple[str | int, ...]
"""Where a value sits: words of this API, map keys and list indexes."""

REDACTED = object()
"""Stands for a value that an error must not show: nothing was given, or it may be a secret."""

_ARGUMENT = re.compile(r"`([a-z0-9_.<>\[\]]+)`")


class Key(str):
    """A path segment the author of the arguments chose: never respelled."""

    __slots__ = ()


class Kind:
    """Stands for a value of which only the kind is shown."""

    def __init__(self, value: object) -> None:
        self._name = "text" if isinstance(value, str) else type(value).__name__

    def __repr__(self) -> str:
        return self._name


_LONGEST_NUMBER = 3


def showable(value: object) -> object:
    """What a message may show of something that is not what it should be.

    Text and containers may hold secrets, and so may a number: a PIN, or a secret of digits that YAML reads as one.
    Three digits are hardly a secret.
    """
    if value is None or isinstance(value, bool):
        return value
    short = isinstance(value, (int, float)) and abs(value) < 10**_LONGEST_NUMBER
    return value if short or (isinstance(value, float) and not isfinite(value)) else Kind(value)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one argument.

    Argument names in `message` and `hint` stand in backticks, so that they can be written as the user writes them.
    """

    path: Path
    """The argument."""
    message: str
    """What is wrong."""
    hint: str
    """What to do about it."""
    value: object = REDACTED
    """The value, where it may be shown."""
    code: str = field(kw_only=True)
    """A stable name of the rule, such as `redirect-unsafe`."""
    related: tuple[str, ...] = field(default=(), kw_only=True)
    """Other arguments that the message is about, as dotted names."""

    def under(self, prefix: Path) -> "Problem":
        """Return the same problem seen from further up."""
        return replace(self, path=(*prefix, *self.path))

    def redacted(self, hidden: Iterable[str] = ()) -> "Problem":
        """Return the problem without its value; `hidden` are the values that no sentence of it shows either."""
        message, hint = self.message, self.hint
        for value in sorted(hidden, key=len, reverse=True):
            whole = rf"(?<!\w){re.escape(value)}(?!\w)"
            message, hint = (re.sub(whole, "[redacted]", part) for part in (message, hint))
        return replace(self, message=message, hint=hint, value=REDACTED)

    def text(self, spell: Callable[[str], str] = str) -> str:
        """Return the problem as one line: path, message, value, hint."""
        got = "" if self.value is REDACTED else f", got {_shown(self.value)}"
        message, hint = (_ARGUMENT.sub(lambda name: f"`{spell(name[1])}`", part) for part in (self.message, self.hint))
        return _one_line(f"{path_text(self.path, spell)}: {message}{got}; {hint}")


def path_text(path: Path, spell: Callable[[str], str] = str) -> str:
    """Return a path as people write it: `clients.web.auth_flows`, `user_pools[0].client_id`."""
    text = ""
    for segment in path:
        if isinstance(segment, int):
            text += f"[{segment}]"
        else:
            text += ("." if text else "") + (_shortened(segment) if isinstance(segment, Key) else spell(segment))
    return text or "args"


def _shown(value: object) -> str:
    try:
        return _shortened(repr(value))
    except (ValueError, RecursionError):
        # Python writes out neither numbers of thousands of digits nor lists a thousand deep.
        return repr(Kind(value))


def _shortened(text: str) -> str:
    longest = 80
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _one_line(text: str) -> str:
    """Keep line breaks and terminal codes out of messages: keys and texts are other people's."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


class ArgumentError(pulumi.RunError):
    """Arguments that can't be built: all problems of one component, before anything is registered."""

    def __init__(self, subject: str, problems: Iterable[Problem], spell: Callable[[str], str] = str) -> None:
        self.subject = subject
        self.problems = tuple(sorted(problems, key=lambda problem: path_text(problem.path)))
        lines = [f"{problem.text(spell)} [{problem.code}]" for problem in self.problems]
        if len(lines) == 1:
            super().__init__(f"{subject}: {lines[0]}")
        else:
            super().__init__("\n  ".join([f"{subject}: {len(lines)} problems", *lines]))

    def respelled(
        self, subject: str, spell: Callable[[str], str], prefix: Path = (), *, hidden: Iterable[str] | None = None
    ) -> "ArgumentError":
        """Return the error as the author of another notation knows it, such as a stack file in camelCase.

        `hidden` are the values of an encrypted configuration, of which no message shows any.
        """
        problems = [problem.under(prefix) for problem in self.problems]
        shown = problems if hidden is None else [problem.redacted(hidden) for problem in problems]
        return ArgumentError(subject, shown, spell)


@dataclass
class Problems:
    """Collects problems, so that people see all of them at once and not one per run."""

    found: list[Problem] = field(default_factory=list)
    rejected: set[Path] = field(default_factory=set)
    """What was given and can't be read: to rules it is as if it were absent, and what they say of it is not true."""

    def add(
        self, path: Path, message: str, hint: str, value: object = REDACTED, *, code: str, related: tuple[str, ...] = ()
    ) -> None:
        """Note a problem."""
        self.found.append(Problem(path, message, hint, value, code=code, related=related))

    def reject(self, path: Path, message: str, hint: str, value: object = REDACTED, *, code: str) -> None:
        """Note a problem with a value, which is left out from here on."""
        self.add(path, message, hint, value, code=code)
        self.rejected.add(path)

    def extend(self, problems: Iterable[Problem], under: Path = ()) -> None:
        """Note problems found elsewhere, seen from here, except those about a rejected value."""
        self.found.extend(problem.under(under) for problem in problems if not self._concerns_rejected(problem, under))

    def _concerns_rejected(self, problem: Problem, under: Path) -> bool:
        """Return whether a problem is about a rejected value, about the list or group without it, or related to it."""
        if not self.rejected:
            return False
        path = (*under, *problem.path)
        related = [tuple(name.split(".")) for name in problem.related]
        places = [path, *(above + names for names in related for above in (under, path[:-1]))]
        return any(path == gone[:-1] or any(place[: len(gone)] == gone for place in places) for gone in self.rejected)

    def add_rules_and_model(self, rules: Iterable[Problem], model: Iterable[Problem], under: Path = ()) -> None:
        """Note what rules and AWS's model object to.

        A rule says in people's words what the model says in patterns: where both object, the rule speaks.
        """
        named = list(rules)
        spoken_for = {problem.path for problem in named}
        self.extend([*named, *(problem for problem in model if problem.path not in spoken_for)], under)

    def raise_if_any(self, subject: str) -> None:
        """Raise `ArgumentError` where a problem was noted."""
        if self.found:
            raise ArgumentError(subject, self.found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)
