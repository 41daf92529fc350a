import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import signin.cli
from sandbox.aws import AwsServer
from signin import Report, StepResult, Target
from signin.cli import BAD_INPUT, FAILED, INTERRUPTED, OK, main, wants_colour
from signin.report import Verdict
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, Deployed, deploy

ROOT = Path(signin.__file__).parent.parent
OUTPUTS = {"region": "us-east-1", "user_pool_id": "us-east-1_a", "user_pool_client_id": "c"}
Run = Callable[..., int]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def dev(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT)


@pytest.fixture
def outputs(dev: Deployed, tmp_path: Path) -> Path:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps(dev.outputs), encoding="utf-8")
    return file


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """The targets that would have been proved."""
    asked: list[Target] = []

    def prove(target: Target, **_: object) -> Report:
        asked.append(target)
        return Report(target, (StepResult("a", "proved", "", 1),))

    monkeypatch.setattr(signin.cli, "prove", prove)
    return asked


@pytest.fixture
def real(tmp_path: Path) -> str:
    file = tmp_path / "real.json"
    file.write_text(json.dumps(OUTPUTS), encoding="utf-8")
    return str(file)


def test_text_comes_step_by_step_and_the_exit_code_is_0(
    dev: Deployed, outputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--outputs", str(outputs), "--endpoint", dev.aws.endpoint]) == OK
    out, err = capsys.readouterr()
    assert out.startswith("Sign-in proof: user pool ")
    assert "\n  proved   self sign-up " in out
    assert "32 proved, 0 failed, 17 skipped" in out.splitlines()[-1]
    assert "\x1b" not in out
    assert not err


def test_json_comes_alone(dev: Deployed, outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--outputs", str(outputs), "--endpoint", dev.aws.endpoint, "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["ok"] is True


def test_a_failure_is_exit_code_1(dev: Deployed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps(dev.outputs | {"issuer_url": "https://example.com"}), encoding="utf-8")
    assert main(["--outputs", str(file), "--endpoint", dev.aws.endpoint]) == FAILED
    assert "1 failed" in capsys.readouterr().out


def test_outputs_come_from_stdin_too(
    dev: Deployed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(dev.outputs)))
    assert main(["--outputs", "-", "--endpoint", dev.aws.endpoint, "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["counts"]["failed"] == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not json", "is not JSON: Expecting value"),
        (b"", "is not JSON"),
        (b"[]", "is not a JSON object as written by `pulumi stack output --json`"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"{}", "the stack's outputs have no region: there are none; has the stack been deployed?"),
        (json.dumps({"userPoolId": "x", "region": "us-east-1"}).encode(), "another version of the program"),
        (json.dumps({"version": 3, "deployment": {}}).encode(), "this is a stack export"),
    ],
)
def test_bad_outputs_are_one_clear_line_and_exit_code_3(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "outputs.json"
    file.write_bytes(content)
    assert main(["--outputs", str(file)]) == BAD_INPUT
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("signin: ")
    assert message in err
    assert err.count("\n") == 1


def test_outputs_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "none.json"
    assert main(["--outputs", str(file)]) == BAD_INPUT
    told = capsys.readouterr().err
    assert f"{file}: No such file or directory; write it with: pulumi stack output --json > {file}" in told
    assert "python -m sandbox up --serve --outputs" in told
    assert main(["--outputs", str(tmp_path)]) == BAD_INPUT


def test_an_endpoint_that_is_none(real: str, proofs: list[Target]) -> None:
    assert main(["--outputs", real, "--endpoint", "nonsense"]) == BAD_INPUT
    assert not proofs


@pytest.mark.parametrize(
    "arguments",
    [[], ["--outputs", "f", "--stack", "dev"], ["--outputs"], ["--outputs", "f", "--nonsense"], ["--output", "f"]],
)
def test_a_wrong_command_line_is_exit_code_3(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == BAD_INPUT
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--yes"], ["--endpoint", "http://127.0.0.1:1"]])
def test_there_is_no_question_after_yes_or_on_a_local_aws(
    arguments: list[str], real: str, proofs: list[Target]
) -> None:
    assert main(["--outputs", real, *arguments]) == OK
    assert len(proofs) == 1


@pytest.mark.parametrize(("answer", "code"), [("y\n", OK), ("YES\n", OK), ("n\n", BAD_INPUT), ("\n", BAD_INPUT)])
def test_on_real_aws_people_are_challenge(
    answer: str,
    code: int,
    real: str,
    proofs: list[Target],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr(signin.cli, "effects", lambda _, email: ("run triggers", f"mail {email}"))
    assert main(["--outputs", real, "--email", "me@example.com"]) == code
    assert len(proofs) == (code == OK)
    told = capsys.readouterr().err
    assert told.startswith(
        "In user pool us-east-1_a on AWS, us-east-1, this will:\n"
        "  - run triggers\n  - mail me@example.com\nGo on? [y/N] "
    )
    assert told.endswith("signin: nothing was done\n") == (code == BAD_INPUT)


@pytest.mark.parametrize("stdin", [io.StringIO("y\n"), Terminal(json.dumps(OUTPUTS))])
def test_without_a_terminal_nothing_is_done(
    stdin: io.StringIO, real: str, proofs: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["--outputs", "-" if stdin.isatty() else real]) == BAD_INPUT
    assert not proofs


def test_what_is_no_address_is_said_before_anything_is_done(
    real: str, proofs: list[Target], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--outputs", real, "--yes", "--email", "me"]) == BAD_INPUT
    assert capsys.readouterr().err == "signin: email: 'me' is not an address such as me@example.com\n"
    assert proofs == []


def test_the_address_goes_to_the_proof(dev: Deployed, outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--outputs", str(outputs), "--endpoint", dev.aws.endpoint, "--json"]
    assert main([*command, "--email", "me@example.org"]) == OK
    told = {step["name"]: step["detail"] for step in json.loads(capsys.readouterr().out)["steps"]}
    assert told["self sign-up"].startswith("me@example.org: ")
    assert dev.usernames() == []
    # An address of another user's: that user stays.
    idp = dev.aws.client("cognito-idp")
    idp.admin_create_user(UserPoolId=dev.user_pool_id, Username="me@example.org", MessageAction="SUPPRESS")
    before = dev.usernames()
    assert main([*command, "--email", "me@example.org"]) == FAILED
    assert "another user has this name or address" in capsys.readouterr().out
    assert dev.usernames() == before != []
    idp.admin_delete_user(UserPoolId=dev.user_pool_id, Username=before[0])


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_an_interrupted_run_leaves_is_said_whatever_the_form(
    form: list[str], real: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left = StepResult("everything created is deleted", "failed", "expected nothing to be left; one: no", 1)

    def interrupted(_: Target, *, on_step: Callable[[StepResult], None]) -> Report:
        on_step(left)
        raise KeyboardInterrupt

    monkeypatch.setattr(signin.cli, "prove", interrupted)
    assert main(["--outputs", real, "--yes", *form]) == INTERRUPTED
    out, err = capsys.readouterr()
    assert left.detail in (err if form else out)
    assert err.endswith("signin: interrupted\n")


def test_signals_are_over_as_soon_as_the_clean_up_is_told(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows it ends AWS's clients, and Python drops an interruption that comes in a finalizer."""
    told: list[str] = []

    def prove(target: Target, *, on_step: Callable[[StepResult], None]) -> Report:
        for name in ("self sign-up", "everything created is deleted"):
            on_step(StepResult(name, "proved", "", 1))
            told.append(name)
        return Report(target, ())

    monkeypatch.setattr(signin.cli, "prove", prove)
    for form in ([], ["--json"]):
        told.clear()
        assert main(["--outputs", real, "--yes", *form], on_cleaned_up=lambda: told.append("rest")) == OK
        assert told == ["self sign-up", "rest", "everything created is deleted"]


def test_an_interruption_has_its_own_exit_code(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(signin.cli, "prove", interrupted)
    assert main(["--outputs", real, "--yes"]) == INTERRUPTED


def test_a_sandbox_that_is_not_running_is_one_clear_line(real: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--outputs", real, "--endpoint", "http://127.0.0.1:9", "--json"]) == BAD_INPUT
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith(
        "signin: nothing answers at http://127.0.0.1:9 (Connection refused): is the sandbox running? "
    )
    assert err.count("\n") == 1


def test_another_client_is_chosen_by_its_name(
    tmp_path: Path, proofs: list[Target], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps(OUTPUTS | {"client_ids": {"web": "c", "phone": "p"}}), encoding="utf-8")
    assert main(["--outputs", str(file), "--yes", "--client", "phone"]) == OK
    assert [target.client_id for target in proofs] == ["p"]
    assert main(["--outputs", str(file), "--yes", "--client", "tv"]) == BAD_INPUT
    assert capsys.readouterr().err == "signin: the stack has no client 'tv'; its output client_ids knows: phone, web\n"


class TestJunit:
    def test_the_report_is_written_beside_the_text(
        self, dev: Deployed, outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "signin.xml"
        assert main(["--outputs", str(outputs), "--endpoint", dev.aws.endpoint, "--junit", str(file)]) == OK
        suite = ET.parse(file).getroot()[0]  # noqa: S314 -- our own XML
        assert (suite.get("tests"), suite.get("failures")) == ("49", "0")
        assert "32 proved" in capsys.readouterr().out

    def test_a_place_that_takes_nothing_is_said_before_anything_is_done(
        self, real: str, tmp_path: Path, proofs: list[Target], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--outputs", real, "--yes", "--junit", str(tmp_path / "none" / "f.xml")]) == BAD_INPUT
        assert "there is no folder" in capsys.readouterr().err
        assert main(["--outputs", real, "--yes", "--junit", str(tmp_path)]) == BAD_INPUT
        assert proofs == []

    def test_an_earlier_report_does_not_pass_for_this_one(self, real: str, tmp_path: Path) -> None:
        file = tmp_path / "f.xml"
        file.write_text("old", encoding="utf-8")
        assert main(["--outputs", real, "--junit", str(file)]) == BAD_INPUT
        assert not file.exists()


class TestRequireSignIn:
    @pytest.mark.parametrize(
        ("steps", "code"),
        [
            ([("the ID token is genuine", "proved")], OK),
            ([("the ID token is genuine", "skipped")], FAILED),
            ([("the user pool can be read", "proved")], FAILED),
            ([("the ID token is genuine", "proved"), ("guests get no identity", "failed")], FAILED),
        ],
    )
    def test_a_sign_in_that_was_only_skipped_is_not_enough(
        self, steps: list[tuple[str, Verdict]], code: int, real: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        results = tuple(StepResult(name, verdict, "", 1) for name, verdict in steps)
        monkeypatch.setattr(signin.cli, "prove", lambda target, **_: Report(target, results))
        assert main(["--outputs", real, "--yes", "--require-sign-in"]) == code

    def test_it_is_enough_where_it_is_not_required(self, real: str, proofs: list[Target]) -> None:
        assert main(["--outputs", real, "--yes"]) == OK
        assert main(["--outputs", real, "--yes", "--require-sign-in"]) == FAILED
        assert len(proofs) == 2


def test_help_says_what_the_exit_codes_are_and_what_aws_will_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == OK
    told = " ".join(capsys.readouterr().out.split())
    assert "0 no step failed, 1 a step failed, 3 invalid input" in told
    assert "130 interrupted, 143 terminated" in told
    assert "--endpoint URL a local AWS, such as http://127.0.0.1:5555; by default the one in the stack's own" in told
    assert "Lambda triggers run" in told


@pytest.mark.parametrize("missing", ["botocore", "jwt", "pyotp"])
def test_a_missing_dependency_is_one_clear_line(missing: str) -> None:
    """As under any Python but the project's own."""
    code = (
        "import sys, runpy\n"
        "class Gone:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {missing!r}: raise ModuleNotFoundError(f'No module named {{name!r}}', name=name)\n"
        "sys.meta_path.insert(0, Gone())\n"
        "sys.argv = ['signin', '--outputs', 'none.json']\n"
        "runpy.run_module('signin', run_name='__main__', alter_sys=True)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own interpreter
    assert (ran.returncode, ran.stdout) == (BAD_INPUT, "")
    assert ran.stderr == (
        f"signin: this Python has no {missing}; run .venv/bin/python -m signin (`make setup` creates .venv)\n"
    )


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour(Terminal())


def test_the_module_runs_from_the_command_line(dev: Deployed, outputs: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "signin", "--outputs", str(outputs)]
    ran = subprocess.run(  # noqa: S603 -- our own interpreter
        [*command, "--endpoint", dev.aws.endpoint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (OK, "")
    assert dev.usernames() == []


@pytest.mark.skipif(os.name != "posix", reason="pipes break so on POSIX")
def test_a_closed_stdout_gives_no_traceback(dev: Deployed, outputs: Path) -> None:
    command = [sys.executable, "-m", "signin", "--outputs", str(outputs), "--endpoint", dev.aws.endpoint]
    with subprocess.Popen(  # noqa: S603 -- our own interpreter
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (FAILED, "")
    assert dev.usernames() == []


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_sigterm_cleans_up(dev: Deployed, outputs: Path) -> None:
    command = [sys.executable, "-m", "signin", "--outputs", str(outputs), "--endpoint", dev.aws.endpoint]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 -- our own interpreter
        assert running.stdout is not None
        for line in running.stdout:
            if "self sign-up" in line:
                running.send_signal(signal.SIGTERM)
                break
        rest = running.stdout.read()
    assert running.returncode in {signin.cli.TERMINATED, OK}
    assert "everything created is deleted" in rest
    assert dev.usernames() == []
