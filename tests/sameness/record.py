"""Writes what programs register as JSON: `python record.py TREE FOLDER:STACK…`, each folder below the tree.

The tree is the repository at any commit. Its code runs in the recorder of today's tests, and both trees have packages
of the same names, so this is a process of its own.
"""

import json
import os
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

TODAY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TODAY))

from sandbox.stack_files import StackFiles, read_stack_files  # noqa: E402 -- of this tree
from tests.cognito_identity.engine import PROJECT, run  # noqa: E402 -- same

NEEDED = {f"{PROJECT}:userPoolArn": "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_aBcDeFgH1"}
"""What an example leaves to its user."""


def recorded(files: StackFiles) -> dict[str, Any]:
    """Run one program, and return its resources by URN, without stack and project."""
    # An example reads its project's own keys; the program reads those of `identity`, whatever its project is called.
    own = f"{files.project}:"
    respelled = {
        f"{PROJECT}:{key.removeprefix(own)}": value for key, value in files.config.items() if key.startswith(own)
    }

    def program() -> None:
        runpy.run_path(str(files.program), run_name="__main__")

    sys.path.insert(0, str(files.root))
    os.chdir(files.root)
    done = run(program, config={**NEEDED, **respelled, **files.config}, stack=files.stack)
    sys.path.remove(str(files.root))
    if done.error is not None:
        raise done.error
    # What AWS would answer is made up, so of the outputs those of components are compared.
    resources = {
        resource.urn.partition(f"::{PROJECT}::")[2]: {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in vars(resource).items()
            if name != "urn" and not (resource.custom and name in {"outputs", "secret_outputs"})
        }
        for resource in done.resources
    }
    outputs = {"plain": done.outputs, "secret": sorted(done.secret_outputs)}
    # How many warnings there are, and of which argument: their words may get better.
    messages = [":".join(message.split(":")[:2]) for message in done.messages]
    return {"resources": resources, "outputs": outputs, "messages": messages}


def main(tree: Path, programs: list[str]) -> None:
    """Run the programs with the code of one tree."""
    found = {name: read_stack_files(tree / name.partition(":")[0], name.partition(":")[2]) for name in programs}
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() not in {TODAY, TODAY / "components"}]
    for name in [name for name in sys.modules if name.partition(".")[0] == "sandbox"]:
        del sys.modules[name]
    with tempfile.TemporaryDirectory() as place:
        if not (tree / "components" / "cognito_identity").exists():
            # The wheel gave the folder this name.
            (Path(place) / "cognito_identity").symlink_to(tree / "components")
        sys.path[:0] = [str(tree / "components"), place]
        written = {name: recorded(files) for name, files in found.items()}
        os.chdir(TODAY)
    json.dump(written, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
