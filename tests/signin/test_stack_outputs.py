"""`--stack`: the outputs as the Pulumi CLI tells them; a small program stands in for it."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import signin.stack_outputs
from signin import SigninError
from signin.cli import BAD_INPUT, main
from signin.stack_outputs import ask_pulumi

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
Install = Callable[[str], None]


@pytest.fixture
def pulumi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a `pulumi` on PATH that runs the given Python."""

    def install(code: str) -> None:
        program = tmp_path / "stand_in.py"
        program.write_text(f"import json, sys, time\n{code}\n", encoding="utf-8")
        script = tmp_path / "pulumi"
        # Not as the script's own interpreter: that line takes no path with a space in it.
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

    return install


def test_the_cli_is_asked_for_one_stack_and_asks_nothing_back(pulumi: Install) -> None:
    pulumi("print(json.dumps({'arguments': sys.argv[1:], 'stdin': sys.stdin.read()}))")
    assert ask_pulumi("org/identity/prod") == {
        "arguments": ["stack", "output", "--json", "--stack=org/identity/prod", "--non-interactive"],
        "stdin": "",
    }


def test_no_cli_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--stack", "dev"]) == BAD_INPUT
    err = capsys.readouterr().err
    assert err.startswith("signin: --stack needs the Pulumi CLI, and there is none on PATH (https://")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "print('error: no stack named x found\\n', file=sys.stderr); sys.exit(255)",
            "--stack x: error: no stack named x",
        ),
        ("sys.exit(7)", "pulumi stack output --stack x: exit 7"),
        ("print('not json')", "outputs: stack x is not JSON"),
        ("print('[]')", "outputs: stack x holds no JSON object"),
    ],
)
def test_what_the_cli_says_is_said(pulumi: Install, code: str, says: str) -> None:
    pulumi(code)
    with pytest.raises(SigninError, match=says):
        ask_pulumi("x")


def test_a_cli_that_hangs_is_given_up(pulumi: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signin.stack_outputs, "_SECONDS", 0.2)
    pulumi("time.sleep(5)")
    with pytest.raises(SigninError, match="gave no answer"):
        ask_pulumi("x")


def test_a_real_stack_asks_first(pulumi: Install, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = {"region": "us-east-1", "user_pool_id": "us-east-1_a", "user_pool_client_id": "c"}
    pulumi(f"print({json.dumps(json.dumps(outputs))})")
    assert main(["--stack", "prod"]) == BAD_INPUT
    assert "no terminal to ask at; give --yes" in capsys.readouterr().err
