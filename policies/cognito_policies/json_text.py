"""JSON as text, read the same way wherever a file is read: what can't be used is refused in one line."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from cognito_policies.subject import spelled
from cognito_policies.values import Path

_ESCAPED_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALF: Final = re.compile("[\ud800-\udfff]")

Pairs = Callable[[list[tuple[str, Any]]], Any]


class JsonTextError(ValueError):
    """Text that is no JSON, or no text that could be written again: why, in one line."""


def read_json(text: str, pairs: Pairs | None = None) -> Any:
    """Return what JSON text says.

    Args:
        text: The text.
        pairs: What makes an object of its members, in the place of `dict`.

    Raises:
        JsonTextError: It is no JSON, is nested too deeply, or holds half a character (a lone surrogate).
    """
    try:
        document = json.loads(text, object_pairs_hook=pairs)
        half = next(_halves(document), None) if _ESCAPED_HALF.search(text) or _HALF.search(text) else None
    except RecursionError:
        raise JsonTextError("this is not JSON: it is nested too deeply") from None
    except ValueError as error:
        raise JsonTextError(f"this is not JSON: {str(error).splitlines()[0]}") from None
    if half is not None:
        place = spelled(half).encode("ascii", "backslashreplace").decode()
        raise JsonTextError(f"{place or 'it'} holds half a character (a lone surrogate), which is no text")
    return document


def _halves(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, str) and _HALF.search(value):
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            here = (*path, str(key))
            yield from ([here] if _HALF.search(str(key)) else _halves(item, here))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _halves(item, (*path, index))
