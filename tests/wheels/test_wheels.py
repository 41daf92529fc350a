"""The wheels in an environment that has nothing but them and what they ask for, from a package registry."""

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

import cognito_identity
import cognito_policies
from tests.wheels.built import ROOT, run, wheel

pytestmark = pytest.mark.wheels

# Registers what a program registers, without an engine.
_DEPLOY = """
import sys

import pulumi


class Cloud(pulumi.runtime.Mocks):
    def new_resource(self, args):
        sys.stdout.write(args.typ + "\\n")  # in one piece: resources are registered side by side
        ids = {"userPool": "us-east-1_aBcDeFgH1", "identityPool": "us-east-1:00000000-0000-0000-0000-000000000000"}
        made_up = {"arn": "arn:aws:x:us-east-1:123456789012:y", "endpoint": "e/p"}
        return ids.get(args.typ.split("/")[-1].split(":")[0], "1example23456789"), {**args.inputs, **made_up}

    def call(self, args):
        return {"accountId": "123456789012", "region": "us-east-1", "partition": "aws"}


pulumi.runtime.set_mocks(Cloud())


@pulumi.runtime.test
def deploy():
    from cognito_identity import UserIdentity

    return UserIdentity("shop", {"allow_signup": True}).issuer_url


deploy()
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("wheels")
    return {name: wheel(name, place) for name in ("cognito_identity", "cognito_policies")}


@pytest.fixture(scope="module")
def python(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own, that sees neither the repository nor what the tests run with."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    run(sys.executable, "-m", "venv", str(folder))
    found = folder / "bin" / "python"
    said = run(str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *map(str, wheels.values()))
    if "No matching distribution" in said or "Could not find a version" in said:
        pytest.skip("no package registry can be reached")
    assert "ERROR" not in said, said
    return found


@pytest.fixture
def program(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "examples" / "python" / "__main__.py", tmp_path)
    return tmp_path / "__main__.py"


def test_they_hold_their_room_and_nothing_else(wheels: dict[str, Path]) -> None:
    for name, path in wheels.items():
        names = zipfile.ZipFile(path).namelist()
        assert {entry.partition("/")[0].partition("-")[0] for entry in names} == {name}
        assert f"{name}/py.typed" in names
        assert [entry for entry in names if entry.endswith("/licenses/LICENSE")]
        assert not [entry for entry in names if "test" in entry or entry.endswith((".pyc", "PulumiPlugin.yaml"))]


def test_they_have_the_version_of_their_room(wheels: dict[str, Path]) -> None:
    assert wheels["cognito_identity"].name.split("-")[1] == cognito_identity.__version__
    assert wheels["cognito_policies"].name.split("-")[1] == cognito_policies.__version__


def test_what_they_ask_for_is_all_they_need(python: Path, tmp_path: Path) -> None:
    assert "No broken requirements" in run(str(python), "-m", "pip", "check")
    said = run(
        str(python), "-W", "error::ImportWarning", "-c",
        "import cognito_identity, cognito_policies; print(cognito_identity.__file__, cognito_policies.__file__)",
        cwd=tmp_path,
    )  # fmt: skip
    assert said.split() == [
        str(next(python.parents[1].glob(f"lib/python3*/site-packages/{name}/__init__.py")))
        for name in ("cognito_identity", "cognito_policies")
    ]


def test_a_program_registers_its_resources(python: Path, tmp_path: Path) -> None:
    said = run(str(python), "-c", _DEPLOY, cwd=tmp_path)
    assert "Traceback" not in said, said
    assert {"aws:cognito/userPool:UserPool", "aws:cognito/identityPool:IdentityPool"} <= set(said.split())


def test_a_consumer_type_checks_strictly(python: Path, program: Path) -> None:
    said = mypy(python, program)
    assert said.startswith("Success"), said


def test_a_consumers_misspelled_nested_key_does_not(python: Path, program: Path) -> None:
    program.write_text(program.read_text(encoding="utf-8").replace('"min_length"', '"min_lenght"'), encoding="utf-8")
    assert '"min_lenght"' in mypy(python, program)


def test_the_policies_are_a_command(python: Path) -> None:
    said = run(str(python.parent / "cognito-policies"), "--help")
    assert "{check,lock,docs}" in said
    assert "Traceback" not in said


def mypy(python: Path, program: Path) -> str:
    options = ("--strict", "--python-executable", str(python), "--cache-dir", os.devnull, "--config-file", os.devnull)
    return run(sys.executable, "-m", "mypy", *options, str(program), cwd=program.parent)
