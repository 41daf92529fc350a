"""Name tables: a row has the argument, the pulumi-aws input and the AWS API member of one setting.

The checks find the argument that violates a limit of AWS. The sandbox finds the API request for a resource's inputs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple


class Operation(NamedTuple):
    """An API call of an AWS service."""

    service: str
    name: str


@dataclass(frozen=True)
class Row:
    """One setting. `argument`, `input` and `member` are dotted paths; `[]` after a segment stands for a list's items.

    `RoleMappings{identity_provider}` in a member is a map of a list in pulumi-aws: its key is the item's
    `identity_provider`. An argument that begins with `*` continues the path of its list item.
    """

    operation: Operation
    argument: str
    input: str
    member: str

    @cached_property
    def input_segments(self) -> tuple["Segment", ...]:
        """The segments of the input's path."""
        return _segments(self.input)

    @cached_property
    def member_segments(self) -> tuple["Segment", ...]:
        """The segments of the member's path."""
        return _segments(self.member)

    @cached_property
    def plain_member_path(self) -> tuple[str, ...] | None:
        """The member's path, or `None` if it contains the items of a list or map."""
        if any(through_items for _, through_items, _ in self.member_segments):
            return None
        return tuple(key for key, _, _ in self.member_segments)


Segment = tuple[str, bool, str]
"""A key, whether the next segment is an item, and for a map the input that has the item's key."""


def _segments(path: str) -> tuple[Segment, ...]:
    return tuple(map(_segment, path.split(".")))


def _segment(text: str) -> Segment:
    name, _, key = text.removesuffix("}").partition("{")
    return name.removesuffix("[]"), name.endswith("[]") or bool(key), key


class ResourceNames(NamedTuple):
    """A resource type, the API calls that create it in their order, and its rows."""

    type: str
    operations: tuple[Operation, ...]
    rows: tuple[Row, ...]

    def other_names(self) -> Iterator[tuple[str, str]]:
        """Return each argument's path with that of its input, and with that of its member in AWS's request."""
        for row in self.rows:
            yield row.argument, row.input
            yield row.argument, row.member


def table(resource_type: str, service: str, text: str) -> ResourceNames:
    """Parse a name table: a line `Call:` starts an API call; each row has argument, input and member."""
    operations: list[Operation] = []
    rows: list[Row] = []
    for line in text.split("\n"):
        match line.split():
            case [call] if call.endswith(":"):
                operations.append(Operation(service, call.removesuffix(":")))
            case [argument, resource_input, member]:
                rows.append(Row(operations[-1], argument, resource_input, member))
    return ResourceNames(resource_type, tuple(operations), tuple(rows))


InputPath = tuple[str | int, ...]
_MAPPINGS = (dict, Mapping)
"""`dict` comes first: Python checks it much faster than `Mapping`."""


class Translation(NamedTuple):
    """The request of one API call, and the input and row of each of its values."""

    operation: Operation
    request: dict[str, Any]
    origins: dict[InputPath, tuple[InputPath, Row]]
    """The input path and the row, by request path."""


def translate(names: ResourceNames, inputs: Mapping[str, Any]) -> tuple[Translation, ...]:
    """Return the API requests that create a resource, from its inputs in snake_case."""
    found: dict[str, Translation] = {}
    for row in names.rows:
        if inputs.get(row.input_segments[0][0]) is None:
            continue
        for input_path, value in _values(inputs, row.input_segments, ()):
            request_path = row.plain_member_path or _fill(row.member_segments, input_path, inputs)
            translation = found.get(row.operation.name)
            if translation is None:
                translation = found[row.operation.name] = Translation(row.operation, {}, {})
            _put(translation.request, request_path, value)
            translation.origins[request_path] = (input_path, row)
    return tuple(found[operation.name] for operation in names.operations if operation.name in found)


def _values(node: Any, segments: tuple[Segment, ...], path: InputPath) -> list[tuple[InputPath, Any]]:
    for place, (key, through_list, _) in enumerate(segments):
        node = node.get(key) if isinstance(node, _MAPPINGS) else None
        if node is None:
            return []
        path = (*path, key)
        if through_list:
            rest = segments[place + 1 :]
            return [found for index, item in enumerate(node) for found in _values(item, rest, (*path, index))]
    return [(path, node)]


def _fill(segments: tuple[Segment, ...], input_path: InputPath, inputs: Mapping[str, Any]) -> InputPath:
    """Return the member's path with the input's indexes for the items of lists, and keys for those of maps."""
    places = (place for place, segment in enumerate(input_path) if isinstance(segment, int))
    path: InputPath = ()
    for name, through_items, key in segments:
        path = (*path, name)
        if through_items:
            place = next(places)
            path = (*path, _item(inputs, input_path[: place + 1]).get(key) if key else input_path[place])
    return path


def _item(node: Any, path: InputPath) -> Any:
    for segment in path:
        node = node[segment]
    return node


def _put(request: dict[str, Any], path: InputPath, value: Any) -> None:
    node: Any = request
    for segment, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        node = _child(node, segment, empty)
    last = path[-1]
    if isinstance(last, int):
        _child(node, last, value)
    elif isinstance(value, dict) and isinstance(node.get(last), dict):
        node[last].update(value)
    else:
        node[last] = value


def _child(node: Any, segment: str | int, empty: Any) -> Any:
    if isinstance(segment, int):
        while len(node) <= segment:
            node.append(empty if len(node) == segment else {})
        return node[segment]
    return node.setdefault(segment, empty)
