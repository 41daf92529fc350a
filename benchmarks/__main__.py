"""`make bench`: prints the table and writes `benchmarks/results.json`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

try:
    from benchmarks.checks import checks
    from benchmarks.engine import engine
    from benchmarks.evaluation import against_cdk, against_raw_resources
    from benchmarks.rules import rules
    from benchmarks.table import Row, printed, write
except ModuleNotFoundError as missing:
    if __name__ != "__main__":
        raise
    sys.exit(f"benchmarks: this Python has no {missing.name}; run `make bench`, or .venv/bin/python -m benchmarks")

RESULTS = Path(__file__).resolve().parent / "results.json"
PARTS: tuple[Callable[[], Iterator[Row]], ...] = (against_cdk, against_raw_resources, checks, rules, engine)


def main(parts: Sequence[Callable[[], Iterator[Row]]] = PARTS, results: Path = RESULTS) -> int:
    """Measure everything, row by row. If a part fails, it is reported and the other rows are still measured."""
    lost: list[str] = []
    write(printed(_rows(parts, lost)), results)
    for reason in lost:
        print(f"NOT MEASURED  {reason}", file=sys.stderr)
    return 1 if lost else 0


def _rows(parts: Sequence[Callable[[], Iterator[Row]]], lost: list[str]) -> Iterator[Row]:
    for part in parts:
        try:
            yield from part()
        except Exception as error:  # noqa: BLE001 -- if a part fails, the others are still measured
            lost.append(f"the remaining rows of {part.__name__}: {error}")


if __name__ == "__main__":
    sys.exit(main())
