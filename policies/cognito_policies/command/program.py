"""Runs a program in the sandbox, in another process, to get its resources."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from cognito_policies.sources.listing import BadInputError, Listing
from cognito_policies.sources.resources_file import read_resources

_BAD_INPUT: Final = 3


class NotRunError(Exception):
    """The program failed; the message is one line."""


def registered(stack: str) -> Listing:
    """Return the resources that the program in the working directory registers for a stack.

    Raises:
        BadInputError: There is no sandbox, or no such stack.
        NotRunError: The program failed.
    """
    if importlib.util.find_spec("sandbox") is None:
        raise BadInputError("--stack alone needs the sandbox, which is not installed; pass --state or --resources")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "resources.json"
        command = [sys.executable, "-m", "sandbox", "up", "--stack", stack, "--json", "--resources", str(file)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
        # The exit code of the sandbox doesn't matter if there are resources: the checks run here.
        if file.is_file():
            return read_resources(file.read_text(encoding="utf-8"), f"stack {stack} in the sandbox")
    reason = _reason(ended)
    if ended.returncode == _BAD_INPUT:
        raise BadInputError(reason)
    raise NotRunError(reason)


def _reason(ended: subprocess.CompletedProcess[str]) -> str:
    try:
        return str(json.loads(ended.stdout)["error"])
    except (ValueError, KeyError, TypeError):
        said = ended.stderr.strip().splitlines()
        return f"the sandbox ended with exit code {ended.returncode}: {said[-1] if said else 'no output'}"
