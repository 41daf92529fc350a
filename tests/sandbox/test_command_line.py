"""The command line: exit codes, output, and that nothing is created after an error."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest

from sandbox.aws import AwsServer
from sandbox.cli import main

ROOT = Path(__file__).resolve().parents[2]


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


@pytest.mark.usefixtures("project")
class TestUp:
    def test_dev_comes_up_with_advisories_only_and_its_outputs(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["up"]) == 0
        out = capsys.readouterr().out
        assert "created  UserPool " in out
        assert "Policies (dev): 0 mandatory, " in out
        assert "user_pool_id " in out
        assert "us-east-1_" in out

    def test_prod_comes_up_with_advice_on_what_costs_money_only_and_its_pools_are_protected(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["up", "--stack", "prod"]) == 0
        out = capsys.readouterr().out
        assert "Policies (prod): 0 mandatory, 2 advisory" in out
        assert "cognito-pool-waf" in out
        assert "cognito-pool-log-delivery" in out
        assert out.count("[protected]") == 2

    def test_resources_stand_below_their_parents(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["up"])
        lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
        assert "  UserIdentity identity" in lines
        assert "    UserPoolWithMfa identity-users" in lines
        assert any(line.startswith("      UserPool identity-users-pool  us-east-1_") for line in lines)

    def test_json_is_one_document_and_text_goes_to_stderr(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["up", "--json"]) == 0
        document = _json(capsys)
        assert document["exit_code"] == 0
        assert document["error"] is None
        assert {"user_pool_id", "user_pool_client_id", "identity_pool_id", "region"} <= set(document["outputs"])
        types = [resource["type"] for resource in document["resources"]]
        assert types.count("aws:cognito/userPool:UserPool") == 1
        assert document["sign_in"] is None

    def test_urns_are_those_of_the_engine(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["up", "--json"])
        urns = [resource["urn"] for resource in _json(capsys)["resources"]]
        assert (
            "urn:pulumi:dev::identity::cognito-identity:index:UserIdentity$cognito-identity:index:UserPoolWithMfa"
            "$aws:cognito/userPool:UserPool::identity-users-pool"
        ) in urns

    def test_outputs_can_be_written_for_the_sign_in_proof(self, tmp_path: Path) -> None:
        target = tmp_path / "outputs.json"
        assert main(["up", "--outputs", str(target)]) == 0
        assert json.loads(target.read_text(encoding="utf-8"))["region"] == "us-east-1"

    def test_dev_under_prods_policies_ends_2_names_every_rule_it_breaks_and_makes_nothing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["up", "--policies", "prod"]) == 2
        out = capsys.readouterr().out
        assert "  created  " not in out
        for rule in (
            "cognito-pool-password-length",
            "cognito-pool-mfa-required",
            "cognito-pool-deletion-protection",
            "cognito-pool-pulumi-protect",
            "cognito-client-no-password-flows",
        ):
            assert f"mandatory  {rule}  " in out

    def test_what_a_rule_said_of_a_resource_its_twin_does_not_say_again(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["up", "--policies", "prod", "--json"])
        violations = _json(capsys)["policies"]["violations"]
        said = [(violation["urn"], violation["rule"].removesuffix("-applied")) for violation in violations]
        assert len(said) == len(set(said))


class TestDemo:
    @pytest.mark.usefixtures("project")
    @pytest.mark.parametrize("stack", ["dev", "prod"])
    def test_a_real_user_signs_in_and_every_step_is_proved(
        self, stack: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["demo", "--stack", stack]) == 0
        out = capsys.readouterr().out
        assert "the ID token is genuine" in out
        assert "the user gets the authenticated role" in out
        assert " 0 failed" in out

    @pytest.mark.usefixtures("project")
    def test_the_steps_are_in_the_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["demo", "--json"]) == 0
        steps = _json(capsys)["sign_in"]["steps"]
        assert {step["verdict"] for step in steps} <= {"proved", "skipped"}

    def test_a_sign_in_that_fails_ends_1(
        self, edit_stack: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit_stack("    clients:\n", "    disableIdentityPool: true\n    clients:\n")
        edit_stack("          - custom:tenant_id\n", "")
        edit_stack("          - family_name\n", "")
        assert main(["demo"]) == 1
        assert "failed" in capsys.readouterr().out


BAD_STACKS = {
    "minLength: 5": (("minLength: 8", "minLength: 5"), r"userPool.passwordPolicy.minLength: must be 6 to 99"),
    "minLenght: 12": (("minLength: 8", "minLenght: 12"), r"did you mean `minLength`\?"),
    "no factor": (("otp: true", "otp: false"), r"userPool.mfaSecondFactor: has no MFA method"),
    "email MFA": (("otp: true", "email: true"), r"userPool.mfaSecondFactor.email: needs SES"),
    "long name": (("tenant_id:", "a_name_of_21_charact_:"), r"userPool.customAttributes.a_name_of_21_charact_"),
    "required": (
        ("type: datetime", "type: datetime\n          required: true"),
        r"created_at.required: isn't available",
    ),
    "no placeholder": (("code is {####}", "code is nothing"), r"userPool.userVerification.emailBody: must contain"),
    "unknown top key": (("identity:args:", "identity:arsg: 1\n  identity:args:"), r"did you mean identity:args"),
    "not structured": (("    allowSignup: true", "    - allowSignup"), r"identity:args"),
}


class TestBadConfiguration:
    @pytest.mark.parametrize("case", BAD_STACKS)
    def test_a_bad_stack_file_ends_3_with_one_message_that_names_file_and_key(
        self, case: str, edit_stack: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (old, new), says = BAD_STACKS[case]
        edit_stack(old, new)
        if case == "not structured":
            _only_list()
        assert main(["up"]) == 3
        out = capsys.readouterr().out
        assert "Pulumi.dev.yaml: " in out
        assert re.search(says, out), out
        assert "  created  " not in out
        assert "Traceback" not in out

    def test_fifty_one_custom_attributes_are_too_many(
        self, edit_stack: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        more = "".join(f"        extra{number}: {{type: string}}\n" for number in range(47))
        edit_stack("        created_at:\n", f"{more}        created_at:\n")
        assert main(["up"]) == 3
        assert "userPool.customAttributes: must have at most " in capsys.readouterr().out

    @pytest.mark.usefixtures("project")
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["up", "--stack", "nope"], "unknown stack 'nope'"),
            (["up", "--policies", "nope"], "unknown policy configuration 'nope'"),
        ],
    )
    def test_unknown_names_end_3_and_the_known_ones_are_said(
        self, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 3
        error = capsys.readouterr().err
        assert says in error
        assert "known: dev, " in error

    def test_a_policy_configuration_with_a_typo_ends_3(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (project / "policies").unlink()
        (project / "policies" / "config").mkdir(parents=True)
        (project / "policies" / "config" / "dev.json").write_text('{"cognito-pool-mfa-requird": "mandatory"}')
        assert main(["up"]) == 3
        assert "cognito-pool-mfa-requird" in capsys.readouterr().err

    @pytest.mark.usefixtures("project")
    def test_wrong_arguments_end_3(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main(["up", "--sevre"])
        assert ended.value.code == 3
        assert "--sevre" in capsys.readouterr().err

    def test_a_region_that_does_not_exist_ends_3(
        self, edit_stack: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Of any program: AWS in memory would make a pool in any region."""
        edit_stack("us-east-1", "us-est-1")
        Path("__main__.py").write_text("import pulumi_aws as aws\naws.cognito.UserPool('p')\n", encoding="utf-8")
        assert main(["up"]) == 3
        expected = "Pulumi.dev.yaml: aws:region: no such region, got 'us-est-1'; did you mean us-east-1?"
        assert expected in capsys.readouterr().err

    @pytest.mark.usefixtures("project")
    def test_a_taken_port_ends_3_and_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            assert main(["up", "--serve", str(port)]) == 3
        assert str(port) in capsys.readouterr().err

    @pytest.mark.usefixtures("project")
    def test_errors_are_json_where_json_was_asked_for(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["up", "--stack", "nope", "--json"]) == 3
        document = _json(capsys)
        assert document["exit_code"] == 3
        assert "nope" in document["error"]


def _only_list() -> None:
    """The stack file's arguments as a list, which they can't be."""
    path = Path("Pulumi.dev.yaml")
    path.write_text("config:\n  aws:region: us-east-1\n  identity:args:\n    - allowSignup\n", encoding="utf-8")


class TestServe:
    def test_aws_stays_up_until_it_is_interrupted(self, project: Path) -> None:
        command = [sys.executable, "-m", "sandbox", "up", "--serve", "0", "--json"]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'policies'}", "NO_COLOR": "1"}
        with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own command
            document = _first_document(process)
            client = boto3.client(
                "cognito-idp",
                endpoint_url=document["endpoint"],
                region_name="us-east-1",
                aws_access_key_id="a",
                aws_secret_access_key="b",
            )
            pool = client.describe_user_pool(UserPoolId=document["outputs"]["user_pool_id"])["UserPool"]
            client.close()
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        assert pool["Name"] == "awesome-user-pool"


def _first_document(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    text, deadline = "", time.monotonic() + 60
    while time.monotonic() < deadline:
        text += process.stdout.readline()
        try:
            document: dict[str, Any] = json.loads(text)
        except ValueError:
            continue
        return document
    raise AssertionError(f"no document came, but {text!r}")


def test_a_server_of_our_own_leaves_nothing_behind() -> None:
    with AwsServer(region="us-east-1") as server:
        endpoint = server.endpoint
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(endpoint.rpartition(":")[2]))) != 0


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["up", "--serve", "99999"], "--serve"),
        (["up", "--serve", "-1"], "--serve"),
        (["up", "--serve", "abc"], "--serve"),
        (["up", "--serve", "\u0665"], "--serve"),
        (["outbox", "--port", "99999"], "--port"),
    ],
)
def test_a_port_that_can_not_be_ends_3(arguments: list[str], option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 3
    assert f"{option}: port must be 0 to 65535, got '{arguments[-1]}'" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(project: Path) -> None:
    """As in `python -m sandbox up | head -1`."""
    command = [sys.executable, "-m", "sandbox", "up"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("", "components", "policies")),
    }
    with subprocess.Popen(  # noqa: S603 -- our own command
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("Stack dev on an in-memory AWS")
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 128 + signal.SIGPIPE


def test_a_python_without_the_packages_is_told_which_one_to_run() -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, "-S", "-m", "sandbox", "up"]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    assert ran.returncode == 3
    assert ran.stdout == ""
    assert ran.stderr == (
        "sandbox: this Python has no package ruamel; run .venv/bin/python -m sandbox (`make setup` creates it)\n"
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("option", ["--outputs", "--resources"])
def test_a_file_that_can_not_be_written_ends_3(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["up", option, "nowhere/it.json"]) == 3
    said = f"sandbox: {option}: nowhere/it.json can't be written: No such file or directory"
    assert said in capsys.readouterr().err


class TestAProgramThatFails:
    @pytest.mark.parametrize(
        ("program", "error"),
        [
            ("import json\n\n1 / 0\n", "__main__.py:3: ZeroDivisionError: division by zero"),
            ("import json\ndef f(:\n", "__main__.py:2: SyntaxError: invalid syntax"),
            ("import shop\n\nshop.sell()\n", "shop.py:2: ValueError: sold out"),
            (
                "import pulumi\n\npulumi.Output.from_input(1).apply(lambda n: n / 0)\n",
                "__main__.py:3: ZeroDivisionError",
            ),
            ("import json\njson.loads('{')\n", "__main__.py:2: JSONDecodeError: Expecting"),
            ("import sys\nsys.exit('no more')\n", "__main__.py:2: SystemExit: no more"),
            ("import sys\nsys.exit()\n", "__main__.py:2: SystemExit"),
            ("import nowhere\n", "__main__.py:1: ModuleNotFoundError: No module named 'nowhere'"),
        ],
    )
    def test_is_told_by_file_and_line_without_a_verdict(
        self, project: Path, capsys: pytest.CaptureFixture[str], program: str, error: str
    ) -> None:
        (project / "__main__.py").write_text(program, encoding="utf-8")
        (project / "shop.py").write_text("def sell():\n    raise ValueError('sold out')\n", encoding="utf-8")
        assert main(["up"]) == 1
        out = capsys.readouterr().out
        assert error in out
        assert "mandatory" not in out
        assert "Resources" not in out
        assert str(project) not in out

    def test_in_the_update_has_the_previews_verdict(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        program = "import pulumi_aws as aws\npool = aws.cognito.UserPool('p')\n"
        (project / "__main__.py").write_text(program, encoding="utf-8")
        (project / "policies").unlink()
        shutil.copytree(ROOT / "policies", project / "policies")
        lenient = {"all": "advisory"}
        (project / "policies" / "config" / "lenient.json").write_text(json.dumps(lenient), encoding="utf-8")
        main(["up", "--policies", "lenient"])
        (verdict,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Policies (lenient)")]
        program += "pool.id.apply(lambda known: 1 / 0)\n"
        (project / "__main__.py").write_text(program, encoding="utf-8")
        assert main(["up", "--policies", "lenient"]) == 1
        out = capsys.readouterr().out
        assert "__main__.py:3: ZeroDivisionError: division by zero" in out
        assert verdict in out
