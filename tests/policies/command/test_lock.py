import io
from pathlib import Path

import pytest

from cognito_policies.command import lock
from cognito_policies.command.main import main
from cognito_policies.lock import lookup
from cognito_policies.lock.document import read_lock
from sandbox.aws import AwsServer
from tests.policies.states import checkpoint, exported

ALL = "1 user pool, 1 app client, 1 identity pool, 1 domain, 1 resource server"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    path = tmp_path / "state.json"
    path.write_text(exported(), encoding="utf-8")
    return path


def test_a_lock_is_written_once_and_stays_the_same_to_the_byte(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lock" / "prod.json"
    arguments = ["lock", "--state", str(state), "--out", str(out)]
    assert main(arguments) == 0
    first, changed = out.read_bytes(), out.stat().st_mtime_ns
    assert capsys.readouterr().out == f"{out}: {ALL} (written)\n"
    assert main(arguments) == 0
    assert (out.read_bytes(), out.stat().st_mtime_ns) == (first, changed)
    assert capsys.readouterr().out == f"{out}: {ALL} (unchanged)\n"
    read_lock(first.decode(), "prod")


def test_standard_input_and_output_will_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(checkpoint()))
    assert main(["lock", "--state", "-", "--stack", "organization/identity/prod", "--out", "-"]) == 0
    assert read_lock(capsys.readouterr().out, "prod").stack == "prod"


def test_without_a_place_it_goes_where_the_rules_look(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "pack_folder", lambda: tmp_path / "pack")
    assert main(["lock", "--state", str(state)]) == 0
    assert (tmp_path / "pack" / "lock" / "prod.json").is_file()


def test_a_live_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    server = AwsServer(region="eu-west-1")
    server.start()
    try:
        cognito = server.client("cognito-idp")
        pool_id = cognito.create_user_pool(PoolName="users")["UserPool"]["Id"]
        for name in ("one", "two"):
            cognito.create_user_pool_client(UserPoolId=pool_id, ClientName=name)
        monkeypatch.setattr(lock, "connect", lambda region: cognito if region == "eu-west-1" else None)
        out = tmp_path / "prod.json"
        live = ["lock", "--user-pool-id", pool_id, "--region", "eu-west-1"]
        assert main([*live, "--out", str(out)]) == 0
        assert capsys.readouterr().out == f"{out}: 1 user pool, 2 app clients (written)\n"
        assert main([*live, "--out", "-"]) == 3
        assert "the stack is unknown; pass --stack" in capsys.readouterr().err
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--state", "{state}", "--stack", "dev"], 'this is the state of stack "prod", not "dev"'),
        (["--state", "{state}", "--out", "locks/dev.json"], 'the lock of stack "prod" must be named prod.json'),
        (["--state", "{state}", "--out", "{state}/prod.json"], "can't be written: "),
        (["--state", "{state}.no"], "can't be read: No such file"),
        (["--user-pool-id", "x", "--stack", "../x y"], '"../x y" is no valid stack name'),
        ([], "one of the arguments --state --user-pool-id is required"),
        (["--state", "-", "--user-pool-id", "x"], "not allowed with argument"),
    ],
)
def test_bad_input_is_one_line_and_exit_3(
    arguments: list[str], problem: str, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: int | str | None = main(["lock", *(each.format(state=state) for each in arguments)])
    except SystemExit as ended:
        code = ended.code
    assert code == 3
    error = capsys.readouterr().err
    assert problem in error
    assert error.count("\n") == 1


def test_a_state_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert main(["lock", "--state", str(path)]) == 3
    assert "this is no UTF-8 text" in capsys.readouterr().err


def test_nothing_to_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "state.json"
    path.write_text(exported([]), encoding="utf-8")
    assert main(["lock", "--state", str(path), "--stack", "prod"]) == 3
    assert "has nothing to lock" in capsys.readouterr().err
