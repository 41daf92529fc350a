"""AWS writes its patterns for Java: ASCII word characters, the whole text, Unicode properties."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# What Java's classes mean, as the inside of a bracket and as a bracket of their own.
_CLASSES = {"\\w": "A-Za-z0-9_", "\\d": "0-9", "\\s": " \\t\\n\\x0B\\f\\r"}
_ASCII_PROPERTIES = {
    "\\p{L}": "A-Za-z",
    "\\p{M}": "",
    "\\p{N}": "0-9",
    "\\p{P}": "!-#%-*,-/:;?@\\[-\\]_{}",
    "\\p{S}": "$+<=>\\^`|~",
    "\\p{Z}": " ",
}
"""What is left of Unicode's properties where the text is ASCII."""
_DOT = r"[^\n\r\u0085\u2028\u2029]"
"""Java's dot stops at every line end, Python's at one of them."""
_PIECE = re.compile(r"\\[pP]\{\w+\}|\\?.", re.DOTALL)


@cache
def _for_ascii(pattern: str) -> re.Pattern[str]:
    return re.compile(_spelled_out(pattern, properties=True))


@cache
def _for_unicode(pattern: str) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 -- only programs whose texts go beyond ASCII pay for it

    return regex.compile(_spelled_out(pattern, properties=False))


def _spelled_out(pattern: str, *, properties: bool) -> str:
    """Spell out Java's ASCII classes, which Python would take for all of Unicode, and perhaps Unicode's properties."""
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
    """Say whether the whole text has the pattern, as Java's `matches` does."""
    compiled = _for_ascii(pattern) if text.isascii() else _for_unicode(pattern)
    return compiled.fullmatch(text) is not None
