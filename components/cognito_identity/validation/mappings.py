"""Mappings without absent values."""

from collections.abc import Mapping
from typing import TypeVar

V = TypeVar("V")


def drop_none(values: Mapping[str, V | None]) -> dict[str, V]:
    """Return the values that are not `None`: such an input is the same as an absent one, and has no limits to keep."""
    return {name: value for name, value in values.items() if value is not None}
