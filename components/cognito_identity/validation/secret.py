"""Keeps the values of an encrypted configuration secret."""

from typing import Any

import pulumi

from cognito_identity.validation.shapes import Leaf, ListOf, MapOf, ObjectType, Shape


def as_secrets(shape: Shape, value: Any) -> Any:
    """Return the validated arguments, as a secret wherever an argument takes an Output.

    Pulumi tells a program that an object in the configuration contains a secret, but not where. So every argument that
    takes an Output becomes a secret. Arguments that must be plain values stay as they are.
    """
    match shape:
        case Leaf(output=True) if not isinstance(value, pulumi.Output):
            return pulumi.Output.secret(value)
        case ListOf():
            return [as_secrets(shape.item, item) for item in value]
        case MapOf():
            return {key: as_secrets(shape.value, item) for key, item in value.items()}
        case ObjectType():
            return {key: as_secrets(shape.fields[key], item) for key, item in value.items()}
        case _:
            return value
