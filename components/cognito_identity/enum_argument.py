"""How an argument that takes one of a closed set of words is annotated."""

from enum import Enum
from typing import TYPE_CHECKING, TypeVar, Union

if TYPE_CHECKING:
    E = TypeVar("E", bound=Enum)
    OneOf = Union[E, str]  # noqa: UP007 -- a generic alias needs the subscript form
else:

    class OneOf:
        """`OneOf[Mfa]` is `Mfa | str` to a type checker and plain `Mfa` at run time.

        The component host knows enums but no unions, while people write `"mfa": "required"` as often as
        `"mfa": Mfa.REQUIRED`; both are accepted by the reader.
        """

        def __class_getitem__(cls, enum: type[Enum]) -> type[Enum]:
            """Return the enum itself, which is what the component host reads."""
            return enum
