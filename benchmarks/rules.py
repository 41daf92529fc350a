"""What judging a stack by every rule of the pack costs."""

import json
import math
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Figure, figure
from benchmarks.table import Row

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1_000, 10_000)
ROUNDS = 3


def rules() -> Iterator[Row]:
    """A row a size: each resource by itself, then all of them together, as the engine asks."""
    costs = {size: [_judged(size) * 1000 / size for _ in range(ROUNDS)] for size in SIZES}
    for size, milliseconds in costs.items():
        budget = 1.0 if size == 1_000 else None  # noqa: PLR2004 -- the budget's own size
        yield Row(f"every rule over {size} resources, for one resource", figure(milliseconds), budget, "ms")
    yield Row(
        "growth of all rules from 1,000 to 10,000 resources", _growth(costs[1_000], costs[10_000]), unit="exponent"
    )


def _judged(size: int) -> float:
    """Return the seconds that judging a stack takes, in whatever configuration has every rule at work."""
    folder = str(ROOT / "policies")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    from cognito_policies import load_pack, read_config  # noqa: PLC0415 -- on the path only now
    from tests.policies.large_stack import large_stack  # noqa: PLC0415 -- same

    pack = load_pack(read_config(json.dumps({"all": "mandatory"}), "the benchmark"))
    stack = large_stack(size)
    started = time.perf_counter()
    for resource in stack:
        pack.check_resource(resource)
    pack.check_stack(stack)
    return time.perf_counter() - started


def _growth(few: Sequence[float], many: Sequence[float]) -> Figure:
    """Return the exponent of growth from costs of one resource: 1 is linear."""
    return figure([1 + math.log10(b / a) for a, b in zip(few, many, strict=True)])
