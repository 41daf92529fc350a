"""The options of rules: their values, defaults and JSON schemas."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from cognito_policies.model.values import as_integer


class Option(Protocol):
    """One option of a rule."""

    @property
    def name(self) -> str:
        """The option's key in the configuration."""

    @property
    def description(self) -> str:
        """What it does, for authors of configurations."""

    @property
    def default(self) -> object:
        """The value without configuration."""

    @property
    def allowed(self) -> str:
        """The allowed values, for error messages."""

    def read(self, value: object) -> object | None:
        """Return the value to use, or None if `value` is not allowed."""

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""


@dataclass(frozen=True)
class IntegerOption:
    """A whole number between two bounds."""

    name: str
    description: str
    default: int
    minimum: int
    maximum: int

    @property
    def allowed(self) -> str:
        """The allowed values, for error messages."""
        return f"a whole number from {self.minimum} to {self.maximum}"

    def read(self, value: object) -> int | None:
        """Return the number, or None if it is no whole number or out of range."""
        number = as_integer(value)
        return number if number is not None and self.minimum <= number <= self.maximum else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {
            "type": "integer",
            "minimum": self.minimum,
            "maximum": self.maximum,
            "default": self.default,
            "description": self.description,
        }


@dataclass(frozen=True)
class BooleanOption:
    """A boolean."""

    name: str
    description: str
    default: bool
    allowed: str = "true or false"

    def read(self, value: object) -> bool | None:
        """Return the boolean, or None for anything else, such as "true" and 1."""
        return value if isinstance(value, bool) else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "boolean", "default": self.default, "description": self.description}


@dataclass(frozen=True)
class ChoiceOption:
    """One of several texts."""

    name: str
    description: str
    default: str
    choices: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The allowed values, for error messages."""
        return " or ".join(f'"{choice}"' for choice in self.choices)

    def read(self, value: object) -> str | None:
        """Return the text, or None if it is not one of the choices."""
        return value if isinstance(value, str) and value in self.choices else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "string", "enum": list(self.choices), "default": self.default, "description": self.description}


@dataclass(frozen=True)
class TextListOption:
    """A list of texts, which can be empty."""

    name: str
    description: str
    default: tuple[str, ...] = ()
    allowed: str = "a list of non-empty texts"

    def read(self, value: object) -> tuple[str, ...] | None:
        """Return the texts, or None if it is no list of non-empty texts."""
        if not isinstance(value, list | tuple):
            return None
        texts = tuple(text for text in value if isinstance(text, str) and text.strip())
        return texts if len(texts) == len(value) else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "default": self.default,
            "description": self.description,
        }


@dataclass(frozen=True)
class TextOption:
    """Any text; the empty text means none."""

    name: str
    description: str
    default: str = ""
    allowed: str = "text"

    def read(self, value: object) -> str | None:
        """Return the text, or None if it is no text."""
        return value if isinstance(value, str) else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "string", "default": self.default, "description": self.description}


@dataclass(frozen=True)
class Options:
    """The values of all options of a rule; reading one that was not declared raises an error."""

    values: Mapping[str, object]
    lock: object = None
    """The lock of the stack (`lock.lookup.LockState`), for a rule that uses it."""

    def integer(self, name: str) -> int:
        """Return a `IntegerOption`'s value."""
        return cast("int", self.values[name])

    def boolean(self, name: str) -> bool:
        """Return a `BooleanOption`'s value."""
        return cast("bool", self.values[name])

    def text(self, name: str) -> str:
        """Return a `ChoiceOption`'s or a `TextOption`'s value."""
        return cast("str", self.values[name])

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a `TextListOption`'s value."""
        return cast("tuple[str, ...]", self.values[name])
