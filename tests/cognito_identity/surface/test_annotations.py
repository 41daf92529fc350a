"""The annotations that the component host supports, and the docstrings of arguments and outputs."""

import ast
import inspect
import re
import typing
from collections.abc import Awaitable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

import pulumi
import pytest

from cognito_identity.enums import RemovalPolicy
from tests.cognito_identity.surface.schema import served

ROOM = Path(__file__).resolve().parents[3] / "components"
MODULES = sorted(path for path in ROOM.rglob("*.py") if ".venv-plugin" not in path.parts)
SIBLINGS = {"policies", "cognito_policies", "sandbox", "signin", "tests", "examples", "components"}
SERVED = served()
SENTENCE = re.compile(r"^[A-Z`0-9\[{].*([.)]|https://\S+)\s*$", re.DOTALL)


def hints(typed_dict: type) -> dict[str, Any]:
    return get_type_hints(typed_dict, localns={"Output": pulumi.Output, "T": object}, include_extras=False)


def typed_dicts(hint: Any) -> Iterator[type]:
    if is_typeddict(hint):
        yield hint
        for inner in hints(hint).values():
            yield from typed_dicts(inner)
    for argument in get_args(hint):
        yield from typed_dicts(argument)


ARGUMENTS: dict[str, type] = {
    found.__name__: found for component in SERVED for found in typed_dicts(get_type_hints(component.__init__)["args"])
}


def is_input(hint: Any) -> bool:
    return get_origin(hint) is Union and any(get_origin(option) is pulumi.Output for option in get_args(hint))


def is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def complaints(hint: Any) -> Iterator[str]:
    """Return what the component host would drop, change or refuse."""
    origin = get_origin(hint)
    if is_input(hint):
        plain = [option for option in get_args(hint) if get_origin(option) not in (pulumi.Output, Awaitable)]
        if plain != [str]:
            yield f"an input of {plain}: only text may be an Output"
    elif origin is list or (isinstance(origin, type) and issubclass(origin, Mapping)):
        *key, item = get_args(hint)
        if key not in ([], [str]):
            yield f"a map by {key}"
        if is_enum(item):
            yield f"{origin} of an enum"
        yield from complaints(item)
    elif origin is not None:
        yield f"a {origin}"
    elif hint in (list, dict, tuple, set, bytes, object, float):
        yield f"a bare {hint}"


class Good(TypedDict):
    a: str
    b: bool
    c: int
    d: pulumi.Input[str]
    e: list[pulumi.Input[str]]
    f: Mapping[str, pulumi.Input[str]]
    g: Any
    h: RemovalPolicy


class Bad(TypedDict):
    a: Literal["a"]
    b: str | int
    c: list[RemovalPolicy]
    d: pulumi.Input[int]
    e: pulumi.Input[Good]
    f: Mapping[int, str]
    g: tuple[str]
    h: Mapping[str, RemovalPolicy]
    i: list[Literal["a"]]
    j: object
    k: pulumi.Input[RemovalPolicy]


def test_the_arguments_of_all_components_are_found() -> None:
    assert {
        "UserIdentityArgs",
        "UserPoolWithMfaArgs",
        "PasswordPolicy",
        "AppClientOptions",
        "IdentityPoolUserPool",
    } <= (set(ARGUMENTS))


@pytest.mark.parametrize("typed_dict", ARGUMENTS.values(), ids=ARGUMENTS)
def test_the_component_host_supports_every_argument(typed_dict: type) -> None:
    found = {name: list(complaints(hint)) for name, hint in hints(typed_dict).items()}
    assert {name: complaint for name, complaint in found.items() if complaint} == {}


def test_unsupported_annotations_are_found() -> None:
    assert {name for name, hint in hints(Bad).items() if not list(complaints(hint))} == set()
    assert {name for name, hint in hints(Good).items() if list(complaints(hint))} == set()


def test_argument_types_have_different_names() -> None:
    everything = {found for component in SERVED for found in typed_dicts(get_type_hints(component.__init__)["args"])}
    assert len({found.__name__ for found in everything}) == len(everything)


def attribute_docs(cls: type) -> dict[str, str | None]:
    """Return the docstring of each annotated name of a class."""
    source = Path(inspect.getfile(cls)).read_text(encoding="utf-8")
    (node,) = [
        item for item in ast.walk(ast.parse(source)) if isinstance(item, ast.ClassDef) and item.name == cls.__name__
    ]
    found: dict[str, str | None] = {}
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            is_doc = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            found[statement.target.id] = typing.cast("Any", following).value.value if is_doc else None
    return found


@pytest.mark.parametrize("typed_dict", ARGUMENTS.values(), ids=ARGUMENTS)
def test_every_argument_has_a_docstring(typed_dict: type) -> None:
    docs = attribute_docs(typed_dict)
    assert set(docs) == set(typed_dict.__annotations__) & set(docs)
    assert docs
    assert [name for name, doc in docs.items() if not doc or not SENTENCE.search(doc)] == []


@pytest.mark.parametrize("component", SERVED, ids=lambda component: component.__name__)
def test_every_output_has_a_docstring(component: type) -> None:
    docs = {name: doc for name, doc in attribute_docs(component).items() if not name.startswith("_")}
    assert docs
    assert [name for name, doc in docs.items() if not doc or not SENTENCE.search(doc)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_component_modules_have_evaluated_annotations_and_no_foreign_imports(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert path.name == "__init__.py" or ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.module != "__future__", "the host reads annotations as they are"
            assert node.level == 0, "absolute imports say where a name comes from"
            head = (node.module or "").partition(".")[0]
            assert head not in SIBLINGS, f"imports {head}"
        elif isinstance(node, ast.Import):
            heads = {alias.name.partition(".")[0] for alias in node.names}
            assert not heads & SIBLINGS
