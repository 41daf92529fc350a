"""`make bench`: the table, and `benchmarks/results.json`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.checks import checks
from benchmarks.engine import engine
from benchmarks.evaluation import against_cdk, against_raw_resources
from benchmarks.rules import rules
from benchmarks.table import Row, printed, write

RESULTS = Path(__file__).resolve().parent / "results.json"
PARTS: tuple[Callable[[], Iterator[Row]], ...] = (against_cdk, against_raw_resources, checks, rules, engine)


def main(parts: Sequence[Callable[[], Iterator[Row]]] = PARTS, results: Path = RESULTS) -> int:
    """Measure everything, one row after the other; what can't be measured costs nobody the other rows."""
    lost: list[str] = []
    write(printed(_rows(parts, lost)), results)
    for reason in lost:
        print(f"LOST  {reason}", file=sys.stderr)
    return 1 if lost else 0


def _rows(parts: Sequence[Callable[[], Iterator[Row]]], lost: list[str]) -> Iterator[Row]:
    for part in parts:
        try:
            yield from part()
        except Exception as error:  # noqa: BLE001 -- a CLI, a registry, a Node: whatever fails, the rest is worth having
            lost.append(f"what {part.__name__} had still to measure: {error}")


if __name__ == "__main__":
    sys.exit(main())
