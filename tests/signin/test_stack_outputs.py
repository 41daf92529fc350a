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
from signin.stack_outputs import ask_pulumi, local_endpoint

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
        ("print('[]')", "outputs: stack x is not a JSON object"),
    ],
)
def test_what_the_cli_says_is_said(pulumi: Install, code: str, says: str) -> None:
    pulumi(code)
    with pytest.raises(SigninError, match=says):
        ask_pulumi("x")


def test_a_cli_that_hangs_is_given_up(pulumi: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signin.stack_outputs, "_SECONDS", 0.2)
    pulumi("time.sleep(5)")
    with pytest.raises(SigninError, match="did not answer"):
        ask_pulumi("x")


LOCAL = "http://127.0.0.1:5555"


def config(*entries: dict[str, str]) -> str:
    """What `pulumi config --json` prints for a list of objects."""
    setting = {"value": json.dumps(entries), "objectValue": entries, "secret": False}
    return f"print({json.dumps({'aws:region': {'value': 'us-east-1'}, 'aws:endpoints': setting})!r})"


class TestTheStacksOwnEndpoint:
    def test_the_configuration_is_asked_for(self, pulumi: Install) -> None:
        pulumi("print(json.dumps({'aws:endpoints': {'objectValue': [{'cognitoidp': ' '.join(sys.argv[1:])}]}}))")
        assert local_endpoint("local") == "config --json --stack=local --non-interactive"

    @pytest.mark.parametrize(
        "entries",
        [
            [{"cognitoidp": LOCAL, "cognitoidentity": f"{LOCAL}/", "iam": LOCAL, "sts": LOCAL}],
            [{"cognitoidp": LOCAL}, {"sts": LOCAL, "s3": "http://127.0.0.1:9000"}],
        ],
    )
    def test_a_local_aws_is_found(self, pulumi: Install, entries: list[dict[str, str]]) -> None:
        pulumi(config(*entries))
        assert local_endpoint("local") == LOCAL

    @pytest.mark.parametrize(
        "entries",
        [
            [],
            [{"s3": "http://127.0.0.1:9000"}],
            [{"cognitoidp": "https://cognito-idp-fips.us-east-1.amazonaws.com"}],
            [{"cognitoidp": "https://cognito-idp.us-east-1.api.aws.", "sts": ""}],
        ],
    )
    def test_anything_else_is_the_real_one(self, pulumi: Install, entries: list[dict[str, str]]) -> None:
        pulumi(config(*entries))
        assert local_endpoint("local") is None

    def test_a_setting_in_text_is_understood(self, pulumi: Install) -> None:
        """As `pulumi config set aws:endpoints '[…]'` writes it."""
        setting = {"value": json.dumps([{"cognitoidp": LOCAL}]), "secret": False}
        pulumi(f"print({json.dumps({'aws:endpoints': setting})!r})")
        assert local_endpoint("local") == LOCAL

    @pytest.mark.parametrize("setting", [{"secret": True}, {"value": "x"}, {"value": "[1]"}, {"objectValue": 1}])
    def test_one_that_cannot_be_read_is_not_taken_for_the_real_aws(
        self, pulumi: Install, setting: dict[str, object]
    ) -> None:
        pulumi(f"print(json.dumps({ {'aws:endpoints': setting} }))")
        with pytest.raises(SigninError, match="aws:endpoints is no readable list of addresses; give --endpoint"):
            local_endpoint("local")

    @pytest.mark.parametrize(
        "entries",
        [
            [{"cognitoidp": LOCAL, "sts": "http://127.0.0.1:4566"}],
            [{"cognitoidp": LOCAL, "sts": "https://sts.us-east-1.amazonaws.com"}],
        ],
    )
    def test_several_addresses_are_said(self, pulumi: Install, entries: list[dict[str, str]]) -> None:
        pulumi(config(*entries))
        with pytest.raises(SigninError, match=r"several addresses \(cognitoidp http://127.*give one with --endpoint"):
            local_endpoint("local")

    def test_a_cli_that_does_not_tell_is_not_taken_for_the_real_aws(self, pulumi: Install) -> None:
        pulumi("print('error: no', file=sys.stderr); sys.exit(255)")
        with pytest.raises(SigninError, match="pulumi config --stack local: error: no"):
            local_endpoint("local")

    def test_the_command_line_uses_it(self, pulumi: Install, capsys: pytest.CaptureFixture[str]) -> None:
        outputs = {"region": "us-east-1", "user_pool_id": "us-east-1_a", "user_pool_client_id": "c"}
        told = {"stack": outputs, "config": {"aws:endpoints": {"objectValue": [{"cognitoidp": "http://127.0.0.1:9"}]}}}
        pulumi(f"print(json.dumps({told!r}[sys.argv[1]]))")
        assert main(["--stack", "local"]) == BAD_INPUT
        assert "nothing answers at http://127.0.0.1:9" in capsys.readouterr().err
        # One that is given goes first, and the CLI is not required another.
        pulumi(f"print(json.dumps({ {'stack': outputs}!r}[sys.argv[1]]))")
        assert main(["--stack", "local", "--endpoint", "http://127.0.0.1:19"]) == BAD_INPUT
        assert "nothing answers at http://127.0.0.1:19" in capsys.readouterr().err


def test_a_real_stack_asks_first(pulumi: Install, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = {"region": "us-east-1", "user_pool_id": "us-east-1_a", "user_pool_client_id": "c"}
    pulumi(f"print({json.dumps(json.dumps(outputs))})")
    assert main(["--stack", "prod"]) == BAD_INPUT
    assert "no terminal to ask at; pass --yes" in capsys.readouterr().err
