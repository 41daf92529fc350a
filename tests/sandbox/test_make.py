"""What `make` refuses before it sets anything up or hangs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

if shutil.which("make") is None:
    pytest.skip("there is no make here", allow_module_level=True)


def make(*words: str, path: str = os.defpath) -> subprocess.CompletedProcess[str]:
    command = ["make", "--assume-old=.venv/.ready", *words]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command


@pytest.mark.parametrize("word", ["stack=prod", "policies=dev", "web_port=1"])
def test_a_word_in_lower_case_is_refused(word: str) -> None:
    """Make would take it for a variable of its own, and deploy the dev stack."""
    ran = make("--dry-run", "demo", word)
    assert ran.returncode != 0
    name, _, value = word.partition("=")
    assert f"write {name.upper()}={value}" in ran.stderr
    assert ran.stdout == ""


def test_a_word_in_upper_case_is_taken() -> None:
    ran = make("--dry-run", "demo", "STACK=prod")
    assert '--stack "prod"' in ran.stdout


@pytest.mark.parametrize("word", ["WEB_PORT=abc", "WEB_PORT=", "WEB_PORT=80a", "WEB_PORT=-1", "WEB_PORT=1 2"])
def test_a_web_port_that_is_no_number_is_refused(word: str) -> None:
    ran = make("--dry-run", "web", word)
    assert ran.returncode != 0
    assert "WEB_PORT must be a number from 0 to 65535" in ran.stderr


def fake_pulumi(folder: Path, script: str) -> str:
    path = folder / "pulumi"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return f"{folder}{os.pathsep}{os.defpath}"


def test_the_lock_needs_the_cli_and_says_so() -> None:
    ran = make("lock", "STACK=nobodys")
    assert ran.returncode != 0
    assert "Pulumi CLI not found" in ran.stderr
    assert "JSON" not in ran.stderr + ran.stdout


def test_the_lock_says_what_the_cli_says_and_nothing_else(tmp_path: Path) -> None:
    ran = make(
        "lock", "STACK=nobodys", path=fake_pulumi(tmp_path, "echo 'error: no stack named nobodys' >&2; exit 255")
    )
    assert ran.returncode != 0
    assert "error: no stack named nobodys" in ran.stderr
    assert "JSON" not in ran.stderr + ran.stdout
    assert not (ROOT / "policies" / "lock" / "nobodys.json").exists()


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node.js here")
@pytest.mark.parametrize(
    ("text", "fits"), [("0", True), ("65535", True), ("65536", False), ("abc", False), ("", False)]
)
def test_the_login_pages_server_takes_no_other_port(text: str, fits: bool) -> None:
    module = ROOT / "examples" / "web" / "local" / "ports.mjs"
    script = f"import({str(module)!r}).then(({{ portOf }}) => console.log(portOf('--port', {text!r})))"
    ran = subprocess.run([shutil.which("node") or "node", "-e", script], capture_output=True, text=True, check=False)  # noqa: S603 -- our own module
    assert (ran.returncode == 0) is fits
    assert fits or "--port must be a number from 0 to 65535" in ran.stderr
