"""Hints for values of the wrong type: the right form, or the output of a resource to pass."""

from collections.abc import Callable, Mapping
from typing import Any

import pulumi

from cognito_identity.validation.problems import Path
from cognito_identity.validation.shapes import EnumType, Leaf, ListOf, MapOf, ObjectType, Shape

_TYPE_NAMES = {str: "a string", int: "an integer", bool: "true or false"}


def wrong_type(shape: Leaf, value: Any, path: Path) -> tuple[str, str]:
    """Return message and hint for a value of another type than the leaf's."""
    message = f"must be {_TYPE_NAMES[shape.type]}"
    if value is None:
        return message, "set a value or leave it out"
    if isinstance(value, pulumi.Resource):
        return _resource_given(value, message, path)
    if shape.type is not str:
        return message, f"write {'a number without quotes' if shape.type is int else 'true or false, without quotes'}"
    if isinstance(value, (Mapping, list)):
        return message, "write a string; a policy document needs json.dumps(…)"
    return message, "put it in quotes"


def _resource_given(resource: pulumi.Resource, message: str, path: Path) -> tuple[str, str]:
    """Return message and hint: the resource has an output of the argument's name, or an ARN."""
    name = type(resource).__name__
    variable = name[:1].lower() + name[1:]
    argument = next((str(segment) for segment in reversed(path) if isinstance(segment, str)), "")
    if isinstance(getattr(resource, argument, None), pulumi.Output):
        return message, f"pass its output `{argument}`"
    if isinstance(getattr(resource, "arn", None), pulumi.Output):
        return "must be an ARN", f"pass {variable}.arn"
    return message, "pass one of its outputs"


def example_of(shape: Shape, spell: Callable[[str], str]) -> str:
    """Return a short example of the form of a value, such as `{"<name>": {"preset": "spa"}}`."""
    match shape:
        case EnumType():
            # An example must not turn a protection off.
            return f'"{next(member.value for member in shape.enum if member.value != "off")}"'
        case ListOf():
            return f"[{example_of(shape.item, spell)}, …]"
        case MapOf():
            return f'{{"<name>": {example_of(shape.value, spell)}}}'
        case ObjectType():
            choices = [name for name, field in shape.fields.items() if isinstance(field, EnumType)]
            shown = sorted(shape.required) or choices[:1] or [next(iter(shape.fields))]
            inside = ", ".join(f'"{spell(name)}": {example_of(shape.fields[name], spell)}' for name in shown)
            return f"{{{inside}}}"
        case _:
            return "…"
