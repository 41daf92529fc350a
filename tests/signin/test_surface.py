import ast
import subprocess
import sys
from pathlib import Path

import signin

ROOT = Path(signin.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_the_public_names_are_these() -> None:
    assert signin.__all__ == [
        "Report",
        "SigninError",
        "StepResult",
        "Target",
        "prove",
        "render_json",
        "render_junit",
        "render_text",
    ]
    assert all(hasattr(signin, name) for name in signin.__all__)


def test_the_proof_reaches_into_no_other_room() -> None:
    rooms = {
        "components",
        "cognito_identity",
        "policies",
        "cognito_policies",
        "sandbox",
        "pulumi",
        "pulumi_aws",
        "moto",
    }
    assert not set().union(*map(imported, MODULES)) & rooms


def test_modules_are_short() -> None:
    assert {path.name: n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 250} == {}


def test_what_only_srp_needs_is_not_imported_before() -> None:
    code = "import sys, signin; sys.exit(any(m in sys.modules for m in ('boto3', 'requests', 'pycognito')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT.parent, check=False).returncode == 0  # noqa: S603 -- our own interpreter
