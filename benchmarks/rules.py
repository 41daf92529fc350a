"""What judging a stack by every rule of the pack costs: by the pack itself, and through Pulumi's own policy server."""

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Figure, figure
from benchmarks.table import Row

ROOT = Path(__file__).resolve().parent.parent
FEW, BUDGETED, MANY = 100, 1_000, 10_000
ROUNDS = 3


def rules() -> Iterator[Row]:
    """A row a size and a way: each resource by itself, then all of them together, as the engine asks."""
    folder = str(ROOT / "policies")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    from tests.policies.cost import in_process, milliseconds, through_the_server  # noqa: PLC0415 -- on the path only now

    for way, judging in (("in process", in_process), ("through the policy server", through_the_server)):
        costs = {size: [milliseconds(judging, size) for _ in range(ROUNDS)] for size in (FEW, BUDGETED, MANY)}
        for size, found in costs.items():
            budget = 1.0 if size == BUDGETED else None
            yield Row(f"every rule over {size} resources {way}, for one resource", figure(found), budget, "ms")
        grown = _growth(costs[BUDGETED], costs[MANY])
        yield Row(f"growth of all rules from {BUDGETED} to {MANY} resources {way}", grown, unit="exponent")


def _growth(few: Sequence[float], many: Sequence[float]) -> Figure:
    """Return the exponent of growth from costs of one resource: 1 is linear."""
    return figure([1 + math.log(b / a, MANY / BUDGETED) for a, b in zip(few, many, strict=True)])
