"""The schema attributes of a user pool: AWS can add custom ones, and can't change or remove any."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Unknown, as_integer, format_value

_BOUNDS: Final = {
    "min": (("stringAttributeConstraints", "minLength"), ("numberAttributeConstraints", "minValue")),
    "max": (("stringAttributeConstraints", "maxLength"), ("numberAttributeConstraints", "maxValue")),
}
_NAMES: Final = """
    address birthdate email email_verified family_name gender given_name locale middle_name name nickname phone_number
    phone_number_verified picture preferred_username profile sub updated_at website zoneinfo
"""
STANDARD: Final = frozenset(_NAMES.split())
"""The attributes of each pool. A program can configure them only when it creates the pool."""
ATTRIBUTE_KEYS: Final = ("name", "type", "mutable", "required", "developerOnly", "min", "max")

Attribute = Mapping[str, object]


def attributes_of(pool: Subject) -> list[Attribute] | Unknown:
    """Return a pool's attributes, sorted by name; computed values are `UNKNOWN`."""
    if pool.value("schemas") is UNKNOWN:
        return UNKNOWN
    read = [_attribute(pool, index) for index in pool.indices("schemas")]
    return sorted(read, key=lambda attribute: (str(attribute["name"]), repr(attribute)))


def differences(locked: list[Attribute], given: list[Attribute]) -> Iterator[str]:
    """Yield what the program changes in or removes from the locked attributes, or can't add."""
    there = {attribute["name"]: attribute for attribute in given}
    for attribute in locked:
        name = attribute["name"]
        if name not in there:
            if UNKNOWN not in there:
                yield f"attribute {format_value(name)} is removed"
            continue
        for key in ATTRIBUTE_KEYS[1:]:
            before, now = _with_aws_bounds(attribute)[key], _with_aws_bounds(there[name])[key]
            if now not in {before, UNKNOWN}:
                yield f"attribute {format_value(name)} changes {key} from {format_value(before)} to {format_value(now)}"
    known = {attribute["name"] for attribute in locked}
    for name in sorted(name for name in there if isinstance(name, str) and name in STANDARD - known):
        settled = _with_aws_bounds(there[name])
        if settled["required"] is True or settled["mutable"] is False:
            yield f"standard attribute {format_value(name)} becomes required or immutable"


def _attribute(pool: Subject, index: int) -> Attribute:
    at = ("schemas", index)
    name = pool.text(*at, "name")
    attribute: dict[str, object] = {
        "name": name if name is UNKNOWN else str(name).removeprefix("dev:").removeprefix("custom:"),
        "type": pool.text(*at, "attributeDataType"),
        "mutable": pool.boolean(*at, "mutable") or False,
        "required": pool.boolean(*at, "required") or False,
        "developerOnly": pool.boolean(*at, "developerOnlyAttribute") or False,
    }
    for bound, places in _BOUNDS.items():
        found = [_number(pool.value(*at, *place)) for place in places]
        attribute[bound] = next((number for number in found if number is not None), None)
    return attribute


def _number(value: object) -> object:
    """Return a bound as text, as AWS expects it."""
    if value is UNKNOWN:
        return UNKNOWN
    number = as_integer(value)
    text = str(value if number is None else number).strip() if isinstance(value, str | int | float) else ""
    return text or None


def _with_aws_bounds(attribute: Attribute) -> Attribute:
    """Return a standard attribute with AWS's bounds if it has none."""
    if attribute["name"] not in STANDARD or attribute["type"] != "String":
        return attribute
    unbounded = {"min": "0", "max": "2048"}
    return {**attribute, **{key: attribute[key] or own for key, own in unbounded.items()}}


def as_attributes(value: object) -> list[Attribute]:
    """Return a lock's attributes with their type."""
    return cast("list[Attribute]", value)
