import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3] / "sandbox" / "aws"
# From the top down; folders of one line do not know each other.
FLOORS = (
    {"server"},
    {"hosted_login"},
    {"sign_in"},
    {"users", "identity_pools"},
    {"user_pools"},
    {"factors", "other_services"},
    {"iam", "request"},
    {"errors", "moto_adapter", "simulated"},
    {"moto_names", "moto_keys"},
)
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}


def imported(path: Path) -> set[str]:
    names = [node.module for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[2] for name in names if name and name.startswith("sandbox.aws.")}


def test_folders_import_only_from_those_below() -> None:
    assert {path.name.removesuffix(".py") for path in ROOT.iterdir()} - {"__init__", "__pycache__", "README.md"} == set(
        FLOOR_OF
    )
    for path in ROOT.rglob("*.py"):
        here = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if here == "__init__":
            continue
        for other in imported(path) - {here}:
            assert FLOOR_OF[other] > FLOOR_OF[here], f"{path} imports {other}"


def test_files_of_a_folder_do_not_import_in_a_circle() -> None:
    arrows = {path: set[Path]() for path in ROOT.rglob("*.py")}
    for path in arrows:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sandbox.aws"):
                base = ROOT.joinpath(*str(node.module).split(".")[2:])
                targets = [base.with_suffix(".py"), *(base / f"{alias.name}.py" for alias in node.names)]
                arrows[path] |= {target for target in targets if target in arrows}
    while leaves := {path for path, targets in arrows.items() if not targets}:
        arrows = {path: targets - leaves for path, targets in arrows.items() if path not in leaves}
    assert arrows == {}
