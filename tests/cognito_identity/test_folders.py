"""Folders and modules of the package have no import cycles."""

import ast
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import cognito_identity

ROOT = Path(cognito_identity.__file__).parent
BELOW_FEATURES = {"aws_model", "iam", "lifecycle", "validation"}
"""The folders that features share. They import no feature."""
SHARED_MODULES = {"account", "addresses", "depends_on", "enums", "lambda_functions", "type_tokens"}


def imported(source: str) -> Iterator[str]:
    """Return the modules of this package that a module imports, for type checkers alone too, as `folder.module`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            # A name may be a module of the folder, and only its file tells.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports_by_module(root: Path) -> dict[str, set[str]]:
    """Return for each module the modules it imports."""
    modules = {".".join(path.relative_to(root).with_suffix("").parts): path for path in root.rglob("*.py")}
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        words = [word.removeprefix(f"{root.name}.") for word in imported(path.read_text(encoding="utf-8"))]
        candidates = {*words, *(word.rpartition(".")[0] for word in words)}
        found[name] = (candidates & modules.keys()) - {name}
    return found


def folder(module: str) -> str:
    """Return a module's folder. For a module in no folder, such as a small feature, return the module."""
    return module.rpartition(".")[0] or module


def imports_by_folder(found: Mapping[str, AbstractSet[str]]) -> dict[str, set[str]]:
    """Return for each folder the folders that its modules import from."""
    result: dict[str, set[str]] = {folder(module): set() for module in found}
    for module, targets in found.items():
        result[folder(module)] |= {folder(target) for target in targets} - {folder(module)}
    return result


def import_cycles(found: Mapping[str, AbstractSet[str]]) -> dict[str, AbstractSet[str]]:
    """Return the modules in cycles: those left after removing all that import nothing or aren't imported."""
    left: dict[str, AbstractSet[str]] = dict(found)
    while True:
        wanted = set().union(*left.values())
        kept: dict[str, AbstractSet[str]] = {
            name: targets & left.keys() for name, targets in left.items() if name in wanted
        }
        kept = {name: targets for name, targets in kept.items() if targets}
        if kept == left:
            return left
        left = kept


def test_folders_have_no_import_cycles() -> None:
    found = imports_by_module(ROOT)
    del found["__init__"]  # it imports the public names of the package
    assert import_cycles(imports_by_folder(found)) == {}


def test_modules_have_no_import_cycles() -> None:
    assert import_cycles(imports_by_module(ROOT)) == {}


def test_shared_folders_import_no_feature() -> None:
    for name, targets in imports_by_folder(imports_by_module(ROOT)).items():
        if name in BELOW_FEATURES:
            assert targets <= BELOW_FEATURES | SHARED_MODULES, name


def test_the_init_files_of_folders_import_nothing() -> None:
    for path in ROOT.rglob("__init__.py"):
        if path.parent != ROOT:
            assert list(imported(path.read_text(encoding="utf-8"))) == [], path


def test_cycles_are_found(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    sources = {
        "a/one.py": "from shop.b.two import x",
        "b/two.py": "from shop.c import three",
        "c/three.py": "def late():\n    import shop.a.four",
        "a/four.py": "",
        "d/five.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.a.one import x",
        "small.py": "from shop.d.five import x",
    }
    for name, source in sources.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    found = imports_by_module(root)
    assert import_cycles(found) == {}
    assert import_cycles(imports_by_folder(found)) == {"a": {"b"}, "b": {"c"}, "c": {"a"}}
