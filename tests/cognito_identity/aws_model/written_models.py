"""Writes `aws_model/service_models.json` from botocore: `make service-models`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from botocore.loaders import Loader

from cognito_identity.aws_model.names import Operation
from cognito_identity.aws_model.service_models import FILE
from cognito_identity.aws_model.tables import TABLES

_LIMITS = ("type", "required", "min", "max", "pattern", "enum")
_ONE = ("member", "key", "value")


def written() -> str:
    """Return the file's text for the installed botocore."""
    operations = {operation for table in TABLES.values() for operation in table.operations}
    services = sorted({operation.service for operation in operations})
    models = {service: _model(service, operations) for service in services}
    return json.dumps(models, indent=1, sort_keys=True) + "\n"


def _model(service: str, operations: set[Operation]) -> dict[str, Any]:
    model = Loader().load_service_model(service, "service-2")
    names = sorted(operation.name for operation in operations if operation.service == service)
    inputs = {name: model["operations"][name]["input"]["shape"] for name in names}
    shapes: dict[str, Any] = {}
    for name in inputs.values():
        _collect(name, model["shapes"], shapes)
    return {"inputs": inputs, "operations": sorted(model["operations"]), "shapes": shapes}


def _collect(name: str, described: Mapping[str, Any], shapes: dict[str, Any]) -> None:
    if name in shapes:
        return
    shape = described[name]
    shapes[name] = {limit: shape[limit] for limit in _LIMITS if limit in shape}
    shapes[name] |= {part: shape[part]["shape"] for part in _ONE if part in shape}
    if "members" in shape:
        shapes[name]["members"] = {member: inside["shape"] for member, inside in shape["members"].items()}
    for below in _below(shapes[name]):
        _collect(below, described, shapes)


def _below(shape: Mapping[str, Any]) -> Iterator[str]:
    yield from shape.get("members", {}).values()
    yield from (shape[part] for part in _ONE if part in shape)


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
