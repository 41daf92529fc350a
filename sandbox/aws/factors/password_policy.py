"""A pool's password policy, with Cognito's message for each rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_POLICY: dict[str, Any] = {
    "MinimumLength": 8,
    "RequireUppercase": True,
    "RequireLowercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
    "TemporaryPasswordValidityDays": 7,
}
MAXIMUM_LENGTH = 256
_SYMBOL = re.compile(r"""[\^$*.\[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]""")
_CLASSES = (
    ("RequireLowercase", re.compile(r"[a-z]"), "Password must have lowercase characters"),
    ("RequireUppercase", re.compile(r"[A-Z]"), "Password must have uppercase characters"),
    ("RequireNumbers", re.compile(r"[0-9]"), "Password must have numeric characters"),
    ("RequireSymbols", _SYMBOL, "Password must have symbol characters"),
)


def broken_rule(password: str, policy: Mapping[str, Any]) -> str | None:
    """AWS's message for the first rule that a password breaks; None if it breaks none."""
    if len(password) < policy.get("MinimumLength", 8):
        return "Password not long enough"
    if len(password) > MAXIMUM_LENGTH:
        return "Password too long"
    if password != password.strip():
        # AWS counts a space within as a symbol and refuses one at either end.
        return "Password must not start or end with a space"
    return next((reason for key, found, reason in _CLASSES if policy.get(key) and not found.search(password)), None)
