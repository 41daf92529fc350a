"""Alarms, with everything that is wrong with their thresholds noted."""

from collections.abc import Mapping
from typing import Any

from ..reading.problems import Path, Problems

_WHOLE = 100


def plan_user_pool_alarms(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with the thresholds."""
    for argument in ("throttled_requests", "compromised_credentials"):
        if values.get(argument, 1) < 1:
            problems.add((*path, argument), "must be at least 1", "use 1", values[argument])
    percent = values.get("failed_sign_ins_percent", 1)
    if not 1 <= percent <= _WHOLE:
        rule = f"must be 1 to {_WHOLE}, a share in per cent"
        problems.add((*path, "failed_sign_ins_percent"), rule, "use 50", percent)
