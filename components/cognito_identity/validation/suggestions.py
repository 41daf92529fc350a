"""What to say to who used a word that is no argument: what was meant, what it is called here, where it belongs."""

from collections.abc import Iterable, Iterator
from typing import Any

from cognito_identity.validation.argument_names import ArgumentNames
from cognito_identity.validation.problems import Key, Path
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape
from cognito_identity.validation.spelling import folded, nearest

_FEW = 3
"""As many places are named at most: of more, nobody would know which."""
_VERY_LIKE = 0.85
"""How near a word must be that lies elsewhere: there are hundreds."""


def suggestion(root: ObjectType, place: Path, key: object, names: ArgumentNames) -> str:
    """Return the way out for an unknown `key` in the group at `place`, seen from the whole arguments."""
    word = folded(str(key))
    groups = list(_groups_on_the_way(root, place))
    _, here = groups[-1]
    for name in here.fields:
        if folded(name) == word:
            return f"did you mean `{name}`?"
    if found := _few(_called_here(groups, word, names), word) or _few(_called_below(here, word, names), word):
        return _said(found, word)
    if near := nearest(str(key), here.fields):
        return f"did you mean `{near}`?"
    if found := _few(_called_below(root, word, names), word):
        return _said(found, word)
    if (near := nearest(word, _words_below(root), _VERY_LIKE)) and (
        found := _few(_called_below(root, near, names), near)
    ):
        return f"did you mean {_listed(found)}?"
    known = ", ".join(f"`{name}`" for name in here.fields)
    return f"the known ones are {known}"


def meant_here(here: ObjectType, key: object, names: ArgumentNames) -> Iterator[str]:
    """Return the arguments of this very group that an unknown `key` may stand for: nothing is said of their absence."""
    word = folded(str(key))
    named = [place.partition(".")[0] for place in names.aliases_of(here.typed_dict).get(word, ())]
    near = nearest(str(key), here.fields)
    yield from (name for name in here.fields if folded(name) == word or name in named or name == near)


def _groups_on_the_way(root: ObjectType, place: Path) -> Iterator[tuple[str, ObjectType]]:
    """Return each group from the whole to the place, and how the place is written from there."""
    shape: Shape = root
    for depth, segment in enumerate((*place, None)):
        if isinstance(shape, ObjectType):
            yield _written(place[depth:]), shape
        match shape:
            case ObjectType() if segment is not None:
                shape = shape.fields[str(segment)]
            case MapOf():
                shape = shape.value
            case ListOf():
                shape = shape.item
            case _:
                pass


def _written(place: Path) -> str:
    """Write a place as the name tables do: what people name is no part of it."""
    return ".".join(segment for segment in place if isinstance(segment, str) and not isinstance(segment, Key))


def _called_here(groups: list[tuple[str, ObjectType]], word: str, names: ArgumentNames) -> Iterator[str]:
    """Return what others call so, of this group's own arguments: the tables know them from the whole component on."""
    for place, group in groups:
        for argument in names.aliases_of(group.typed_dict).get(word, ()):
            below = argument.replace("[]", "")
            if not place:
                yield argument
            elif below.startswith(f"{place}."):
                yield below.removeprefix(f"{place}.")


def _called_below(group: ObjectType, word: str, names: ArgumentNames) -> Iterator[str]:
    """Return the places below a group where it is a word of ours, or of others; the nearest first."""
    level: list[tuple[str, Any]] = [("", group)]
    while level:
        following: list[tuple[str, Any]] = []
        for path, shape in level:
            match shape:
                case ObjectType():
                    own = [name for name in shape.fields if folded(name) == word]
                    yield from (f"{path}{name}" for name in own or names.aliases_of(shape.typed_dict).get(word, ()))
                    following += [(f"{path}{name}.", field) for name, field in shape.fields.items()]
                case MapOf():
                    following.append((f"{path}<name>.", shape.value))
                case ListOf():
                    following.append((f"{path.removesuffix('.')}[].", shape.item))
                case _:
                    pass
        level = following


def _few(places: Iterable[str], word: str) -> list[str]:
    """Return the places, if they are few; of many those that lie highest, if these are few.

    Where a word of ours lies no deeper than what others call so, it was meant.
    """
    found = list(dict.fromkeys(places))
    highest = [place for place in found if place.count(".") == min(place.count(".") for place in found)]
    if any(_is(place, word) for place in highest):
        found = [place for place in found if _is(place, word)]
        highest = [place for place in highest if _is(place, word)]
    for few in (found, highest):
        if len(few) <= _FEW:
            return few
    return []


def _is(place: str, word: str) -> bool:
    return folded(place.rpartition(".")[2]) == word


def _said(places: list[str], word: str) -> str:
    ours = all(_is(place, word) for place in places)
    return f"it belongs in {_listed(places)}" if ours else f"here it is {_listed(places)}"


def _listed(places: list[str]) -> str:
    return " or ".join(f"`{place}`" for place in places)


def _words_below(shape: Shape) -> Iterator[str]:
    match shape:
        case ObjectType():
            yield from map(folded, shape.fields)
            for field in shape.fields.values():
                yield from _words_below(field)
        case MapOf():
            yield from _words_below(shape.value)
        case ListOf():
            yield from _words_below(shape.item)
        case _:
            pass
