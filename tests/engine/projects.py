"""Work dirs for the engine: the repository's program or one of the tests, with stack files."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path("tests", "engine", "programs")


def own_program(folder: Path, root: Path = ROOT) -> Path:
    """The repository's program, its stack files and its policies; `root` may be an earlier state of it."""
    folder.mkdir(parents=True)
    yaml = YAML()
    shutil.copy(root / "Pulumi.yaml", folder / "Pulumi.yaml")
    without_environment(folder / "Pulumi.yaml")
    shutil.copy(root / "__main__.py", folder / "__main__.py")
    for path in root.glob("Pulumi.*.yaml"):
        stack = yaml.load(path)
        args = stack["config"]["identity:args"]
        pool = args.get("userPool", {})
        if pool.get("advancedSecurityMode") != "off":
            args["userPool"] = {**pool, "riskConfiguration": WITH_A_SENDER}
        yaml.dump(stack, folder / path.name)
    (folder / "policies").symlink_to(root / "policies")
    library(folder, root)
    return folder


def library(folder: Path, root: Path = ROOT) -> None:
    """Put the library beside a program, under the name that commit of it has."""
    package = root / "components" / "cognito_identity"
    if package.is_dir():
        (folder / package.name).symlink_to(package)
    else:
        (folder / "components").symlink_to(root / "components")


def without_environment(manifest: Path) -> None:
    """Take the project's `virtualenv` away: the tests' own Python has everything, and nothing is to be installed."""
    yaml = YAML()
    project = yaml.load(manifest)
    project["runtime"] = "python"
    yaml.dump(project, manifest)


def small_program(folder: Path, name: str, root: Path = ROOT) -> Path:
    """One of `programs/`, in place of the repository's, with the library of `root`, which has its own `programs/`."""
    folder.mkdir(parents=True)
    (folder / "Pulumi.yaml").write_text(f"name: {name}\nruntime: python\n", encoding="utf-8")
    library(folder, root)
    use_program(folder, name, root)
    return folder


def use_program(folder: Path, name: str, root: Path = ROOT) -> None:
    """Replace the program."""
    shutil.copy(root / PROGRAMS / f"{name}.py", folder / "__main__.py")


def example(name: str, folder: Path) -> Path:
    """One of `examples/` in Python; the library is there under the name its wheel has."""
    shutil.copytree(ROOT / "examples" / name, folder)
    without_environment(folder / "Pulumi.yaml")
    library(folder)
    return folder


WITH_A_SENDER = {
    "compromisedCredentials": {"eventAction": "BLOCK"},
    "accountTakeover": {
        "high": {"eventAction": "BLOCK", "notify": True},
        "medium": {"eventAction": "MFA_REQUIRED"},
        "notifyConfiguration": {
            "fromEmail": "security@example.com",
            "sourceArn": "arn:aws:ses:us-east-1:123456789012:identity/security@example.com",
        },
    },
}
"""The default risk configuration, and who sends mail about it.

Terraform's provider 5, which the tests may run on, can't do without a sender; 6, and AWS, can.
"""
