"""One row for one setting: what people write, what pulumi-aws calls it, what AWS calls it.

The checks read a row from right to left (AWS's limit → the argument that broke it), the sandbox from the middle
to the right (a resource's inputs → the request that creates it).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple


class Operation(NamedTuple):
    """A call of an AWS service."""

    service: str
    name: str


@dataclass(frozen=True)
class Row:
    """`argument`, `input` and `member` are dotted paths; `[]` after a segment goes through a list.

    `RoleMappings{identity_provider}` in a member is a map at AWS of what is a list in pulumi-aws: the item's own
    `identity_provider` is its key.
    An argument that starts with `*` continues the path of the list item it belongs to.
    """

    operation: Operation
    argument: str
    input: str
    member: str

    @cached_property
    def input_segments(self) -> tuple["Segment", ...]:
        """The input's path in pieces."""
        return _segments(self.input)

    @cached_property
    def member_segments(self) -> tuple["Segment", ...]:
        """The member's path in pieces."""
        return _segments(self.member)

    @cached_property
    def plain_member_path(self) -> tuple[str, ...] | None:
        """The member's path where nothing has to be filled in; none where it goes through items."""
        if any(through_items for _, through_items, _ in self.member_segments):
            return None
        return tuple(key for key, _, _ in self.member_segments)


Segment = tuple[str, bool, str]
"""A key, whether the path goes on through the items found there, and for a map the input that is an item's key."""


def _segments(path: str) -> tuple[Segment, ...]:
    return tuple(map(_segment, path.split(".")))


def _segment(text: str) -> Segment:
    name, _, key = text.removesuffix("}").partition("{")
    return name.removesuffix("[]"), name.endswith("[]") or bool(key), key


class ResourceNames(NamedTuple):
    """A resource type, the calls that create it in their order, and its rows."""

    type: str
    operations: tuple[Operation, ...]
    rows: tuple[Row, ...]

    def other_names(self) -> Iterator[tuple[str, str]]:
        """Return each argument's path with that of its input, and with that of its member in AWS's request."""
        for row in self.rows:
            yield row.argument, row.input
            yield row.argument, row.member


def table(resource_type: str, service: str, text: str) -> ResourceNames:
    """Read a name table: `Call:` starts a call's rows, each of them argument, input and member."""
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
"""Nearly all are dictionaries, and Python tells those much faster."""


class Translation(NamedTuple):
    """The request of one call, and where each of its values came from."""

    operation: Operation
    request: dict[str, Any]
    origins: dict[InputPath, tuple[InputPath, Row]]
    """Request path → input path and row."""


def translate(names: ResourceNames, inputs: Mapping[str, Any]) -> tuple[Translation, ...]:
    """Turn a resource's inputs (snake_case) into the requests that create it, first call first."""
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
    """Put the input's indexes where the member's path goes through lists, and its keys where it goes through maps."""
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
        fresh: Any = [] if isinstance(following, int) else {}
        node = _child(node, segment, fresh)
    last = path[-1]
    if isinstance(last, int):
        _child(node, last, value)
    elif isinstance(value, dict) and isinstance(node.get(last), dict):
        node[last].update(value)
    else:
        node[last] = value


def _child(node: Any, segment: str | int, fresh: Any) -> Any:
    if isinstance(segment, int):
        while len(node) <= segment:
            node.append(fresh if len(node) == segment else {})
        return node[segment]
    return node.setdefault(segment, fresh)
