"""Reads and writes the files of commands, with one-line errors."""

import sys
from pathlib import Path

from cognito_policies.sources.listing import BadInputError


def read_text(given: str | Path) -> str:
    """Return the text of a file, or of standard input for `-`."""
    try:
        # PowerShell writes a byte order mark before the text.
        text = sys.stdin.read() if str(given) == "-" else Path(given).read_text(encoding="utf-8")
        return text.removeprefix("\ufeff")
    except OSError as error:
        raise BadInputError(f"{given}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{shown_name(given)}: this is no UTF-8 text") from None


def write_text(path: Path, text: str) -> None:
    """Write a file, and create its folder if necessary."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: can't be written: {error.strerror}") from None


def shown_name(given: str | Path) -> str:
    """Return the name of a source for messages."""
    return "standard input" if str(given) == "-" else str(given)
