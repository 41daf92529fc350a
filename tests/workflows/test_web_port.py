"""Ports of the login page's server: what is no number is refused, where Node.js would wait for ever."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

if shutil.which("make") is None:
    pytest.skip("there is no make here", allow_module_level=True)


def make(*words: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--assume-old=.venv/.ready", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command


@pytest.mark.parametrize("word", ["WEB_PORT=abc", "WEB_PORT=", "WEB_PORT=80a", "WEB_PORT=-1", "WEB_PORT=1 2"])
def test_a_web_port_that_is_no_number_is_refused(word: str) -> None:
    ran = make("--dry-run", "web", word)
    assert ran.returncode != 0
    assert "WEB_PORT must be a number from 0 to 65535" in ran.stderr


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
