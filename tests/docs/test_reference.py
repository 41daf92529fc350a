import ast
import importlib.util
import inspect
import re
import textwrap
from pathlib import Path
from typing import Any

import pulumi
import pytest

import cognito_identity

ROOT = Path(__file__).resolve().parents[2]


def _components() -> list[type]:
    exported = [getattr(cognito_identity, name) for name in cognito_identity.__all__]
    return [item for item in exported if isinstance(item, type) and issubclass(item, pulumi.ComponentResource)]


def _page(component: type) -> str:
    return (ROOT / "docs" / "components" / f"{component.__name__}.md").read_text(encoding="utf-8")


def _writer() -> Any:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "docs" / "write_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_say_what_the_docstrings_say() -> None:
    for name, text in _writer().pages().items():
        assert (ROOT / "docs" / "components" / name).read_text(encoding="utf-8") == text, "run `make docs`"


def test_every_component_has_a_page_and_nothing_else_has_one() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "components").glob("*.md")}
    assert pages == {component.__name__ for component in _components()} | {"grants"}


def test_every_verb_of_a_grant_stands_on_its_page_with_its_actions() -> None:
    text = (ROOT / "docs" / "components" / "grants.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", text, flags=re.MULTILINE)
    assert {verb: tuple(re.findall(r"\w+", actions)) for verb, actions in rows} == cognito_identity.GRANT_VERBS


def test_no_argument_is_without_a_meaning() -> None:
    for page in (ROOT / "docs" / "components").glob("*.md"):
        rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
        assert rows
        assert [row for row in rows if row.endswith("|  |")] == []


def test_no_argument_is_explained_by_another_alone() -> None:
    for page in (ROOT / "docs" / "components").glob("*.md"):
        assert "| As in " not in page.read_text(encoding="utf-8")


def test_what_has_to_be_given_comes_first() -> None:
    tables = 0
    for component in _components():
        for table in re.split(r"\n\|---\|---\|---\|\n", _page(component))[1:]:
            rows = table.partition("\n\n")[0].splitlines()
            required = [" **required** |" in row for row in rows]
            assert required == sorted(required, reverse=True)
            tables += any(required) and not all(required)
    assert tables > 5


def _public_names(component: type) -> set[str]:
    """What a program can ask a component for: found without the writer, and without what Pulumi gives all of them."""
    names: set[str] = set()
    for base in component.__mro__:
        if base.__module__.startswith("cognito_identity"):
            names |= {*vars(base), *vars(base).get("__annotations__", {})}
            for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(base)))):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_self(node.value):
                    names.add(node.attr)
    return {name for name in names if not name.startswith("_")}


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


@pytest.mark.parametrize("component", _components(), ids=lambda component: component.__name__)
def test_everything_a_program_can_ask_a_component_for_is_on_its_page(component: type) -> None:
    after_arguments = _page(component).partition("\n## Outputs\n")[2]
    rows = re.findall(r"^\| `(\w+)`", after_arguments, flags=re.MULTILINE)
    methods = re.findall(r"^### `(?:\w+\.)?(\w+)\(", after_arguments, flags=re.MULTILINE)
    assert len({*rows, *methods}) == len([*rows, *methods])
    assert {*rows, *methods} == _public_names(component) - _writer().AMONG_THEMSELVES


def test_what_components_ask_of_each_other_is_there() -> None:
    everything = set().union(*map(_public_names, _components()))
    assert everything >= _writer().AMONG_THEMSELVES


def test_a_method_is_shown_as_it_is_called() -> None:
    pool = _page(cognito_identity.UserPoolWithMfa)
    assert "### `grant(grantee_role, *actions, name=None)`" in pool
    assert "### `UserPoolWithMfa.from_user_pool_id(name, user_pool_id" in pool
    assert "### `UserIdentity.for_user_pool(name, pool, args={}, opts=None)`" in _page(cognito_identity.UserIdentity)


def test_no_page_shows_errors_as_code() -> None:
    for component in _components():
        assert "Raises:" not in _page(component)
