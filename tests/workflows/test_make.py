"""What make says where it can't do what it was asked for."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def make(*words: str, path: str = "/usr/local/bin:/usr/bin:/bin") -> tuple[int, str]:
    done = subprocess.run(["make", *words], cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, check=False)  # noqa: S603, S607 -- the Makefile is what this tests
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("word", "right"), [("stack=prod", "STACK=prod"), ("web_port=99", "WEB_PORT=99")])
def test_a_lower_case_variable_is_refused(word: str, right: str) -> None:
    code, said = make("-n", "demo", word)
    assert code != 0
    assert f"write {right}" in said


def test_a_lower_case_variable_of_the_environment_is_not_ours() -> None:
    done = subprocess.run(["make", "-n", "help"], cwd=ROOT, env={"PATH": "/usr/bin:/bin", "stack": "x"}, check=False)  # noqa: S607 -- same
    assert done.returncode == 0


def test_a_folder_that_cant_be_written_names_the_way_out() -> None:
    code, said = make("demo", "VENV=/proc/venv")
    assert code != 0
    assert "try make demo VENV=~/venv" in said
    assert "Traceback" not in said


def test_lock_needs_the_pulumi_cli(tmp_path: Path) -> None:
    (tmp_path / ".ready").touch()
    code, said = make("lock", f"VENV={tmp_path}", path="/usr/bin:/bin")
    assert code != 0
    assert "Pulumi CLI not found" in said
    assert "JSON" not in said
