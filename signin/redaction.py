"""Keeps passwords, tokens and secrets out of everything the proof says.

AWS's error texts may repeat what was sent, so hiding is done on the way out, once, and not left to each step.
"""

import re
from collections.abc import Iterable
from typing import Final

# Long enough not to blank ordinary words by accident, short enough to catch a one-time code.
_SHORTEST_SECRET: Final = 6
_JWT_LIKE: Final = re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]*)*")
_HIDDEN: Final = "***"


class Redactor:
    """Remembers what must never be shown and blanks it."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()

    def hide(self, secrets: Iterable[str | None]) -> None:
        """From now on none of `secrets` is shown."""
        self._secrets.update(secret for secret in secrets if secret and len(secret) >= _SHORTEST_SECRET)

    def clean(self, text: str) -> str:
        """`text` without any secret, and without anything that looks like a token, on one line."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, _HIDDEN)
        return " ".join(_JWT_LIKE.sub(_HIDDEN, text).split())
