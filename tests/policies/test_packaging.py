"""The pack as others take it: as a folder, as a wheel."""

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import cognito_policies
from cognito_policies.engine import serving
from cognito_policies.version import __version__

POLICIES = Path(__file__).parents[2] / "policies"
PROJECT: Any = tomllib.loads((POLICIES / "pyproject.toml").read_text(encoding="utf-8"))


def test_there_is_one_version() -> None:
    manifest = (POLICIES / "PulumiPolicy.yaml").read_text(encoding="utf-8")
    assert re.search(r"^version: (.+)$", manifest, re.MULTILINE)[1] == __version__  # type: ignore[index]  # -- fails the test as well
    assert "version" in PROJECT["project"]["dynamic"]
    assert (POLICIES / PROJECT["tool"]["hatch"]["version"]["path"]).is_file()
    assert cognito_policies.__version__ == __version__


def test_the_command_is_there_and_what_the_engine_needs_is_what_is_tested() -> None:
    module, _, name = PROJECT["project"]["scripts"]["cognito-policies"].partition(":")
    assert callable(getattr(import_module(module), name))
    pinned = (POLICIES / "requirements.txt").read_text(encoding="utf-8").splitlines()
    [tested] = [Requirement(line) for line in pinned if not line.startswith("#")]
    [allowed] = map(Requirement, PROJECT["project"]["optional-dependencies"]["engine"])
    assert (allowed.name, [allowed.specifier.contains(each.version) for each in tested.specifier]) == (
        tested.name,
        [True],
    )


def test_it_imports_nothing_of_this_repository_and_little_of_others() -> None:
    allowed = {"cognito_policies", "pulumi_policy", "pulumi", "google", "grpc", "boto3", "botocore"}
    for path in (POLICIES / "cognito_policies").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            rooms = {name.partition(".")[0] for name in names}
            assert not rooms & {"components", "sandbox", "signin", "tests"}, path
            assert "engine" in path.parts or not rooms & (allowed - {"cognito_policies", "boto3", "botocore"}), path


def test_the_file_the_engine_starts_only_serves() -> None:
    source = (POLICIES / "__main__.py").read_text(encoding="utf-8")
    assert source.endswith("from cognito_policies.engine import serve\n\nserve()\n")


def test_serving_makes_the_pack_and_makes_it_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, Any] = {}
    monkeypatch.setattr(serving, "PolicyPack", lambda **given: made.update(given))
    monkeypatch.setattr(serving, "install_strict_servicer", lambda: made.update(strict=True))
    serving.serve()
    assert (made["name"], made["strict"], made["enforcement_level"].value) == ("cognito", True, "mandatory")
    assert "initial_config" not in made
