"""The package's folders import each other in one direction, and so do the files of a folder."""

import ast
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import cognito_identity

ROOT = Path(cognito_identity.__file__).parent
BELOW_FEATURES = {"aws_model", "iam", "lifecycle", "validation"}
"""What features share, and what knows none of them."""
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


def arrows(root: Path) -> dict[str, set[str]]:
    """Return for each module the modules it imports."""
    modules = {".".join(path.relative_to(root).with_suffix("").parts): path for path in root.rglob("*.py")}
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        words = [word.removeprefix(f"{root.name}.") for word in imported(path.read_text(encoding="utf-8"))]
        candidates = {*words, *(word.rpartition(".")[0] for word in words)}
        found[name] = (candidates & modules.keys()) - {name}
    return found


def folder(module: str) -> str:
    """Return a module's folder; a module beside the folders, as a small feature is, stands for itself."""
    return module.rpartition(".")[0] or module


def between_folders(found: Mapping[str, AbstractSet[str]]) -> dict[str, set[str]]:
    """Return for each folder the folders that its modules import from."""
    result: dict[str, set[str]] = {folder(module): set() for module in found}
    for module, targets in found.items():
        result[folder(module)] |= {folder(target) for target in targets} - {folder(module)}
    return result


def in_circles(found: Mapping[str, AbstractSet[str]]) -> dict[str, AbstractSet[str]]:
    """Return what is left once everything is taken away that imports nothing, or that nothing imports."""
    left = dict(found)
    while True:
        wanted = set().union(*left.values())
        kept = {name: targets & left.keys() for name, targets in left.items() if name in wanted}
        kept = {name: targets for name, targets in kept.items() if targets}
        if kept == left:
            return left
        left = kept


def test_folders_do_not_import_in_a_circle() -> None:
    found = arrows(ROOT)
    del found["__init__"]  # the whole package's names, for programs
    assert in_circles(between_folders(found)) == {}


def test_modules_do_not_import_in_a_circle() -> None:
    assert in_circles(arrows(ROOT)) == {}


def test_what_features_share_knows_no_feature() -> None:
    for name, targets in between_folders(arrows(ROOT)).items():
        if name in BELOW_FEATURES:
            assert targets <= BELOW_FEATURES | SHARED_MODULES, name


def test_the_init_files_of_folders_import_nothing() -> None:
    for path in ROOT.rglob("__init__.py"):
        if path.parent != ROOT:
            assert list(imported(path.read_text(encoding="utf-8"))) == [], path


def test_a_circle_is_found_however_long_and_however_it_is_imported(tmp_path: Path) -> None:
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
    found = arrows(root)
    assert in_circles(found) == {}
    assert in_circles(between_folders(found)) == {"a": {"b"}, "b": {"c"}, "c": {"a"}}
