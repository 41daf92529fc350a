"""Reads JSON text, with one-line errors."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from cognito_policies.model.subject import format_path
from cognito_policies.model.values import Path

_ESCAPED_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALF: Final = re.compile("[\ud800-\udfff]")

Pairs = Callable[[list[tuple[str, Any]]], Any]


class JsonTextError(ValueError):
    """The text is no valid JSON; the message is one line."""


def read_json(text: str, pairs: Pairs | None = None) -> Any:
    """Return the content of JSON text.

    Args:
        text: The text.
        pairs: Makes an object from its members, instead of `dict`.

    Raises:
        JsonTextError: It is no JSON, is nested too deeply, or has a lone surrogate (half a character).
    """
    try:
        document = json.loads(text, object_pairs_hook=pairs)
        half = next(_halves(document), None) if _ESCAPED_HALF.search(text) or _HALF.search(text) else None
    except RecursionError:
        raise JsonTextError("this is not JSON: it is nested too deeply") from None
    except ValueError as error:
        raise JsonTextError(f"this is not JSON: {str(error).splitlines()[0]}") from None
    if half is not None:
        place = format_path(half).encode("ascii", "backslashreplace").decode()
        raise JsonTextError(f"{place or 'it'} has a lone surrogate (half a character), which is no valid text")
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
