"""Ctrl-C at many moments of a real run, in a process of its own: whatever was made is removed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import signin
from sandbox.aws import AwsServer
from signin.cli import INTERRUPTED, OK
from tests.signin.expected_steps import (
    CLEAN_UP,
    ENROLMENT,
    GROUP,
    MESSAGE,
    ROLE,
    SIGN_IN,
    SIGN_OUT,
    SIGN_UP,
    WEAK,
    changed,
)
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, TOTP, Deployed, deploy

ROOT = Path(signin.__file__).parent.parent
HEADING = "Sign-in proof"
OPTIONAL = changed(TOTP, MfaConfiguration="OPTIONAL")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


@pytest.fixture(scope="module")
def stack(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT, OPTIONAL)


@pytest.fixture
def command(stack: Deployed, tmp_path: Path) -> list[str]:
    outputs = tmp_path / "outputs.json"
    outputs.write_text(json.dumps(stack.outputs), encoding="utf-8")
    return [sys.executable, "-m", "signin", "--outputs", str(outputs), "--endpoint", stack.aws.endpoint]


@pytest.mark.parametrize(
    "moment", [HEADING, WEAK, SIGN_UP, GROUP, SIGN_IN, MESSAGE, ENROLMENT, ROLE, SIGN_OUT, CLEAN_UP]
)
def test_after_any_step(moment: str, stack: Deployed, command: list[str]) -> None:
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 -- our own interpreter
        assert running.stdout is not None
        assert running.stderr is not None
        said = ""
        for line in running.stdout:
            said += line
            if moment in line:
                running.send_signal(signal.SIGINT)
                break
        said += running.stdout.read()
        told = running.stderr.read()
    assert moment in said
    # Whoever presses Ctrl-C at the very end may come too late.
    assert running.returncode in ({OK, INTERRUPTED} if moment in {SIGN_OUT, CLEAN_UP} else {INTERRUPTED})
    assert told == ("signin: interrupted\n" if running.returncode == INTERRUPTED else "")
    # Right after the heading nothing has begun that could leave anything.
    assert CLEAN_UP in said or moment == HEADING
    assert "failed   everything made" not in said
    assert stack.left_behind() == []


@pytest.mark.parametrize("milliseconds", [5, 20, 45, 80, 130, 210, 340])
def test_in_the_middle_of_a_call(milliseconds: int, stack: Deployed, command: list[str]) -> None:
    """Twice, as users do: the second one must not interrupt the clean-up."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 -- our own interpreter
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        time.sleep(milliseconds / 1000)
        running.send_signal(signal.SIGINT)
        time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        told = running.stderr.read()
    assert "Traceback" not in told
    assert stack.left_behind() == []


@pytest.mark.parametrize("form", ["--json", "--junit"])
def test_a_report_for_machines_is_no_reason_to_leave_something(
    form: str, stack: Deployed, command: list[str], tmp_path: Path
) -> None:
    more = [form] if form == "--json" else [form, str(tmp_path / "report.xml")]
    with subprocess.Popen(  # noqa: S603 -- our own interpreter
        [*command, *more], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        while running.poll() is None and not stack.usernames():
            time.sleep(0.002)
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        told = running.stderr.read()
    assert running.returncode == INTERRUPTED
    assert told == "signin: interrupted\n"
    assert not (tmp_path / "report.xml").exists()
    assert stack.left_behind() == []
