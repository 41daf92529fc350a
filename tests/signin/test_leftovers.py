"""What a run that was killed has left is found by its names, listed and removed; nothing else is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import signin
from sandbox.aws import AwsServer
from signin.cli import BAD_INPUT, FAILED, OK, main
from signin.leftovers import Leftover, Leftovers
from signin.steps.groups import GROUP_DESCRIPTION
from tests.signin.expected_steps import GROUP, changed
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, PROD_CLIENT, PROD_POOL, Deployed, deploy

ROOT = Path(signin.__file__).parent.parent
PHONES = changed(DEV_POOL, UsernameAttributes=["phone_number"], AutoVerifiedAttributes=[])
KINDS = {"email": (DEV_POOL, DEV_CLIENT), "names": (PROD_POOL, PROD_CLIENT), "phones": (PHONES, DEV_CLIENT)}


def written(stack: Deployed, tmp_path: Path) -> list[str]:
    outputs = tmp_path / "outputs.json"
    outputs.write_text(json.dumps(stack.outputs), encoding="utf-8")
    return ["--outputs", str(outputs), "--endpoint", stack.aws.endpoint]


def killed(command: list[str], moment: str) -> None:
    """Run a proof and kill it as soon as it has told that step."""
    with subprocess.Popen(  # noqa: S603 -- our own interpreter
        [sys.executable, "-m", "signin", *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if moment in line:
                running.kill()
                break
        running.stdout.read()


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_run_is_cleaned_up_later(
    kind: str, aws: AwsServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stack = deploy(aws, *KINDS[kind])
    idp = aws.client("cognito-idp")
    other = {"email": "a@example.com", "names": "signin-prooof", "phones": "+12025550123"}[kind]
    idp.admin_create_user(UserPoolId=stack.user_pool_id, Username=other, MessageAction="SUPPRESS")
    idp.create_group(UserPoolId=stack.user_pool_id, GroupName="signin-proof-of-ours")
    before = stack.usernames()
    command = written(stack, tmp_path)
    killed(command, GROUP)
    assert len(stack.usernames()) == len(stack.group_names()) == 2
    assert main([*command, "--clean"]) == OK
    told = capsys.readouterr().out
    assert told.count("deleted user ") == told.count("deleted group signin-proof-") == 1
    assert (stack.usernames(), stack.group_names()) == (before, ["signin-proof-of-ours"])
    assert main([*command, "--clean"]) == OK
    assert capsys.readouterr().out == f"Nothing is left in user pool {stack.user_pool_id}\n"


def test_on_real_aws_nothing_is_deleted_without_a_yes(
    aws: AwsServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    idp = aws.client("cognito-idp")
    idp.create_group(UserPoolId=stack.user_pool_id, GroupName="signin-proof-0", Description=GROUP_DESCRIPTION)
    without_endpoint = written(stack, tmp_path)[:2]
    assert main([*without_endpoint, "--clean"]) == BAD_INPUT
    assert "no terminal to ask at; pass --yes" in capsys.readouterr().err
    assert stack.group_names() == ["signin-proof-0"]


def test_what_cannot_be_deleted_is_said_and_exit_code_1(
    aws: AwsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    idp = aws.client("cognito-idp")
    for nth in "01":
        idp.create_group(UserPoolId=stack.user_pool_id, GroupName=f"signin-proof-{nth}", Description=GROUP_DESCRIPTION)
    remove = Leftovers.remove

    def twice(leftovers: Leftovers, leftover: Leftover) -> None:
        if leftover.name.endswith("0"):
            remove(leftovers, leftover)
        remove(leftovers, leftover)

    monkeypatch.setattr(Leftovers, "remove", twice)
    assert main([*written(stack, tmp_path), "--clean"]) == FAILED
    assert "signin: group signin-proof-0: ResourceNotFoundException" in capsys.readouterr().err
    assert stack.group_names() == []
