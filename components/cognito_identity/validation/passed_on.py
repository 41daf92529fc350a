"""Arguments on their way from one component to the next."""

from collections.abc import Mapping
from typing import Any


def drop_none(args: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that were given: `None` is the same as nothing, and must not hide a default."""
    return {key: value for key, value in args.items() if value is not None}


def as_args(values: Mapping[str, Any]) -> Any:
    """Return arguments that are checked when they are read; only the type checker can't see it where they come from."""
    return values
