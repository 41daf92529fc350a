"""The time of all rules of the policy pack: in one process, and through Pulumi's policy server.

Each measurement runs in its own process, `python -m benchmarks.rules WAY SIZE`, which prints milliseconds per
resource. It needs `policies` on PYTHONPATH.
"""

import math
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Figure, figure
from benchmarks.table import Row

ROOT = Path(__file__).resolve().parent.parent
FEW, BUDGETED, MANY = 100, 1_000, 10_000
ROUNDS = 3
WAYS = {"in_process": "in process", "through_the_server": "through the policy server"}


def rules() -> Iterator[Row]:
    """A row for each size and way: all resources one by one, then together, as the engine does."""
    for way, named in WAYS.items():
        costs = {size: [_measured(way, size) for _ in range(ROUNDS)] for size in (FEW, BUDGETED, MANY)}
        for size, found in costs.items():
            budget = 1.0 if size == BUDGETED else None
            yield Row(f"all rules, {size} resources, {named}, per resource", figure(found), budget, "ms")
        grown = _growth(costs[BUDGETED], costs[MANY])
        yield Row(f"growth from {BUDGETED} to {MANY} resources, all rules, {named}", grown, unit="exponent")


def _measured(way: str, size: int) -> float:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "policies")])}
    command = [sys.executable, "-m", "benchmarks.rules", way, str(size)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    if ran.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended {ran.returncode}: {ran.stderr[-500:]}")
    return float(ran.stdout)


def _growth(few: Sequence[float], many: Sequence[float]) -> Figure:
    """Return the exponent of growth from costs of one resource: 1 is linear."""
    return figure([1 + math.log(b / a, MANY / BUDGETED) for a, b in zip(few, many, strict=True)])


def main(way: str, size: str) -> None:
    """Measure once."""
    # Not at the top: the rows are made without `policies` on the path.
    from tests.policies.cost import in_process, milliseconds, through_the_server  # noqa: PLC0415 -- see above

    judging = {"in_process": in_process, "through_the_server": through_the_server}[way]
    print(milliseconds(judging, int(size)))


if __name__ == "__main__":
    main(*sys.argv[1:])
