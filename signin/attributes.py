"""Values for user attributes, generated from the schema in DescribeUserPool."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Self

from signin.errors import StepSkipped
from signin.mailbox import RESERVED, Mailbox

EMAIL: Final = "email"
PHONE_NUMBER: Final = "phone_number"

# The values of AWS's tutorial, where it has them.
_NUMBER: Final = Decimal(10)
_FIXED: Final = {"DateTime": "2022-01-01", "Boolean": "false"}
_TEXT: Final = "1234567890"
_WORDS: Final = {"family_name": "Foobar", "given_name": "Proof", "name": "Proof Foobar", "locale": "en-US"}
_BIRTHDATE: Final = "2000-01-01"
_OTHER_DAYS: Final = ("2000-01-02", "2000-01-03")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of the schema, with the limits of a String's length or a Number's value; None: no limit."""

    name: str
    kind: str
    required: bool = False
    mutable: bool = True
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @classmethod
    def from_description(cls, schema: Mapping[str, Any]) -> Self:
        """The attribute as DescribeUserPool describes it, `custom:` included in the name."""
        kind = schema.get("AttributeDataType") or "String"
        text = schema.get("StringAttributeConstraints") or {}
        number = schema.get("NumberAttributeConstraints") or {}
        bounds = (number.get("MinValue"), number.get("MaxValue"))
        if kind == "String":
            bounds = (text.get("MinLength"), text.get("MaxLength"))
        return cls(
            name=schema["Name"],
            kind=kind,
            required=bool(schema.get("Required")),
            mutable=schema.get("Mutable") is not False,
            minimum=_bound(bounds[0]),
            maximum=_bound(bounds[1]),
        )

    @property
    def custom(self) -> bool:
        """Whether it is a custom attribute of users (developer-only attributes are `dev:custom:`)."""
        return self.name.startswith("custom:")

    def accepts(self, value: str) -> bool:
        """Whether `value` is within the attribute's limits."""
        measured = Decimal(len(value))
        if self.kind == "Number":
            try:
                measured = Decimal(value)
            except InvalidOperation:
                return False
            if not measured.is_finite():
                return False
        if self.kind not in {"String", "Number"}:
            return True
        return (self.minimum is None or measured >= self.minimum) and (self.maximum is None or measured <= self.maximum)


def make_value(attribute: Attribute, handle: str, mailbox: Mailbox = RESERVED) -> str:
    """A value within the attribute's limits. `handle` makes it unique; an email address is one of `mailbox`.

    Raises:
        StepSkipped: no value is possible, such as an email address of 5 characters.
    """
    value = _candidate(attribute, handle, mailbox)
    if not attribute.accepts(value):
        bounds = f"{_shown(attribute.minimum)} to {_shown(attribute.maximum)}"
        raise StepSkipped(f"no value can be made for attribute {attribute.name} ({attribute.kind}, {bounds})")
    return value


def changed_value(attribute: Attribute, value: str) -> str | None:
    """A value other than `value` within the attribute's limits; None where none was found."""
    return next((other for other in _others(attribute, value) if other != value and attribute.accepts(other)), None)


def _others(attribute: Attribute, value: str) -> tuple[str, ...]:
    if attribute.kind == "Boolean":
        return ("true" if value.casefold() == "false" else "false",)
    if attribute.kind == "Number":
        return tuple(f"{Decimal(value) + step:f}" for step in (1, -1))
    if attribute.kind == "DateTime" or attribute.name == "birthdate":
        return _OTHER_DAYS
    return (f"X{value[1:]}", f"Y{value[1:]}")


def _candidate(attribute: Attribute, handle: str, mailbox: Mailbox) -> str:
    """A value by the attribute's name, or else by its data type."""
    if attribute.name == EMAIL:
        wanted = Decimal(len(mailbox.label) + len(handle) + 1 + len(mailbox.domain))
        return mailbox.address(handle, int(_clamped(wanted, attribute)))
    if attribute.name == PHONE_NUMBER:
        return _phone_number()
    if attribute.kind == "Number":
        return f"{_clamped(_NUMBER, attribute):f}"
    fixed = _BIRTHDATE if attribute.name == "birthdate" else _FIXED.get(attribute.kind)
    # Unique, as the username.
    words = handle if attribute.name == "preferred_username" else _WORDS.get(attribute.name, _TEXT)
    return fixed or _text(attribute, words)


def _clamped(wanted: Decimal, attribute: Attribute) -> Decimal:
    if attribute.maximum is not None:
        wanted = min(wanted, attribute.maximum)
    return wanted if attribute.minimum is None else max(wanted, attribute.minimum)


def _text(attribute: Attribute, wanted: str) -> str:
    length = int(_clamped(Decimal(len(wanted)), attribute))
    return (wanted + _TEXT * (length // len(_TEXT) + 1))[:length]


def _phone_number() -> str:
    """A North American number from the range reserved for fiction (555-0100 to 555-0199)."""
    return f"+1{200 + secrets.randbelow(800)}55501{secrets.randbelow(100):02}"


def _bound(text: str | None) -> Decimal | None:
    """A limit in the schema: a number as text, or absent."""
    if text is None or text == "":
        return None
    return Decimal(text)


def _shown(bound: Decimal | None) -> str:
    return "any" if bound is None else f"{bound:f}"
