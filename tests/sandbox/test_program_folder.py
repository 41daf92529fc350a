"""A program elsewhere: `--program DIR` from the repository, or nothing in the program's own folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example on its own, with the working directory somewhere else."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ROOT / "examples" / "machine-to-machine", tmp_path / "a program"))


def sandbox(where: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sandbox", *arguments]
    ran = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=where, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr
    return ran


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["up", *arguments]) == 3
    return capsys.readouterr().err


def test_from_the_repository_an_example_is_deployed_checked_and_signed_in_to() -> None:
    ran = sandbox(ROOT, "demo", "--program", "examples/business", "--json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    document = json.loads(ran.stdout)
    assert document["policies"]["configuration"] == "dev"
    assert {violation["level"] for violation in document["policies"]["violations"]} == {"advisory"}
    proved = {step["name"] for step in document["sign_in"]["steps"] if step["verdict"] == "proved"}
    assert {"the ID token is genuine", "a group's users get its role"} <= proved
    assert "sign_in_to_other_pools" not in document


def test_in_the_examples_own_folder_no_option_is_needed() -> None:
    ran = sandbox(ROOT / "examples" / "tenants", "demo", "--json", PYTHONPATH=str(ROOT))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    document = json.loads(ran.stdout)
    proofs = [document["sign_in"], *document["sign_in_to_other_pools"]]
    assert [proof["signed_in"] for proof in proofs] == [True, True]
    assert len({proof["target"]["user_pool_id"] for proof in proofs}) == 2
    assert len({proof["target"]["identity_pool_id"] for proof in proofs}) == 2


def test_a_stack_file_beside_the_program_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "Pulumi.dev.yaml").write_text("config:\n  aws:region: eu-west-1\n", encoding="utf-8")
    assert main(["up", "--program", str(folder)]) == 0
    assert "Stack dev on an in-memory AWS in eu-west-1" in capsys.readouterr().out
    assert "unknown stack 'prdo': there is no Pulumi.prdo.yaml; known: dev" in refused(
        capsys, "--program", str(folder), "--stack", "prdo"
    )


def test_a_pack_of_the_programs_own_goes_before_the_one_beside_the_sandbox(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "policies", folder / "policies", ignore=shutil.ignore_patterns("cognito_policies"))
    assert main(["up", "--program", str(folder)]) == 0
    (folder / "policies" / "config" / "dev.json").write_text('{"cognito-tag": "disabled"}', encoding="utf-8")
    assert 'policies/config/dev.json: "cognito-tag": no such rule' in refused(capsys, "--program", str(folder))


def test_what_can_not_be_run_is_said_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "--program", "nowhere") == "sandbox: --program: there is no folder nowhere\n"
    assert "Pulumi.yaml is missing; run this in a Pulumi project" in refused(capsys)
    assert "runtime is yaml; the sandbox runs programs in Python only" in refused(
        capsys, "--program", str(ROOT / "examples" / "yaml")
    )
    assert "runtime is nodejs" in refused(capsys, "--program", str(ROOT / "examples" / "typescript"))
    manifest = folder / "Pulumi.yaml"
    manifest.write_text("name: x\nruntime: python\n", encoding="utf-8")
    assert refused(capsys, "--program", str(folder)).startswith("sandbox: Pulumi.yaml: aws:region is not set")
    (folder / "__main__.py").unlink()
    manifest.write_text("name: x\nruntime: python\nconfig: {aws:region: us-east-1}\n", encoding="utf-8")
    assert refused(capsys, "--program", str(folder)).endswith("__main__.py is missing\n")


def test_what_a_program_wants_to_be_told_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["up", "--program", str(ROOT / "examples" / "adopt"), "--json"]) == 3
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert "'adopt:userPoolArn'" in document["error"]


def test_a_program_without_a_client_has_nothing_to_sign_in_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "__main__.py").write_text("import pulumi_aws as aws\naws.sns.Topic('alarms')\n", encoding="utf-8")
    assert main(["demo", "--program", str(folder)]) == 0
    assert "No sign-in proof: the program creates no app client" in capsys.readouterr().out
