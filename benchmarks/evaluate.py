"""Evaluates a Pulumi program without an engine: `python -m benchmarks.evaluate PROGRAM`.

Each resource gets its id at once. The measured time is that of the program, from the start of the process to its last
resource.
"""

import argparse
import asyncio
import hashlib
import json
import os
import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pulumi.runtime import MockCallArgs, MockResourceArgs, Mocks

from sandbox.mock_engine import MockMonitor, run_program


class Answers(Mocks):
    """Ids in AWS's format, because the components check them."""

    def __init__(self) -> None:
        self.registered: list[MockResourceArgs] = []

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """Return an id and the outputs that other resources use."""
        self.registered.append(args)
        digest = hashlib.sha256(args.name.encode()).hexdigest()
        ids = {
            "aws:cognito/userPool:UserPool": f"us-east-1_{digest[:9]}",
            "aws:cognito/identityPool:IdentityPool": f"us-east-1:{digest[:8]}-{digest[:4]}-4000-8000-{digest[:12]}",
        }
        outputs = {
            **args.inputs,
            "name": args.inputs.get("name", args.name),
            "arn": f"arn:aws:iam::123456789012:role/{args.name}",
            "endpoint": f"cognito-idp.us-east-1.amazonaws.com/us-east-1_{digest[:9]}",
        }
        return ids.get(args.typ, digest[:26]), outputs

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Return the same for every invoke."""
        del args
        return {"accountId": "123456789012", "region": "us-east-1", "partition": "aws"}, None


async def evaluate(program: Path, config: Mapping[str, str]) -> list[MockResourceArgs]:
    """Run a program, and return what it registered."""
    answers = Answers()
    monitor = MockMonitor(answers)

    def run() -> None:
        runpy.run_path(str(program), run_name="__main__")

    await run_program(run, monitor, project="identity", stack="dev", config=config)
    return answers.registered


def main() -> int:
    """Print how many resources a program has; with `--inputs`, each of them in full."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--inputs", action="store_true", help="print every resource")
    arguments = parser.parse_args()
    # The CLI reads the stack files, not the program, so the benchmark passes on their configuration.
    config: dict[str, str] = json.loads(os.environ.get("BENCHMARK_CONFIG", "{}"))
    found = asyncio.run(evaluate(arguments.program, config))
    print(json.dumps([vars(resource) for resource in found] if arguments.inputs else len(found), default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
