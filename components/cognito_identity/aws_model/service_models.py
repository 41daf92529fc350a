"""AWS's model of the API calls in the name tables: lengths, ranges, patterns, enums, required members.

`service_models.json` is botocore's model, reduced to those calls. `make service-models` writes it, and a test compares
it with the pinned botocore. So validation doesn't depend on the installed botocore, and the file loads fast.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("service_models.json")


class Shape:
    """One type of a service's model."""

    def __init__(self, description: Mapping[str, Any], shapes: Mapping[str, Mapping[str, Any]]) -> None:
        self._shapes = shapes
        self.metadata = description
        """The shape's description, with the limits `min`, `max` and `pattern`."""
        self.type_name: str = description["type"]

    @cached_property
    def members(self) -> Mapping[str, "Shape"]:
        """The members of a structure."""
        return {name: self._shape(shape) for name, shape in self.metadata["members"].items()}

    @property
    def required_members(self) -> Sequence[str]:
        """The required members of a structure."""
        required: Sequence[str] = self.metadata.get("required", ())
        return required

    @cached_property
    def member(self) -> "Shape":
        """The shape of a list's items."""
        return self._shape(self.metadata["member"])

    @cached_property
    def key(self) -> "Shape":
        """The shape of a map's keys."""
        return self._shape(self.metadata["key"])

    @cached_property
    def value(self) -> "Shape":
        """The shape of a map's values."""
        return self._shape(self.metadata["value"])

    @property
    def enum(self) -> Sequence[str]:
        """The allowed values of a string; none if any string is allowed."""
        values: Sequence[str] = self.metadata.get("enum", ())
        return values

    def _shape(self, name: str) -> "Shape":
        return Shape(self._shapes[name], self._shapes)


@cache
def _models() -> Mapping[str, Any]:
    models: Mapping[str, Any] = json.loads(FILE.read_bytes())
    return models


@cache
def input_shape(service: str, operation: str) -> Shape:
    """Return the shape of a call's request; the file is read on first use."""
    model = _models()[service]
    return Shape(model["shapes"][model["inputs"][operation]], model["shapes"])


@cache
def operation_names(service: str) -> frozenset[str]:
    """Return the names of a service's API calls."""
    return frozenset(_models()[service]["operations"])
