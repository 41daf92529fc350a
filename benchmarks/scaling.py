"""Many identities in many stacks: `python -m benchmarks.scaling [STACKS] [IDENTITIES]`.

Deploys IDENTITIES identities in total (default: 1,000), evenly over 1, 2, 5 … STACKS stacks (default: 20). Each stack
is a process with its own in-memory AWS, and one runs per processor, as in a CI matrix. The cost of an identity depends
on the size of its stack, not on the number of stacks.
"""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.measure import process
from sandbox.aws import AwsServer
from sandbox.deployment import deploy
from sandbox.policy_pack import load_policies
from sandbox.stack_files import StackFiles

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "benchmarks" / "programs" / "identities.py"
REGION = "us-east-1"
AT_A_TIME = os.cpu_count() or 1


def main() -> int:
    """Deploy one stack (in a child), or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stacks", type=int, nargs="?", default=20)
    parser.add_argument("identities", type=int, nargs="?", default=1000)
    parser.add_argument("--stack", action="store_true", help="deploy one stack of IDENTITIES identities here")
    arguments = parser.parse_args()
    return _one_stack() if arguments.stack else _stacks(arguments.stacks, arguments.identities)


def _stacks(most: int, identities: int) -> int:
    each = identities // most
    run = process([sys.executable, "-m", "benchmarks.scaling", "--stack"], ROOT, IDENTITIES=str(each))
    print(f"{each} identities per stack, {AT_A_TIME} stacks at a time\n")
    print(f"{'stacks':>6} {'identities':>10} {'seconds':>8} {'ms/identity':>14} {'peak MiB/stack':>16}")
    for stacks in [*(n for n in (1, 2, 5, 10) if n < most), most]:
        started = time.perf_counter()
        with ThreadPoolExecutor(AT_A_TIME) as workers:
            running = [workers.submit(run) for _ in range(stacks)]
        costs = [stack.result() for stack in running]
        seconds = time.perf_counter() - started
        peak = max(cost.peak_mib for cost in costs)
        count = stacks * each
        print(f"{stacks:>6} {count:>10} {seconds:>8.1f} {1000 * seconds / count:>14.1f} {peak:>16.0f}", flush=True)
    return 0


def _one_stack() -> int:
    with tempfile.TemporaryDirectory() as folder, AwsServer(region=REGION) as server:
        (Path(folder) / "__main__.py").symlink_to(PROGRAM)
        files = StackFiles(Path(folder), "identity", "dev", {"aws:region": REGION})
        deployment = deploy(files, load_policies(ROOT, "prod"), server, lambda _resource: None)
    if deployment.error is not None:
        print(deployment.error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
