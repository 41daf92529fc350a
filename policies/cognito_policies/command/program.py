"""Runs a program in the sandbox, as a process of its own, for what it registers."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from cognito_policies.listing import BadInputError, Listing
from cognito_policies.resources_file import read_resources

_BAD_INPUT: Final = 3


class NotRunError(Exception):
    """The program could not be run: why, in one line."""


def registered(stack: str) -> Listing:
    """Return what the program in the working directory registers for a stack.

    Raises:
        BadInputError: There is no sandbox, or it does not know the stack.
        NotRunError: The program broke.
    """
    if importlib.util.find_spec("sandbox") is None:
        raise BadInputError("there is no sandbox here to run a program in: give --state or --resources")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "resources.json"
        command = [sys.executable, "-m", "sandbox", "up", "--stack", stack, "--json", "--resources", str(file)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
        # Whether the sandbox was content with the program is not asked: judging is done here.
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
        return f"the sandbox ended with {ended.returncode}: {said[-1] if said else 'it said nothing'}"
