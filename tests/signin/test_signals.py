"""Signals: the first unwinds, the second is answered with a word, the third leaves the user behind."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import signin
from sandbox.aws import AwsServer
from signin.cli import INTERRUPTED, TERMINATED
from signin.signals import STILL_CLEANING_UP, SignalHandler
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, deploy

ROOT = Path(signin.__file__).parent.parent


@pytest.mark.parametrize("second", [signal.SIGINT, signal.SIGTERM])
def test_only_the_third_signal_cuts_the_clean_up_short(second: int, capsys: pytest.CaptureFixture[str]) -> None:
    handler = SignalHandler()
    with pytest.raises(KeyboardInterrupt):
        handler(signal.SIGINT, None)
    handler(second, None)
    assert capsys.readouterr().err == f"{STILL_CLEANING_UP}\n"
    with pytest.raises(KeyboardInterrupt):
        handler(signal.SIGINT, None)


def test_sigterm_has_its_own_exit_code() -> None:
    with pytest.raises(SystemExit) as left:
        SignalHandler()(signal.SIGTERM, None)
    assert left.value.code == TERMINATED


# Stops once it has made a user and a group, and does not finish its clean-up before the second signal has come.
_SLOW = """
import sys, time
from threading import Event
from signin import runner
from signin.cli import main
from signin.signals import SignalHandler
from signin.step import Step
from signin.steps import clean_up

cleaning, second = Event(), Event()

def slowly(state):
    cleaning.set()
    print("cleaning", flush=True)
    second.wait(60)
    return clean_up.clean_up.check(state)

def wait(state):
    print("waiting", flush=True)
    time.sleep(30)
    return ""

real = runner.plan
runner.plan = lambda pool: (*real(pool)[:10], Step("wait", wait, "a signal"))
runner.clean_up = type("clean_up", (), {"clean_up": Step("everything created is deleted", slowly, "nothing left")})
class Signals(SignalHandler):
    def __call__(self, number, frame):
        if cleaning.is_set():
            second.set()
        super().__call__(number, frame)

Signals().install()
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_a_ci_server_that_stops_a_run_leaves_neither_user_nor_group(aws: AwsServer, tmp_path: Path) -> None:
    """First SIGINT, then SIGTERM while the clean-up runs, as GitHub's runners do."""
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    outputs = tmp_path / "outputs.json"
    outputs.write_text(json.dumps(stack.outputs), encoding="utf-8")
    command = [sys.executable, "-c", _SLOW, "--outputs", str(outputs), "--endpoint", aws.endpoint]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 -- our own interpreter
        assert running.stdout is not None
        assert running.stderr is not None
        for line in running.stdout:
            if line == "waiting\n":
                assert len(stack.usernames()) == len(stack.group_names()) == 1
                running.send_signal(signal.SIGINT)
            if line == "cleaning\n":
                running.send_signal(signal.SIGTERM)
                break
        rest, told = running.stdout.read(), running.stderr.read()
    assert "proved   everything created is deleted" in rest
    assert told.splitlines() == [
        STILL_CLEANING_UP,
        "signin: interrupted",
    ]
    assert running.returncode == INTERRUPTED
    assert stack.usernames() == stack.group_names() == []
