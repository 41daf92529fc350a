"""The lock of a deployed stack."""

import os
import subprocess
import sys
from pathlib import Path

from tests.engine.projects import ROOT
from tests.engine.stacks import EngineStack


def write_lock(stack: EngineStack, folder: Path) -> Path:
    """Write the lock as `make lock` does, and return its folder."""
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
