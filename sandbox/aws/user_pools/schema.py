"""Checks users' attributes against the pool's schema. The messages are Cognito's.

Pure: a schema is a mapping of names to anything that has the fields of `Attribute`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# Cognito sets these itself; no app client may write them.
NEVER_WRITABLE = frozenset({"sub", "email_verified", "phone_number_verified", "identities", "cognito:mfa_enabled"})
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\+[0-9]{2,15}")


class Attribute(Protocol):
    """One attribute of a pool's schema."""

    data_type: str
    mutable: bool
    required: bool
    developer_only: bool
    string_constraints: dict[str, Any] | None
    number_constraints: dict[str, Any] | None


def invalid_values(attributes: Mapping[str, str], schema: Mapping[str, Attribute]) -> str | None:
    """Why values are invalid: unknown name, wrong type, out of bounds. None if all are valid."""
    for name in attributes:
        if name not in schema:
            return f"Attributes did not conform to the schema: Type for attribute {{{name}}} could not be determined"
    if "email" in attributes and not _EMAIL.fullmatch(attributes["email"]):
        return "Invalid email address format."
    if "phone_number" in attributes and not _PHONE.fullmatch(attributes["phone_number"]):
        return "Invalid phone number format."
    return _message(
        f"{name}: {reason}" for name, value in attributes.items() if (reason := _invalid(value, schema[name]))
    )


def missing(attributes: Mapping[str, str], schema: Mapping[str, Attribute]) -> str | None:
    """Which required attributes a new user lacks. Cognito itself sets `sub`."""
    lacking = [name for name in required(schema) if not attributes.get(name)]
    return _message(f"{name}: The attribute is required" for name in lacking)


def required(schema: Mapping[str, Attribute]) -> list[str]:
    """The names of the required attributes, in the schema's order."""
    return [name for name, attribute in schema.items() if attribute.required and name != "sub"]


def immutable(names: Iterable[str], schema: Mapping[str, Attribute]) -> str | None:
    """Which of these attributes are immutable."""
    for name in names:
        if name in schema and not schema[name].mutable:
            return f"user.{name}: Attribute cannot be updated."
    return None


def unwritable(names: Iterable[str], schema: Mapping[str, Attribute], allowed: Iterable[str] | None) -> bool:
    """Whether an app client may not write one of these. `allowed` is its WriteAttributes; None means all."""
    listed = None if allowed is None else frozenset(allowed)
    return any(
        name in NEVER_WRITABLE
        or (name in schema and schema[name].developer_only)
        or (listed is not None and name not in listed)
        for name in names
    )


def _message(problems: Iterable[str]) -> str | None:
    text = "\n".join(problems)
    return f"Attributes did not conform to the schema: {text}" if text else None


def _invalid(value: str, attribute: Attribute) -> str | None:
    return _CHECKS[attribute.data_type](value, attribute)


def _invalid_string(value: str, attribute: Attribute) -> str | None:
    bounds = attribute.string_constraints or {}
    if len(value) < int(bounds.get("MinLength") or 0):
        return f"String must be at least {bounds['MinLength']} characters long"
    if len(value) > int(bounds.get("MaxLength") or 2048):
        return f"String must be no longer than {bounds.get('MaxLength') or 2048} characters"
    return None


def _invalid_number(value: str, attribute: Attribute) -> str | None:
    if not re.fullmatch(r"[+-]?[0-9]+", value):
        return "Attribute value must be a number"
    bounds = attribute.number_constraints or {}
    if bounds.get("MinValue") and int(value) < int(bounds["MinValue"]):
        return f"Number must not be less than {bounds['MinValue']}"
    if bounds.get("MaxValue") and int(value) > int(bounds["MaxValue"]):
        return f"Number must not be greater than {bounds['MaxValue']}"
    return None


def _invalid_boolean(value: str, _attribute: Attribute) -> str | None:
    return None if value.lower() in {"true", "false"} else "Attribute value must be true or false"


def _invalid_datetime(value: str, _attribute: Attribute) -> str | None:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return "Attribute value must be a date and time"
    return None


_CHECKS: Mapping[str, Callable[[str, Attribute], str | None]] = {
    "String": _invalid_string,
    "Number": _invalid_number,
    "Boolean": _invalid_boolean,
    "DateTime": _invalid_datetime,
}
