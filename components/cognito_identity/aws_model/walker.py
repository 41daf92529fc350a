"""Checks a request against AWS's model of the API call."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pulumi

from cognito_identity.aws_model.pattern_meanings import MEANINGS
from cognito_identity.aws_model.patterns import matches
from cognito_identity.validation.problems import Kind

if TYPE_CHECKING:
    from cognito_identity.aws_model.service_models import Shape

_LARGEST = {"integer": 2**31 - 1}
RequestPath = tuple[str | int, ...]


class ModelViolation(NamedTuple):
    """One value outside AWS's model."""

    path: RequestPath
    message: str
    hint: str
    value: Any


def violations(shape: "Shape", value: Any, path: RequestPath = ()) -> list[ModelViolation]:
    """Return where a value violates its shape. Outputs are skipped: `checked` checks them once they are known."""
    found: list[ModelViolation] = []
    _walk(shape, value, path, found)
    return found


def checked(shape: "Shape", output: pulumi.Output[Any], refuse: Callable[[ModelViolation], None]) -> pulumi.Output[Any]:
    """Return an Output that calls `refuse` if its value violates the shape."""

    def check(value: Any) -> Any:
        for violation in violations(shape, value):
            refuse(violation)
        return value

    return output.apply(check)


def _walk(shape: "Shape", value: Any, path: RequestPath, found: list[ModelViolation]) -> None:
    check = _CHECKS.get(shape.type_name)
    if check is not None and not isinstance(value, pulumi.Output):
        check(shape, value, path, found)


def _structure(shape: "Shape", value: Mapping[str, Any], path: RequestPath, found: list[ModelViolation]) -> None:
    missing = [member for member in shape.required_members if member not in value]
    found += [ModelViolation((*path, member), "is required by AWS", "set it", None) for member in missing]
    for member, item in value.items():
        _walk(shape.members[member], item, (*path, member), found)


def _list(shape: "Shape", value: Sequence[Any], path: RequestPath, found: list[ModelViolation]) -> None:
    _size(shape, len(value), "items", path, len(value), found)
    for index, item in enumerate(value):
        _walk(shape.member, item, (*path, index), found)


def _map(shape: "Shape", value: Mapping[str, Any], path: RequestPath, found: list[ModelViolation]) -> None:
    _size(shape, len(value), "entries", path, len(value), found)
    for key, item in value.items():
        _walk(shape.key, key, (*path, key), found)
        _walk(shape.value, item, (*path, key), found)


def _string(shape: "Shape", value: Any, path: RequestPath, found: list[ModelViolation]) -> None:
    if not isinstance(value, str):
        found.append(ModelViolation(path, "must be a string", "put it in quotes", Kind(value)))
        return
    # AWS counts code points, as Python does.
    fits = _size(shape, len(value), "characters", path, value, found)
    if not fits and not value:
        # An empty string also violates the pattern: one problem is enough.
        return
    enum = getattr(shape, "enum", None)
    if enum and value not in enum:
        found.append(ModelViolation(path, f"must be one of {', '.join(enum)}", "choose one of these", value))
    pattern = shape.metadata.get("pattern")
    if pattern and not matches(pattern, value):
        # A pattern of a newer model has no entry yet.
        unknown = (f"must match AWS's pattern {pattern}", "change the value")
        found.append(ModelViolation(path, *MEANINGS.get(pattern, unknown), value))


def _number(shape: "Shape", value: Any, path: RequestPath, found: list[ModelViolation]) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        found.append(ModelViolation(path, "must be a number", "write a number without quotes", Kind(value)))
        return
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    largest = _LARGEST.get(shape.type_name)
    if high is None and largest is not None and value > largest:
        # Without a limit in the model, the limit is that of the type.
        low, high = None, largest
    if (low is not None and value < low) or (high is not None and value > high):
        found.append(ModelViolation(path, f"must be {_range(low, high)}", _nearest_bound(value, low, high), value))


def _boolean(_shape: "Shape", value: Any, path: RequestPath, found: list[ModelViolation]) -> None:
    if not isinstance(value, bool):
        found.append(ModelViolation(path, "must be true or false", "write true or false, without quotes", Kind(value)))


def _size(shape: "Shape", size: int, unit: str, path: RequestPath, got: Any, found: list[ModelViolation]) -> bool:
    """Return whether a size is in range; add a violation if it is not."""
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if (low is None or size >= low) and (high is None or size <= high):
        return True
    rule = f"must have {_range(low, high)} {unit}, has {size}"
    fix = f"use {_nearest_bound(size, low, high).removeprefix('use ')} {unit}"
    found.append(ModelViolation(path, rule, fix, got))
    return False


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {high}"
    return f"at least {low}" if high is None else f"{low} to {high}"


def _nearest_bound(value: float, low: int | None, high: int | None) -> str:
    return f"use at least {low}" if low is not None and value < low else f"use at most {high}"


_CHECKS: Mapping[str, Callable[[Any, Any, RequestPath, list[ModelViolation]], None]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": _number,
    "long": _number,
    "boolean": _boolean,
}
