"""What the README shows is run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import ArgumentError, UserIdentity

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(start: str) -> str:
    found: list[str] = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    [block] = [block for block in found if block.startswith(start)]
    return block


@pytest.mark.parametrize(("length", "expected"), [("12", 0), ("13", 1)])
def test_the_program_and_its_own_test_are_as_shown(tmp_path: Path, length: str, expected: int) -> None:
    program = _block("from cognito_identity import UserPoolWithMfa")
    (tmp_path / "my_program.py").write_text(program, encoding="utf-8")
    test = _block("import pulumi").replace(">= 12", f">= {length}")
    (tmp_path / "test_my_program.py").write_text(test, encoding="utf-8")

    ended = subprocess.run(  # noqa: S603 -- this interpreter, and what the README shows
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-c",
            os.devnull,
            "--rootdir",
            str(tmp_path),
            str(tmp_path),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == expected, ended.stdout + ended.stderr


def test_the_errors_are_as_shown() -> None:
    args: Any = {
        "clients": {"web": {"preset": "spa", "generate_secret": True}},
        "user_pool": {"password_policy": {"min_length": 5}},
    }
    with pytest.raises(ArgumentError) as raised:
        UserIdentity("identity", args)
    assert f"```\n{raised.value}\n```" in README
