"""What Pulumi reads of an example before its program runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import cognito_identity

ROOT = Path(__file__).resolve().parents[2]
MANIFESTS = sorted((ROOT / "examples").glob("*/Pulumi.yaml"))
REQUIREMENTS = sorted((ROOT / "examples").glob("*/requirements.txt"))


def python(manifest: Path) -> bool:
    return (manifest.parent / "__main__.py").is_file()


@pytest.mark.parametrize("path", MANIFESTS, ids=[path.parent.name for path in MANIFESTS])
def test_every_example_says_what_it_is(path: Path) -> None:
    manifest = YAML(typ="safe", pure=True).load(path)
    assert manifest["name"]
    assert len(manifest["description"].split()) > 3
    assert manifest["runtime"]
    assert manifest["config"]["aws:region"]["value"]


def test_no_requirement_is_a_name_that_an_index_could_give_to_anybody() -> None:
    assert set(REQUIREMENTS) == {path.parent / "requirements.txt" for path in MANIFESTS if python(path)}
    for path in REQUIREMENTS:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not line.startswith("#")] == ["../../components"], path
        assert "git+https://" in lines[0], path


def test_pip_takes_the_requirements_from_the_examples_folder() -> None:
    """As `pulumi install` calls it; which of several forms pip can read is for pip to say."""
    offline = ("--dry-run", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    command = [sys.executable, "-m", "pip", "install", *offline, "-r", "requirements.txt"]
    ran = subprocess.run(  # noqa: S603 -- pip, on a file of this repository's
        command, cwd=REQUIREMENTS[0].parent, capture_output=True, text=True, check=False
    )
    assert f"Would install cognito-identity-{cognito_identity.__version__}" in ran.stdout, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", [path for path in MANIFESTS if python(path)], ids=lambda path: path.parent.name)
def test_pulumi_makes_each_example_an_environment_of_its_own(path: Path) -> None:
    options = YAML(typ="safe", pure=True).load(path)["runtime"]["options"]
    assert options == {"toolchain": "pip", "virtualenv": ".venv"}


def test_the_table_has_every_example() -> None:
    table = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    examples = {path.parent.name for path in MANIFESTS}
    assert set(re.findall(r"\]\(([\w-]+)\)", table)) == examples | {"web"}
    runnable = {path.parent.name for path in MANIFESTS if python(path)} - {"adopt"}
    assert set(re.findall(r"`make example NAME=([\w-]+)`", table)) == runnable
