"""Redacts passwords, tokens and other secrets in everything that is printed.

AWS's error messages may repeat what was sent, also in another encoding. So secrets are redacted in one place, when a
step's result is made.
"""

import base64
import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

# Long enough not to replace ordinary words by accident, short enough to catch a one-time code.
_SHORTEST_SECRET: Final = 6
_JWT_LIKE: Final = re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]*)*")
REDACTED: Final = "***"


class Redactor:
    """Replaces known secrets in texts, however they are encoded."""

    def __init__(self) -> None:
        self._secrets: dict[str, re.Pattern[str]] = {}

    def add(self, secrets: Iterable[str | None]) -> None:
        """Redact `secrets` from now on."""
        for secret in secrets:
            if secret and len(secret) >= _SHORTEST_SECRET and secret not in self._secrets:
                self._secrets[secret] = re.compile("|".join((_in_text(secret), *_in_base64(secret.encode()))))

    def redact(self, text: str) -> str:
        """`text` without any secret, and without anything that looks like a token, on one line."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = self._secrets[secret].sub(REDACTED, text)
        return " ".join(_JWT_LIKE.sub(REDACTED, text).split())


def _in_text(secret: str) -> str:
    """A pattern for `secret` with any of its characters escaped for URLs, forms, JSON, Python or HTML."""
    return "".join(c if c.isascii() and c.isalnum() else _escaped(c) for c in secret)


def _escaped(character: str) -> str:
    # Escaped twice, an escape's own first character is escaped: %252B, \\u002b.
    in_url = "".join(f"%(?:25)*(?i:{byte:02x})" for byte in character.encode())
    in_json = "".join(rf"\\+u(?i:{unit:04x})" for unit in _utf16(character))
    spelled = [rf"\\*{re.escape(character)}", in_url, in_json]
    if ord(character) < 256:  # noqa: PLR2004 -- what \x can spell
        spelled.append(rf"\\+x(?i:{ord(character):02x})")
    if character == " ":
        spelled.append(r"\+")
    if (entity := html.escape(character)) != character:
        spelled.append(f"&(?:amp;)*{entity.removeprefix('&')}")
    spelled.append(f"&(?:amp;)*#(?:0*{ord(character)}|(?i:x0*{ord(character):x}));")
    return f"(?:{'|'.join(spelled)})"


def _utf16(character: str) -> Iterator[int]:
    units = character.encode("utf-16-be")
    return (int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2))


def _in_base64(secret: bytes) -> Iterator[str]:
    """Patterns for `secret` within a longer text in base64, such as a Basic header: one for each alignment."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret).decode()
        # Without the digits that also encode bits of the characters before and after.
        own = encoded[(before * 8 + 5) // 6 : (before + len(secret)) * 8 // 6]
        if len(own) >= _SHORTEST_SECRET:
            yield own.replace("+", "[+-]").replace("/", "[/_]")
