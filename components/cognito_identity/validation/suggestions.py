"""Suggestions for an unknown argument: the same name elsewhere, another name of it, or a misspelling."""

from collections.abc import Iterable, Iterator
from functools import cache

from cognito_identity.validation.argument_names import ArgumentNames
from cognito_identity.validation.problems import Path
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import folded, nearest

_MOST = 3
"""A hint names at most this many arguments."""
_VERY_LIKE = 0.85
"""The likeness that a misspelt argument of another group must have: there are hundreds of names."""


def suggestion(root: ObjectType, place: Path, key: object, names: ArgumentNames) -> str:
    """Return a hint for the unknown argument `key` of the group at `place`; `root` is the type of all arguments."""
    name = folded(str(key))
    here, prefix = _group_at(root, place)
    index = _arguments_by_name(root.typed_dict, names)
    everywhere = index.get(name, [])
    found = [argument for argument in here.fields if folded(argument) == name]
    found = found or _few((path.removeprefix(prefix) for path in everywhere if path.startswith(prefix)), name)
    if not found and (near := nearest(str(key), here.fields)):
        found = [near]
    found = found or _few(everywhere, name)
    if not found and (near := nearest(name, index, _VERY_LIKE)):
        found = _few(index[near], near)
    if found:
        return f"did you mean {' or '.join(f'`{argument}`' for argument in found)}?"
    return f"the arguments are {', '.join(f'`{argument}`' for argument in here.fields)}"


def meant_here(here: ObjectType, key: object, names: ArgumentNames) -> Iterator[str]:
    """Return the arguments of a group that an unknown `key` may stand for: they are not reported as missing."""
    name = folded(str(key))
    meant = {argument.partition(".")[0] for argument in names.aliases_of(here.typed_dict).get(name, ())}
    near = nearest(str(key), here.fields)
    return (field for field in here.fields if folded(field) == name or field in meant or field == near)


def _group_at(root: ObjectType, place: Path) -> tuple[ObjectType, str]:
    """Return the group at a place, and what precedes its arguments in the paths of `_arguments_by_name`."""
    shape: Shape = root
    prefix = ""
    for segment in place:
        match shape:
            case ObjectType():
                shape, prefix = shape.fields[str(segment)], f"{prefix}{segment}."
            case MapOf():
                shape, prefix = shape.value, f"{prefix}<name>."
            case ListOf():
                shape, prefix = shape.item, f"{prefix.removesuffix('.')}[]."
            case _:
                break
    return (shape, prefix) if isinstance(shape, ObjectType) else (root, "")


@cache
def _arguments_by_name(typed_dict: type, names: ArgumentNames) -> dict[str, list[str]]:
    """Return the paths of all arguments by each of their names, folded; the paths with the fewest segments first."""
    index: dict[str, list[str]] = {}
    groups: list[tuple[str, Shape]] = [("", object_type(typed_dict))]
    for path, shape in groups:
        match shape:
            case ObjectType():
                own = {folded(name): (name,) for name in shape.fields}
                for name, arguments in {**names.aliases_of(shape.typed_dict), **own}.items():
                    index.setdefault(name, []).extend(f"{path}{argument}" for argument in arguments)
                # The loop goes on with what is added here.
                groups += [(f"{path}{name}.", field) for name, field in shape.fields.items()]
            case MapOf():
                groups.append((f"{path}<name>.", shape.value))
            case ListOf():
                groups.append((f"{path.removesuffix('.')}[].", shape.item))
            case _:
                pass
    return index


def _few(paths: Iterable[str], name: str) -> list[str]:
    """Return the paths if they are few, or else those with the fewest segments if these are few.

    An argument of this name precedes arguments for which it is another name, unless these have fewer segments.
    """
    found = list(dict.fromkeys(paths))
    depth = min((path.count(".") for path in found), default=0)
    own = [path for path in found if folded(path.rpartition(".")[2]) == name]
    if any(path.count(".") == depth for path in own):
        found = own
    highest = [path for path in found if path.count(".") == depth]
    return next((few for few in (found, highest) if len(few) <= _MOST), [])
