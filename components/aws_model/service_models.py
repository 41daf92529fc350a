"""AWS's own description of its calls, as botocore ships it: lengths, ranges, patterns, enums, required members.

Only the description is read, not botocore's reader of it, which would cost a program more than everything else here.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

_VERSIONS = {"cognito-idp": "2016-04-18", "cognito-identity": "2014-06-30", "iam": "2010-05-08"}
"""The API version of each service: AWS never changes one that is out."""


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
        return {name: self._shape(reference) for name, reference in self.metadata["members"].items()}

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

    def _shape(self, reference: Mapping[str, Any]) -> "Shape":
        return Shape(self._shapes[reference["shape"]], self._shapes)


@cache
def _service(service: str) -> Mapping[str, Any]:
    path = files("botocore") / "data" / service / _VERSIONS[service] / "service-2.json.gz"
    model: Mapping[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return model


@cache
def input_shape(service: str, operation: str) -> Shape:
    """Return the shape of what a call takes; the model is read from disk on first use only."""
    model = _service(service)
    name = model["operations"][operation]["input"]["shape"]
    return Shape(model["shapes"][name], model["shapes"])


@cache
def operation_names(service: str) -> frozenset[str]:
    """Return the calls a service knows."""
    return frozenset(_service(service)["operations"])
