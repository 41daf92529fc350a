"""The annotation of an argument that takes an enum member or its value."""

from enum import Enum
from typing import TYPE_CHECKING, TypeVar, Union

if TYPE_CHECKING:
    E = TypeVar("E", bound=Enum)
    OneOf = Union[E, str]  # noqa: UP007 -- a generic alias needs the subscript form
else:

    class OneOf:
        """`OneOf[Mfa]` is `Mfa | str` for a type checker and `Mfa` at run time.

        Both `"mfa": "required"` and `"mfa": Mfa.REQUIRED` are valid, but Pulumi's component host supports no unions.
        """

        def __class_getitem__(cls, enum: type[Enum]) -> type[Enum]:
            """Return the enum, which the component host supports."""
            return enum
