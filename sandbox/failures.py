"""Where a program failed: its own file and line, and the error."""

import traceback
from pathlib import Path
from typing import Final

import cognito_identity

_OURS: Final = (Path(__file__).resolve().parent, Path(cognito_identity.__file__).resolve().parent)
"""Folders of this repository that are next to the program but are not part of it."""
_INSTALLED: Final = frozenset({"site-packages", ".venv", ".venv-pulumi"})


def located(error: BaseException, program: Path) -> str:
    """Return an error in one line, such as `__main__.py:12: ZeroDivisionError: division by zero`."""
    text = str(error.msg) if isinstance(error, SyntaxError) else str(error)
    found = type(error).__name__ if text in ("", "None") else f"{type(error).__name__}: {text}"
    place = _place(error, program)
    return f"the program failed: {found}" if place is None else f"{place}: {found}"


def _place(error: BaseException, program: Path) -> str | None:
    """Return the program's innermost line that was running."""
    places = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename is not None:
        places.append((Path(error.filename), error.lineno))
    inside = [(path.relative_to(program), line, path) for path, line in places if path.is_relative_to(program)]
    own = [place for place in inside if not _INSTALLED & set(place[0].parts)]
    innermost = [place for place in own if not any(place[2].is_relative_to(folder) for folder in _OURS)] or own
    return f"{innermost[-1][0]}:{innermost[-1][1]}" if innermost else None
