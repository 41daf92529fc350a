"""The wheel and its metadata."""

import re
import tomllib
from pathlib import Path
from typing import Any

import cognito_identity
from cognito_identity.type_tokens import PACKAGE

FOLDER = Path(__file__).resolve().parents[3] / "components"
PROJECT: dict[str, Any] = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_wheel_contains_only_the_package() -> None:
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"] == {"packages": ["cognito_identity"]}


def test_package_and_distribution_have_the_same_name() -> None:
    assert PROJECT["project"]["name"] == PACKAGE
    assert PACKAGE.replace("-", "_") == cognito_identity.__name__


def test_the_version_is_defined_once() -> None:
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "cognito_identity/version.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", cognito_identity.__version__)


def test_the_package_has_types() -> None:
    assert (FOLDER / "cognito_identity" / "py.typed").is_file()


def test_the_plugin_installs_the_dependencies_of_the_wheel() -> None:
    lines = (FOLDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == set(PROJECT["project"]["dependencies"])


def test_the_wheel_contains_license_and_readme() -> None:
    assert (FOLDER / "LICENSE").read_bytes() == (FOLDER.parent / "LICENSE").read_bytes()
    assert (FOLDER / PROJECT["project"]["readme"]).is_file()
