"""AWS writes its patterns for Java: ASCII word characters, the whole text, Unicode properties."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# What Java's classes mean, as the inside of a bracket and as a bracket of their own.
_CLASSES = {"w": "A-Za-z0-9_", "d": "0-9", "s": " \\t\\n\\x0B\\f\\r"}
_DOT = r"[^\n\r\u0085\u2028\u2029]"
"""Java's dot stops at every line end, Python's at one of them."""


@cache
def _compiled(pattern: str) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 -- only programs whose arguments have patterns pay for it

    return regex.compile(_as_ascii(pattern))


def _as_ascii(pattern: str) -> str:
    """Spell out Java's ASCII classes, which Python would take for all of Unicode."""
    text, inside, index = "", False, 0
    dot_is_all = pattern.startswith("(?s)")
    while index < len(pattern):
        character = pattern[index]
        if character == "\\" and index + 1 < len(pattern):
            escaped = pattern[index + 1]
            members = _CLASSES.get(escaped)
            if members is None:
                text += character + escaped
            else:
                text += members if inside else f"[{members}]"
            index += 2
            continue
        if character == "[" and not inside:
            inside = True
        elif character == "]":
            inside = False
        text += _DOT if character == "." and not inside and not dot_is_all else character
        index += 1
    return text


def matches(pattern: str, text: str) -> bool:
    """Say whether the whole text has the pattern, as Java's `matches` does."""
    return _compiled(pattern).fullmatch(text) is not None
