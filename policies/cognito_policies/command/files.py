"""Reading and writing what commands are given, with one clear line where that fails."""

import sys
from pathlib import Path

from cognito_policies.listing import BadInputError


def read_text(given: str | Path) -> str:
    """Return a file's text, or what comes in on standard input for `-`."""
    try:
        # PowerShell writes a mark before the text.
        text = sys.stdin.read() if str(given) == "-" else Path(given).read_text(encoding="utf-8")
        return text.removeprefix("\ufeff")
    except OSError as error:
        raise BadInputError(f"{given}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{shown_name(given)}: this is no text in UTF-8") from None


def write_text(path: Path, text: str) -> None:
    """Write a file, and its folder where there is none yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: can't be written: {error.strerror}") from None


def shown_name(given: str | Path) -> str:
    """Return how messages name a source."""
    return "standard input" if str(given) == "-" else str(given)
