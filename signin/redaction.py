"""Keeps passwords, tokens and secrets out of everything the proof says.

AWS's error texts may repeat what was sent, also in another encoding, so secrets are replaced once, on the way out, and
not left to each step.
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
    """Remembers secrets and replaces them, however they are encoded."""

    def __init__(self) -> None:
        self._secrets: dict[str, re.Pattern[str]] = {}

    def hide(self, secrets: Iterable[str | None]) -> None:
        """From now on `clean` replaces each of `secrets`."""
        for secret in secrets:
            if secret and len(secret) >= _SHORTEST_SECRET and secret not in self._secrets:
                self._secrets[secret] = re.compile("|".join((_in_text(secret), *_in_base64(secret.encode()))))

    def clean(self, text: str) -> str:
        """`text` without any secret, and without anything that looks like a token, on one line."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = self._secrets[secret].sub(REDACTED, text)
        return " ".join(_JWT_LIKE.sub(REDACTED, text).split())


def _in_text(secret: str) -> str:
    """A pattern for `secret`, whichever of its characters are escaped as URLs, forms, JSON, Python or HTML do it."""
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
    """What is sure to appear wherever `secret` stands inside a text that was encoded, such as a Basic header."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret).decode()
        # Digits that hold bits of a neighbour as well are not the secret's alone.
        own = encoded[(before * 8 + 5) // 6 : (before + len(secret)) * 8 // 6]
        if len(own) >= _SHORTEST_SECRET:
            yield own.replace("+", "[+-]").replace("/", "[/_]")
