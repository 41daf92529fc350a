"""Evaluates a Pulumi program without an engine: `python -m benchmarks.evaluate PROGRAM`.

Each resource is answered at once with an id; what is measured is the program, from process start to its last resource.
"""

import asyncio
import hashlib
import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any

from pulumi.runtime import mocks, settings
from pulumi.runtime.config import set_all_config
from pulumi.runtime.stack import run_in_stack

ROOT = Path(__file__).resolve().parent.parent


class Answers(mocks.Mocks):
    """Ids that look like AWS's, as ours are checked when they are known."""

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """Answer with an id and what other resources refer to."""
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

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Answer look-ups, all of them alike."""
        del args
        return {"accountId": "123456789012", "region": "us-east-1", "partition": "aws"}, None


def _config() -> dict[str, str]:
    """The CLI reads stack files, not the program: who measures hands the configuration over."""
    config: dict[str, str] = json.loads(os.environ.get("BENCHMARK_CONFIG", "{}"))
    return config


async def _main(program: str) -> int:
    set_all_config(_config(), [])
    monitor = mocks.MockMonitor(Answers())
    mocks.set_mocks(monitor.mocks, "identity", "dev", False, None, monitor)
    settings.ROOT.set(None)
    sys.path.insert(0, str(ROOT))

    def run() -> None:
        runpy.run_path(program, run_name="__main__")

    await run_in_stack(run)
    return len(monitor.resources)


if __name__ == "__main__":
    count = asyncio.run(_main(sys.argv[1]))
    print(json.dumps({"resources": count}))
