import importlib.util
from pathlib import Path

import pulumi

import components

ROOT = Path(__file__).resolve().parents[2]


def _writer() -> object:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "docs" / "write_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_say_what_the_docstrings_say() -> None:
    writer = _writer()
    for component in writer.component_classes():  # type: ignore[attr-defined]  # -- a script, loaded by its path
        page = ROOT / "docs" / "components" / f"{component.__name__}.md"
        assert page.read_text(encoding="utf-8") == writer.page(component), "run `make docs`"  # type: ignore[attr-defined]  # -- same


def test_every_component_has_a_page_and_nothing_else_has_one() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "components").glob("*.md")}
    exported = {name: getattr(components, name) for name in components.__all__}
    assert pages == {
        name for name, item in exported.items() if isinstance(item, type) and issubclass(item, pulumi.ComponentResource)
    }


def test_no_argument_is_without_a_meaning() -> None:
    for page in (ROOT / "docs" / "components").glob("*.md"):
        rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
        assert rows
        assert [row for row in rows if row.endswith("|  |")] == []
