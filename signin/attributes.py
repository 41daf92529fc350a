"""Values for a pool's user attributes, made from the schema that DescribeUserPool tells."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Self

from signin.errors import CannotShow
from signin.mailbox import RESERVED, Mailbox

EMAIL: Final = "email"
PHONE_NUMBER: Final = "phone_number"

# The tutorial's own values, where it has one.
_NUMBER: Final = Decimal(10)
_FIXED: Final = {"DateTime": "2022-01-01", "Boolean": "false"}
_TEXT: Final = "1234567890"
_WORDS: Final = {"family_name": "Foobar", "given_name": "Proof", "name": "Proof Foobar", "locale": "en-US"}
_BIRTHDATE: Final = "2000-01-01"
_OTHER_DAYS: Final = ("2000-01-02", "2000-01-03")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of the schema. Bounds are lengths of a String and values of a Number; None means no bound."""

    name: str
    kind: str
    required: bool = False
    mutable: bool = True
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @classmethod
    def from_description(cls, schema: Mapping[str, Any]) -> Self:
        """The attribute as DescribeUserPool tells it, `custom:` included in the name."""
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
            lowest=_bound(bounds[0]),
            highest=_bound(bounds[1]),
        )

    @property
    def custom(self) -> bool:
        """Whether the pool's owner added it and users may carry it (developer-only attributes are `dev:custom:`)."""
        return self.name.startswith("custom:")

    def admits(self, value: str) -> bool:
        """Whether Cognito takes `value` for this attribute; the bounds read the other way round, for checks."""
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
        return (self.lowest is None or measured >= self.lowest) and (self.highest is None or measured <= self.highest)


def make_value(attribute: Attribute, handle: str, mailbox: Mailbox = RESERVED) -> str:
    """A value that fits `attribute`; `handle` is the throw-away user's own name, addresses are `mailbox`'s.

    Raises:
        CannotShow: no value of the attribute's own form fits its bounds, such as an e-mail address of 5 characters.
    """
    value = _candidate(attribute, handle, mailbox)
    if not attribute.admits(value):
        bounds = f"{_shown(attribute.lowest)} to {_shown(attribute.highest)}"
        raise CannotShow(f"no value can be made for attribute {attribute.name} ({attribute.kind}, {bounds})")
    return value


def changed_value(attribute: Attribute, value: str) -> str | None:
    """Another value than `value` that fits `attribute` as well; None where there is none at hand."""
    return next((other for other in _others(attribute, value) if other != value and attribute.admits(other)), None)


def _others(attribute: Attribute, value: str) -> tuple[str, ...]:
    if attribute.kind == "Boolean":
        return ("true" if value.casefold() == "false" else "false",)
    if attribute.kind == "Number":
        return tuple(f"{Decimal(value) + step:f}" for step in (1, -1))
    if attribute.kind == "DateTime" or attribute.name == "birthdate":
        return _OTHER_DAYS
    return (f"X{value[1:]}", f"Y{value[1:]}")


def _candidate(attribute: Attribute, handle: str, mailbox: Mailbox) -> str:
    """A value of the attribute's own form: some names have one, else it is the kind's."""
    if attribute.name == EMAIL:
        wanted = Decimal(len(mailbox.label) + len(handle) + 1 + len(mailbox.domain))
        return mailbox.address(handle, int(_clamped(wanted, attribute)))
    if attribute.name == PHONE_NUMBER:
        return _phone_number()
    if attribute.kind == "Number":
        return f"{_clamped(_NUMBER, attribute):f}"
    fixed = _BIRTHDATE if attribute.name == "birthdate" else _FIXED.get(attribute.kind)
    # A second name must be nobody else's, as the first.
    words = handle if attribute.name == "preferred_username" else _WORDS.get(attribute.name, _TEXT)
    return fixed or _text(attribute, words)


def _clamped(wanted: Decimal, attribute: Attribute) -> Decimal:
    if attribute.highest is not None:
        wanted = min(wanted, attribute.highest)
    return wanted if attribute.lowest is None else max(wanted, attribute.lowest)


def _text(attribute: Attribute, wanted: str) -> str:
    length = int(_clamped(Decimal(len(wanted)), attribute))
    return (wanted + _TEXT * (length // len(_TEXT) + 1))[:length]


def _phone_number() -> str:
    """A North American number from the range that is never given to anybody (555-0100 to 555-0199)."""
    return f"+1{200 + secrets.randbelow(800)}55501{secrets.randbelow(100):02}"


def _bound(text: str | None) -> Decimal | None:
    """A bound of the schema; Cognito tells numbers as text, and none as nothing at all."""
    if text is None or text == "":
        return None
    return Decimal(text)


def _shown(bound: Decimal | None) -> str:
    return "any" if bound is None else f"{bound:f}"
