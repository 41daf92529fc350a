"""A user pool's attributes: AWS can add custom ones, and change or remove none."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, Unknown, shown, whole_number

_BOUNDS: Final = {
    "min": (("stringAttributeConstraints", "minLength"), ("numberAttributeConstraints", "minValue")),
    "max": (("stringAttributeConstraints", "maxLength"), ("numberAttributeConstraints", "maxValue")),
}
_NAMES: Final = """
    address birthdate email email_verified family_name gender given_name locale middle_name name nickname phone_number
    phone_number_verified picture preferred_username profile sub updated_at website zoneinfo
"""
STANDARD: Final = frozenset(_NAMES.split())
"""The attributes every pool has; a program may write them out to change how they are, but only at the beginning."""
ATTRIBUTE_KEYS: Final = ("name", "type", "mutable", "required", "developerOnly", "min", "max")

Attribute = Mapping[str, object]


def attributes_of(pool: Subject) -> list[Attribute] | Unknown:
    """Return a pool's attributes by name; what can't be known stays `UNKNOWN`."""
    if pool.value("schemas") is UNKNOWN:
        return UNKNOWN
    read = [_attribute(pool, index) for index in pool.indices("schemas")]
    return sorted(read, key=lambda attribute: (str(attribute["name"]), repr(attribute)))


def differences(locked: list[Attribute], given: list[Attribute]) -> Iterator[str]:
    """Say what the program would change in or take from the locked attributes, or could not add to them."""
    there = {attribute["name"]: attribute for attribute in given}
    for attribute in locked:
        name = attribute["name"]
        if name not in there:
            if UNKNOWN not in there:
                yield f"attribute {shown(name)} is gone"
            continue
        for key in ATTRIBUTE_KEYS[1:]:
            before, now = _settled(attribute)[key], _settled(there[name])[key]
            if now not in {before, UNKNOWN}:
                yield f"attribute {shown(name)} changes {key} from {shown(before)} to {shown(now)}"
    known = {attribute["name"] for attribute in locked}
    for name in sorted(name for name in there if isinstance(name, str) and name in STANDARD - known):
        settled = _settled(there[name])
        if settled["required"] is True or settled["mutable"] is False:
            yield f"the standard attribute {shown(name)} can't become required or immutable now"


def _attribute(pool: Subject, index: int) -> Attribute:
    at = ("schemas", index)
    name = pool.text(*at, "name")
    attribute: dict[str, object] = {
        "name": name if name is UNKNOWN else str(name).removeprefix("dev:").removeprefix("custom:"),
        "type": pool.text(*at, "attributeDataType"),
        "mutable": pool.flag(*at, "mutable") or False,
        "required": pool.flag(*at, "required") or False,
        "developerOnly": pool.flag(*at, "developerOnlyAttribute") or False,
    }
    for bound, places in _BOUNDS.items():
        found = [_number(pool.value(*at, *place)) for place in places]
        attribute[bound] = next((number for number in found if number is not None), None)
    return attribute


def _number(value: object) -> object:
    """Return a bound as text, as AWS takes it, whatever a program or a state wrote it as."""
    if value is UNKNOWN:
        return UNKNOWN
    number = whole_number(value)
    text = str(value if number is None else number).strip() if isinstance(value, str | int | float) else ""
    return text or None


def _settled(attribute: Attribute) -> Attribute:
    """Return a standard attribute with AWS's own bounds where none are written out."""
    if attribute["name"] not in STANDARD or attribute["type"] != "String":
        return attribute
    unbounded = {"min": "0", "max": "2048"}
    return {**attribute, **{key: attribute[key] or own for key, own in unbounded.items()}}


def as_attributes(value: object) -> list[Attribute]:
    """Return a lock's attributes as what they are."""
    return cast("list[Attribute]", value)
