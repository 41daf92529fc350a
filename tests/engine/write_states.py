"""Writes the states that later versions are tested on: `python -m tests.engine.write_states v0.1.0`, after the tag.

They are made by the code of that tag, or of any other commit, never by what lies in the working tree. Ids are made up
and secrets are empty, so that the files differ only where a version differs.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

from sandbox.aws import AwsServer
from tests.engine.earlier import STATES, note, tree_of, version_of
from tests.engine.environment import REGION, engine_env
from tests.engine.projects import own_program
from tests.engine.stacks import EngineStack

_NEUTRAL = (
    (re.compile(r"us-east-1_[0-9a-f]{32}"), "us-east-1_Example01"),
    (
        re.compile(r"us-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        "us-east-1:00000000-0000-0000-0000-000000000000",
    ),
    (re.compile(r'(?<=")[0-9a-f]{26}(?=")'), "1example23456789example234"),
    (re.compile(r"AROA[A-Z0-9]+"), "AROAEXAMPLE"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "http://127.0.0.1:1"),
)


def neutral(state: str) -> str:
    """A state without what is another each time."""
    for pattern, instead in _NEUTRAL:
        state = pattern.sub(instead, state)
    return state


def write(name: str, root: Path) -> Path:
    """Deploy a stack to an empty AWS and keep its state."""
    with tempfile.TemporaryDirectory() as folder, AwsServer(region=REGION) as server:
        place = Path(folder)
        stack = EngineStack(name, own_program(place / "work", root), engine_env(place, server.endpoint))
        deployed = stack.up()
        if not deployed.ok:
            raise SystemExit(deployed.text)
        # The secrets are decrypted, because there are none.
        state = json.loads(stack.command("stack", "export", "--show-secrets", "--stack", name).text)
    path = STATES / f"v{version_of(root)}-{name}.json"
    del state["deployment"]["manifest"]
    for resource in state["deployment"]["resources"]:
        for where_it_stood in ("sourcePosition", "stackTrace", "created", "modified"):
            resource.pop(where_it_stood, None)
    path.write_text(neutral(json.dumps(state, indent=1)) + "\n", encoding="utf-8")
    return path


def main(commit: str) -> None:
    """Write the states of every stack as the code of one commit makes them."""
    STATES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = tree_of(commit, Path(folder))
        for stack_name in ("dev", "prod"):
            print(os.path.relpath(write(stack_name, root)))
        note(version_of(root), commit)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tests.engine.write_states <tag or commit>")
    main(sys.argv[1])
