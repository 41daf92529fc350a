import importlib.util
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cognito_policies import RULES
from cognito_policies.command import check
from cognito_policies.command.main import main
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.version import __version__
from tests.policies.states import ENCRYPTED, POOL_INPUTS, entry, exported, plaintext

ROOT = Path(__file__).parents[3]
QUIET = {"all": "disabled"}
PROTECT = {**QUIET, "cognito-pool-pulumi-protect": "mandatory"}


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(name: str, content: object) -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def unprotected() -> str:
    return exported([entry(USER_POOL, "pool", POOL_INPUTS)])


@pytest.mark.parametrize(
    ("state", "config", "code"),
    [
        (exported(), PROTECT, 0),
        (unprotected(), PROTECT, 2),
        (unprotected(), {**QUIET, "cognito-pool-pulumi-protect": "advisory"}, 0),
        (unprotected(), QUIET, 0),
    ],
)
@pytest.mark.parametrize("form", list(check.FORMATS))
def test_the_exit_code_says_whether_anything_mandatory_is_violated(
    state: str, config: Any, code: int, form: str, written: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", "--state", written("s.json", state), "--config", written("c.json", config)]
    assert main([*arguments, "--format", form]) == code
    printed = capsys.readouterr().out
    assert printed.endswith("\n")
    output = Path(written("report", ""))
    assert main([*arguments, "--format", form, "--output", str(output)]) == code
    assert output.read_text(encoding="utf-8") == printed
    assert capsys.readouterr().out == ""


def test_without_a_configuration_every_default_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(exported()))
    assert main(["check", "--state", "-", "--stack", "organization/identity/prod"]) == 2


@pytest.mark.parametrize(
    ("state", "config", "more", "problem"),
    [
        ("{", {}, [], "this is not JSON"),
        ({"version": 3}, {}, [], "this is no state"),
        (exported(), "{", [], "c.json: this is not JSON"),
        (exported(), {"cognito-pool-mfa-require": "advisory"}, [], 'did you mean "cognito-pool-mfa-required"?'),
        (exported(), {}, ["--stack", "dev"], 'these are the resources of stack "prod", not "dev"'),
        (exported([]), {}, [], "the stack is unknown; pass --stack"),
        (exported(), {}, ["--resources", "x"], "--state and --resources exclude each other"),
        (exported(), {}, ["--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_bad_input_is_one_line_and_exit_3(
    state: Any, config: Any, more: list[str], problem: str, written: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", "--state", written("s.json", state), "--config", written("c.json", config), *more]
    try:
        code: int | str | None = main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 3
    streams = capsys.readouterr()
    assert problem in streams.err
    assert streams.err.count("\n") == 1
    assert not streams.out


@pytest.mark.parametrize("source", ["--state", "--resources"])
def test_the_report_never_replaces_what_is_checked(
    source: str, written: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registered = {"version": 1, "stack": "prod", "resources": []}
    text = exported() if source == "--state" else json.dumps(registered)
    given, config = written("s.json", text), written("c.json", QUIET)
    for output in (given, str(tmp_path / "." / "s.json"), config):
        assert main(["check", source, given, "--config", config, "--output", output]) == 3
        assert "this is an input file; the report would overwrite it" in capsys.readouterr().err
    assert Path(given).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_is_no_part_of_a_state(
    mark: str, written: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = written("c.json", mark + json.dumps(QUIET))
    assert main(["check", "--state", written("s.json", mark + exported()), "--config", config]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(mark + exported()))
    assert main(["check", "--state", "-", "--config", config]) == 0
    assert "0 mandatory" in capsys.readouterr().out


TYPESCRIPT = {
    "urn": "urn:pulumi:prod::acme::acme:auth:Auth$aws:cognito/userPool:UserPool::userPool",
    "custom": True,
    "id": "eu-central-1_abc",
    "type": USER_POOL,
    "inputs": {"__defaults": ["name"], "name": "userPool-1a2b", "mfaConfiguration": "OFF"},
    "outputs": {"name": "userPool-1a2b", "mfaConfiguration": "OFF"},
    "parent": "urn:pulumi:prod::acme::acme:auth:Auth::auth",
    "provider": "urn:pulumi:prod::acme::pulumi:providers:aws::default_7_1_0::abc",
    "propertyDependencies": {"name": None},
    "sourcePosition": "project:///index.ts#12,3",
}
"""A pool of a program in TypeScript, inside a component of its own."""


def test_a_state_of_a_program_in_another_language(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    provider = {
        "urn": "urn:pulumi:prod::acme::pulumi:providers:aws::default_7_1_0",
        "type": "pulumi:providers:aws",
        "id": "abc",
        "inputs": {"region": "eu-central-1"},
    }
    region = {"enforcementLevel": "mandatory", "regions": ["eu-west-1"]}
    config = {**QUIET, "cognito-pool-mfa-required": "mandatory", "cognito-region": region}
    state = written("s.json", exported([provider, TYPESCRIPT]))
    assert main(["check", "--state", state, "--config", written("c.json", config)]) == 2
    printed = capsys.readouterr().out
    assert 'cognito-pool-mfa-required  userPool (index.ts:12): mfaConfiguration is "OFF"' in printed
    assert 'cognito-region  userPool (index.ts:12): region is "eu-central-1"' in printed
    assert "not checked yet" not in printed


def test_a_state_without_any_cognito(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    bucket = entry("aws:s3/bucket:Bucket", "b", {"bucket": None})
    assert main(["check", "--state", written("s.json", exported([bucket]))]) == 0
    assert capsys.readouterr().out.endswith("0 mandatory, 0 advisory\n")


@pytest.mark.parametrize("form", list(check.FORMATS))
def test_no_report_tells_a_secret_shown_or_encrypted(
    form: str, written: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {
        "mfaConfiguration": plaintext("hunter2"),
        "usernameAttributes": plaintext(["hunter2"]),
        "tags": ENCRYPTED,
        "lambdaConfig": {"preSignUp": plaintext("hunter2")},
    }
    state = written("s.json", exported([entry(USER_POOL, "pool", given)]))
    assert main(["check", "--state", state, "--format", form]) == 2
    printed = capsys.readouterr().out
    assert "hunter2" not in printed
    assert "[secret]" in printed


def test_nothing_to_judge(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 3
    assert "nothing to check; pass --state, --resources or --stack" in capsys.readouterr().err


@pytest.mark.parametrize("level", ["advisory", "mandatory"])
def test_a_lock_that_cant_be_relied_on_is_bad_input(
    level: str, written: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = {"enforcementLevel": level, "lockDir": str(tmp_path)}
    config = {**QUIET, "cognito-pool-inventory": rule}
    written("prod.json", {"version": 9})
    arguments = ["check", "--state", written("s.json", exported()), "--config", written("c.json", config)]
    assert main(arguments) == 3
    assert capsys.readouterr().err == (
        "cognito_policies: the lock prod.json is invalid: it has version 9, and this pack reads version 1;"
        " update the pack\n"
    )


def test_the_lock_holds_here_too(written: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = written("s.json", exported())
    assert main(["lock", "--state", state, "--out", str(tmp_path / "prod.json")]) == 0
    rule = {"enforcementLevel": "mandatory", "lockDir": str(tmp_path)}
    config = written("c.json", {**QUIET, "cognito-pool-inventory": rule})
    assert main(["check", "--state", state, "--config", config]) == 0
    assert main(["check", "--state", written("e.json", exported([])), "--stack", "prod", "--config", config]) == 2
    assert 'user pool "pool" (eu-west-1_abc) is locked' in capsys.readouterr().out


def _answers(monkeypatch: pytest.MonkeyPatch, code: int, out: str, err: str = "", resources: str | None = None) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if resources is not None:
            Path(command[-1]).write_text(resources, encoding="utf-8")
        return subprocess.CompletedProcess(command, code, out, err)

    monkeypatch.setattr("subprocess.run", run)


def test_a_program_is_run_in_the_sandbox_and_checked_here(
    monkeypatch: pytest.MonkeyPatch, written: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"version": 1, "stack": "dev", "resources": []}
    _answers(monkeypatch, 2, "{}", resources=json.dumps(document))
    assert main(["check", "--stack", "dev", "--config", written("c.json", QUIET)]) == 0
    assert capsys.readouterr().out.startswith("the program, stack dev (stack dev), configuration ")
    assert main(["check", "--resources", written("r.json", document), "--config", written("c.json", QUIET)]) == 0


@pytest.mark.parametrize(
    ("code", "out", "err", "exit_code", "problem"),
    [
        (3, '{"error": "unknown stack"}', "", 3, "unknown stack"),
        (1, '{"error": "the program failed: oops"}', "", 1, "the program failed: oops"),
        (1, "", "Traceback\nOSError: x\n", 1, "the sandbox ended with exit code 1: OSError: x"),
        (9, "[]", "", 1, "the sandbox ended with exit code 9: no output"),
    ],
)
def test_a_program_that_cant_be_run(
    code: int,
    out: str,
    err: str,
    exit_code: int,
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _answers(monkeypatch, code, out, err)
    assert main(["check", "--stack", "dev"]) == exit_code
    assert capsys.readouterr().err == f"cognito_policies: {problem}\n"


def test_without_a_sandbox_there_is_nothing_to_run_it_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert main(["check", "--stack", "dev"]) == 3
    assert "needs the sandbox" in capsys.readouterr().err


def test_the_real_program_as_users_run_it() -> None:
    command = [sys.executable, "-m", "cognito_policies", "check", "--stack", "dev", "--format", "json"]
    run = subprocess.run(  # noqa: S603 -- our own command
        [*command, "--config", "policies/config/dev.json"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "policies"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(run.stdout)
    assert run.returncode == (2 if report["mandatory"] else 0)
    assert report["resources"] > 5
    assert {each["file"].partition("/")[0] for each in report["violations"] if each["file"]} <= {
        "components",
        "__main__.py",
    }


def test_it_is_run_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["cognito_policies", "docs"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("cognito_policies", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("# The rules")


def test_the_version_and_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}\n"
    assert main(["docs"]) == 0
    assert capsys.readouterr().out.count("\n| [cognito-") == len(RULES)
