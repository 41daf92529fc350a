"""Matches AWS's patterns, which are Java's: word characters are ASCII, and the whole text must match."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# The members of Java's classes, as they are written inside brackets.
_CLASSES = {"\\w": "A-Za-z0-9_", "\\d": "0-9", "\\s": " \\t\\n\\x0B\\f\\r"}
_ASCII_PROPERTIES = {
    "\\p{L}": "A-Za-z",
    "\\p{M}": "",
    "\\p{N}": "0-9",
    "\\p{P}": "!-#%-*,-/:;?@\\[-\\]_{}",
    "\\p{S}": "$+<=>\\^`|~",
    "\\p{Z}": " ",
}
"""The ASCII characters that have each Unicode property."""
_DOT = r"[^\n\r\u0085\u2028\u2029]"
"""Java's dot excludes every line end, Python's excludes `\\n` only."""
_PIECE = re.compile(r"\\[pP]\{\w+\}|\\?.", re.DOTALL)


@cache
def _for_ascii(pattern: str) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, properties=True))


@cache
def _for_unicode(pattern: str) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 -- loaded only for texts that are not ASCII

    return regex.compile(_expanded(pattern, properties=False))


def _expanded(pattern: str, *, properties: bool) -> str:
    """Replace Java's classes, and with `properties` Unicode's properties, by their ASCII characters."""
    classes = {**_CLASSES, **_ASCII_PROPERTIES} if properties else _CLASSES
    text, inside = "", False
    dot_is_all = pattern.startswith("(?s)")
    for piece in _PIECE.findall(pattern):
        members = classes.get(piece)
        if members is not None:
            text += members if inside else f"[{members}]" if members else "(?!)"
            continue
        if piece == "[" and not inside:
            inside = True
        elif piece == "]":
            inside = False
        text += _DOT if piece == "." and not inside and not dot_is_all else piece
    return text


def matches(pattern: str, text: str) -> bool:
    """Return whether the whole text matches the pattern, as Java's `matches` does."""
    compiled = _for_ascii(pattern) if text.isascii() else _for_unicode(pattern)
    return compiled.fullmatch(text) is not None
