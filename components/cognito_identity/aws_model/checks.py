"""Checks a resource's inputs against AWS's model, and reports the arguments they came from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pulumi

from cognito_identity.aws_model.names import InputPath, ResourceNames, Row, Translation, translate
from cognito_identity.aws_model.service_models import input_shape
from cognito_identity.aws_model.walker import ModelViolation, checked, violations
from cognito_identity.validation.output_checks import has_outputs
from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Path, Problem

Items = Mapping[str, tuple[Path, ...]]
"""For each list input whose items come from different arguments: the argument of each item."""


def model_problems(names: ResourceNames, inputs: Mapping[str, Any], items: Items | None = None) -> Iterator[Problem]:
    """Return the violations of AWS's model, except missing members: other resources or Pulumi may set them."""
    seen: set[tuple[Path, str]] = set()
    for translation in translate(names, inputs):
        shape = input_shape(translation.operation.service, translation.operation.name)
        for violation in violations(shape, translation.request):
            if _is_missing_member(violation):
                continue
            problem = _problem(translation, violation, items or {})
            # An argument can be sent in two calls: it is reported once.
            if (problem.path, violation.message) not in seen:
                seen.add((problem.path, violation.message))
                yield problem


def check_outputs(
    names: ResourceNames,
    inputs: Mapping[str, Any],
    subject: str,
    items: Items | None = None,
    trusted: Iterable[pulumi.Output[Any]] = (),
) -> dict[str, Any]:
    """Return the inputs with a check inside each Output, which runs once its value is known.

    `trusted` are Outputs without a check: they are outputs of resources of the same component, such as an id.
    """
    result = dict(inputs)
    skipped = frozenset(map(id, trusted))
    if not has_outputs(inputs, skipped):
        return result
    for translation in translate(names, inputs):
        for request_path, (input_path, row) in translation.origins.items():
            for rest, output in _outputs(_at(translation.request, request_path), ()):
                if id(output) in skipped:
                    continue
                shape = _shape_at(translation, (*request_path, *rest))
                path = _argument_path(row, (*input_path, *rest), items or {})

                def refuse(
                    violation: ModelViolation, path: Path = path, translation: Translation = translation
                ) -> None:
                    # An Output may be a secret, so its value is not shown.
                    problem = Problem(
                        path, _with_source(violation.message, translation), violation.hint, code="aws-limit"
                    )
                    raise ArgumentError(subject, [problem])

                result = _replaced(result, (*input_path, *rest), checked(shape, output, refuse))
    return result


def _is_missing_member(violation: ModelViolation) -> bool:
    """Return whether a member is missing: Pulumi or another resource sets it, or the reader reports it."""
    return violation.value is None


def _problem(translation: Translation, violation: ModelViolation, items: Items) -> Problem:
    path = violation.path
    for length in range(len(path), 0, -1):
        origin = translation.origins.get(path[:length])
        if origin is not None:
            input_path, row = origin
            argument = _argument_path(row, (*input_path, *path[length:]), items)
            break
    else:
        argument = _nearest_argument(translation, path, items)
    value = REDACTED if violation.value is None else violation.value
    return Problem(argument, _with_source(violation.message, translation), violation.hint, value, code="aws-limit")


def _with_source(message: str, translation: Translation) -> str:
    return f"{message} (AWS {translation.operation.name})"


def _nearest_argument(translation: Translation, path: InputPath, items: Items) -> Path:
    """Return the argument of a whole group, such as a list with too many items: that of its last member."""
    inside = [origin for request_path, origin in translation.origins.items() if request_path[: len(path)] == path]
    if not inside:
        return tuple(str(segment) for segment in path)
    input_path, row = inside[-1]
    return _argument_path(row, input_path, items)[:1]


def _argument_path(row: Row, input_path: InputPath, items: Items) -> Path:
    length = sum(2 if segment.endswith("[]") else 1 for segment in row.input.split("."))
    indexes = [segment for segment in input_path[:length] if isinstance(segment, int)]
    # The rest is inside the value: an index of a list or a key of a map.
    inside = [Key(segment) if isinstance(segment, str) else segment for segment in input_path[length:]]
    segments = row.argument.split(".")
    path: list[str | int] = []
    if segments[0] == "*":
        item_paths = items.get(str(input_path[0]), ())
        index = indexes.pop(0)
        path += item_paths[index] if index < len(item_paths) else (str(input_path[0]), index)
        segments, inside = segments[1:], []
    for segment in segments:
        path.append(segment.removesuffix("[]"))
        if segment.endswith("[]"):
            path.append(indexes.pop(0))
    return (*path, *inside)


def _outputs(value: Any, path: InputPath) -> Iterator[tuple[InputPath, pulumi.Output[Any]]]:
    if isinstance(value, pulumi.Output):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _outputs(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _outputs(item, (*path, index))


def _at(node: Any, path: InputPath) -> Any:
    for segment in path:
        node = node[segment]
    return node


def _shape_at(translation: Translation, path: InputPath) -> Any:
    shape: Any = input_shape(translation.operation.service, translation.operation.name)
    for segment in path:
        if shape.type_name == "list":
            shape = shape.member
        elif shape.type_name == "map":
            shape = shape.value
        else:
            shape = shape.members[segment]
    return shape


def _replaced(node: Any, path: InputPath, value: Any) -> Any:
    if not path:
        return value
    head, rest = path[0], path[1:]
    if isinstance(node, list):
        return [_replaced(item, rest, value) if index == head else item for index, item in enumerate(node)]
    return {key: _replaced(item, rest, value) if key == head else item for key, item in node.items()}
