"""What came out of an encrypted configuration goes on as a secret."""

from typing import Any

import pulumi

from cognito_identity.validation.shapes import Leaf, ListOf, MapOf, ObjectType, Shape


def as_secrets(shape: Shape, value: Any) -> Any:
    """Return values that were read, secret wherever the API takes an Output.

    Pulumi tells a program that a group of settings holds a secret, and not where: all that may be one is taken for
    one. What shapes the graph stays plain; it has to be known.
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
