"""The options a rule can have: declared once, read strictly, shown to the engine as JSON schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from cognito_policies.values import whole_number

if TYPE_CHECKING:
    from cognito_policies.lock.lookup import LockState


class Option(Protocol):
    """One option of a rule."""

    @property
    def name(self) -> str:
        """The option's key in the configuration."""

    @property
    def description(self) -> str:
        """What it does, for whoever writes the configuration."""

    @property
    def default(self) -> object:
        """The value that holds where none is configured."""

    @property
    def allowed(self) -> str:
        """What may be given, for error messages."""

    def read(self, value: object) -> object | None:
        """Return the value to use, None where `value` is not allowed."""

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""


@dataclass(frozen=True)
class WholeOption:
    """A whole number between two bounds."""

    name: str
    description: str
    default: int
    minimum: int
    maximum: int

    @property
    def allowed(self) -> str:
        """What may be given, for error messages."""
        return f"a whole number from {self.minimum} to {self.maximum}"

    def read(self, value: object) -> int | None:
        """Return the number, None where it is no whole number or out of range."""
        number = whole_number(value)
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
class FlagOption:
    """Yes or no."""

    name: str
    description: str
    default: bool
    allowed: str = "true or false"

    def read(self, value: object) -> bool | None:
        """Return the boolean, None where it is none ("true" and 1 are not)."""
        return value if isinstance(value, bool) else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "boolean", "default": self.default, "description": self.description}


@dataclass(frozen=True)
class WordOption:
    """One word of a closed set."""

    name: str
    description: str
    default: str
    words: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """What may be given, for error messages."""
        return " or ".join(f'"{word}"' for word in self.words)

    def read(self, value: object) -> str | None:
        """Return the word, None where it is not one of the set."""
        return value if isinstance(value, str) and value in self.words else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "string", "enum": list(self.words), "default": self.default, "description": self.description}


@dataclass(frozen=True)
class WordsOption:
    """A list of texts; the empty list is one."""

    name: str
    description: str
    default: tuple[str, ...] = ()
    allowed: str = "a list of texts, none of them empty"

    def read(self, value: object) -> tuple[str, ...] | None:
        """Return the texts, None where it is no list or an element is no text or empty."""
        if not isinstance(value, list | tuple):
            return None
        words = tuple(word for word in value if isinstance(word, str) and word.strip())
        return words if len(words) == len(value) else None

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
    """Any text; the empty one stands for none."""

    name: str
    description: str
    default: str = ""
    allowed: str = "text"

    def read(self, value: object) -> str | None:
        """Return the text, None where it is none."""
        return value if isinstance(value, str) else None

    def schema(self) -> dict[str, object]:
        """Return the option's JSON schema."""
        return {"type": "string", "default": self.default, "description": self.description}


@dataclass(frozen=True)
class Options:
    """A rule's options as they hold in this run, complete; reading one that was not declared raises."""

    values: Mapping[str, object]
    lock: "LockState | None" = None
    """What is locked of the stack, for a rule that asks for it."""

    def whole(self, name: str) -> int:
        """Return a `WholeOption`'s value."""
        return cast("int", self.values[name])

    def flag(self, name: str) -> bool:
        """Return a `FlagOption`'s value."""
        return cast("bool", self.values[name])

    def word(self, name: str) -> str:
        """Return a `WordOption`'s or a `TextOption`'s value."""
        return cast("str", self.values[name])

    def words(self, name: str) -> tuple[str, ...]:
        """Return a `WordsOption`'s value."""
        return cast("tuple[str, ...]", self.values[name])
