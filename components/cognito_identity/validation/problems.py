"""Problems with arguments, and `ArgumentError`, which reports them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite

import pulumi

Path = tuple[str | int, ...]
"""The path of a value: argument names, map keys and list indexes."""

REDACTED = object()
"""Marks a value that an error must not show, because there is none or it may be a secret."""

_ARGUMENT = re.compile(r"`([a-z0-9_.<>\[\]]+)`")


class Key(str):
    """A path segment that the user chose, such as the name of an app client. It is never respelled."""

    __slots__ = ()


class Kind:
    """A value of which a message shows only the type."""

    def __init__(self, value: object) -> None:
        self._name = _TYPES.get(type(value)) or type(value).__name__

    def __repr__(self) -> str:
        return self._name


_TYPES: Mapping[type, str] = {
    str: "a string",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a mapping",
}
_LONGEST_NUMBER = 3


def showable(value: object) -> object:
    """Return what a message may show of a value of the wrong type.

    Strings and containers may hold secrets. So may a number: a PIN, or a secret of digits that YAML reads as a number.
    A number of up to three digits is shown.
    """
    if value is None or isinstance(value, bool):
        return value
    short = isinstance(value, (int, float)) and abs(value) < 10**_LONGEST_NUMBER
    return value if short or (isinstance(value, float) and not isfinite(value)) else Kind(value)


@dataclass(frozen=True)
class Problem:
    """One problem with one argument.

    Argument names in `message` and `hint` are in backticks: a stack file shows them in camelCase.
    """

    path: Path
    """The path of the argument."""
    message: str
    """What is wrong."""
    hint: str
    """How to fix it."""
    value: object = REDACTED
    """The invalid value, or `REDACTED`."""
    code: str = field(kw_only=True)
    """The rule's stable name, such as `redirect-unsafe`."""
    related: tuple[str, ...] = field(default=(), kw_only=True)
    """Other arguments that the message is about, as dotted paths."""

    def under(self, prefix: Path) -> "Problem":
        """Return the problem with `prefix` before its path."""
        return replace(self, path=(*prefix, *self.path))

    def redacted(self, hidden: Iterable[str] = ()) -> "Problem":
        """Return the problem without its value, and with each of `hidden` replaced by `[redacted]` in its texts."""
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
    """Return a path in dotted form: `clients.web.auth_flows`, `user_pools[0].client_id`."""
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
        # Python's `repr` fails for numbers of thousands of digits and for lists a thousand levels deep.
        return repr(Kind(value))


def _shortened(text: str) -> str:
    longest = 80
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _one_line(text: str) -> str:
    """Escape line breaks and terminal codes: keys and values are user input."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


class ArgumentError(pulumi.RunError):
    """Invalid arguments: all problems of one component. It is raised before any resource is registered."""

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
        """Return the error for arguments in another spelling, such as a stack file's camelCase.

        `hidden` are the values of an encrypted configuration: no message shows one of them.
        """
        problems = [problem.under(prefix) for problem in self.problems]
        shown = problems if hidden is None else [problem.redacted(hidden) for problem in problems]
        return ArgumentError(subject, shown, spell)


@dataclass
class Problems:
    """Collects problems, so that one run reports all of them."""

    found: list[Problem] = field(default_factory=list)
    rejected: set[Path] = field(default_factory=set)
    """Paths of invalid values, which were left out: rules see them as absent, so their problems there are dropped."""

    def add(
        self, path: Path, message: str, hint: str, value: object = REDACTED, *, code: str, related: tuple[str, ...] = ()
    ) -> None:
        """Add a problem."""
        self.found.append(Problem(path, message, hint, value, code=code, related=related))

    def reject(self, path: Path, message: str, hint: str, value: object = REDACTED, *, code: str) -> None:
        """Add a problem with a value that is left out from then on."""
        self.add(path, message, hint, value, code=code)
        self.rejected.add(path)

    def extend(self, problems: Iterable[Problem], under: Path = ()) -> None:
        """Add problems with `under` before their paths, except those about a rejected value."""
        self.found.extend(problem.under(under) for problem in problems if not self._concerns_rejected(problem, under))

    def _concerns_rejected(self, problem: Problem, under: Path) -> bool:
        """Return whether a problem is about a rejected value, about the list or group without it, or related to it."""
        if not self.rejected:
            return False
        path = (*under, *problem.path)
        related = [tuple(name.split(".")) for name in problem.related]
        places = [path, *(above + names for names in related for above in (under, path[:-1]))]
        return any(path == each[:-1] or any(place[: len(each)] == each for place in places) for each in self.rejected)

    def add_rules_and_model(self, rules: Iterable[Problem], model: Iterable[Problem], under: Path = ()) -> None:
        """Add the problems of rules and of AWS's model.

        A rule explains what the model states as a pattern. Where both have a problem at a path, the rule's is kept.
        """
        named = list(rules)
        paths = {problem.path for problem in named}
        self.extend([*named, *(problem for problem in model if problem.path not in paths)], under)

    def raise_if_any(self, subject: str) -> None:
        """Raise `ArgumentError` if there is a problem."""
        if self.found:
            raise ArgumentError(subject, self.found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)
