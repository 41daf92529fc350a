"""Work dirs for the engine: the repository's own program, or a small one of the tests', beside stack files."""

import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from components.args import UserPoolWithMfaArgs
from components.reading.spelling import camel

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"


def own_program(folder: Path) -> Path:
    """The repository's program, its stack files and its policies."""
    folder.mkdir(parents=True)
    yaml = YAML()
    project = yaml.load(ROOT / "Pulumi.yaml")
    # Without the project's `virtualenv`: the tests' own Python has everything, and nothing is to be installed.
    project["runtime"] = "python"
    yaml.dump(project, folder / "Pulumi.yaml")
    shutil.copy(ROOT / "__main__.py", folder / "__main__.py")
    for path in ROOT.glob("Pulumi.*.yaml"):
        stack = yaml.load(path)
        leave_risks_to_aws(stack["config"]["identity:args"])
        yaml.dump(stack, folder / path.name)
    for name in ("components", "policies"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def small_program(folder: Path, name: str) -> Path:
    """One of `programs/`, in place of the repository's."""
    folder.mkdir(parents=True)
    (folder / "Pulumi.yaml").write_text(f"name: {name}\nruntime: python\n", encoding="utf-8")
    (folder / "components").symlink_to(ROOT / "components")
    use_program(folder, name)
    return folder


def use_program(folder: Path, name: str) -> None:
    """Put another program in the place of the one that is there."""
    shutil.copy(PROGRAMS / f"{name}.py", folder / "__main__.py")


def leave_risks_to_aws(args: dict[str, Any]) -> dict[str, Any]:
    """Terraform's provider 5 can't say what follows on a risk without saying who sends mail about it; 6 can."""
    if "riskConfiguration" in _POOL_WORDS:
        args.setdefault("userPool", {}).setdefault("riskConfiguration", {})
    return args


_POOL_WORDS = {camel(word) for word in UserPoolWithMfaArgs.__annotations__}
