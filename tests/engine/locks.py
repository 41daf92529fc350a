"""The lock of a stack that the engine has deployed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.engine.projects import ROOT
from tests.engine.stacks import EngineStack


def write_lock(stack: EngineStack, folder: Path) -> Path:
    """Write it as `make lock` does, and return the folder of locks."""
    exported = stack.command("stack", "export", "--stack", stack.name)
    out = str(folder / f"{stack.name}.json")
    command = ["-m", "cognito_policies", "lock", "--state", "-", "--stack", stack.name, "--out", out]
    folder.mkdir()
    subprocess.run(
        [sys.executable, *command],
        input=exported.text,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "policies")},
        check=True,
    )
    return folder
