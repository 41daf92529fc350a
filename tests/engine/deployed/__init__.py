"""What AWS holds of a deployed identity, and what it must show after each change of docs/lifecycle.md."""

from collections.abc import Mapping
from typing import Any

from .access import AccessSide
from .beside import BesideThePool
from .expectations import OF_THE_POOL
from .expectations_beside import BESIDE_IT
from .pool import PoolSide

__all__ = ["SEEN", "Deployed"]

SEEN: Mapping[str, tuple[str, Any]] = {**OF_THE_POOL, **BESIDE_IT}
"""Argument → where AWS shows it, and what must stand there."""


class Deployed(PoolSide, BesideThePool, AccessSide):
    """What AWS holds of one identity."""

    def at(self, place: str) -> Any:
        """The value at a dotted place, such as `pool.Policies.PasswordPolicy.MinimumLength`; None if there is none."""
        head, *rest = place.split(".")
        value: Any = getattr(self, head)
        for key in rest:
            value = value.get(key) if isinstance(value, Mapping) else None
        # AWS keeps lists of words in no order.
        return sorted(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else value
