"""AWS's own description of the calls in the name tables: lengths, ranges, patterns, enums, required members.

The file beside this is botocore's description, cut down to those calls (`make service-models` writes it, and a test
holds it to the pinned botocore): what is refused does not depend on which botocore a machine has, and is read at once.
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
        """Limits, by AWS's names: `min`, `max`, `pattern`."""
        self.type_name: str = description["type"]

    @cached_property
    def members(self) -> Mapping[str, "Shape"]:
        """The members of a structure."""
        return {name: self._shape(shape) for name, shape in self.metadata["members"].items()}

    @property
    def required_members(self) -> Sequence[str]:
        """The members a structure can't be without."""
        required: Sequence[str] = self.metadata.get("required", ())
        return required

    @cached_property
    def member(self) -> "Shape":
        """The items of a list."""
        return self._shape(self.metadata["member"])

    @cached_property
    def key(self) -> "Shape":
        """The keys of a map."""
        return self._shape(self.metadata["key"])

    @cached_property
    def value(self) -> "Shape":
        """The values of a map."""
        return self._shape(self.metadata["value"])

    @property
    def enum(self) -> Sequence[str]:
        """The words a text is limited to; none means any."""
        words: Sequence[str] = self.metadata.get("enum", ())
        return words

    def _shape(self, name: str) -> "Shape":
        return Shape(self._shapes[name], self._shapes)


@cache
def _models() -> Mapping[str, Any]:
    models: Mapping[str, Any] = json.loads(FILE.read_bytes())
    return models


@cache
def input_shape(service: str, operation: str) -> Shape:
    """Return the shape of what a call takes; the file is read on first use only."""
    model = _models()[service]
    return Shape(model["shapes"][model["inputs"][operation]], model["shapes"])


@cache
def operation_names(service: str) -> frozenset[str]:
    """Return the calls a service knows."""
    return frozenset(_models()[service]["operations"])
