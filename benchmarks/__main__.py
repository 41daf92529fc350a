"""`make bench`: the table, and `benchmarks/results.json`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.checks import checks
from benchmarks.engine import engine
from benchmarks.evaluation import against_cdk, against_raw_resources
from benchmarks.rules import rules
from benchmarks.table import Row, printed, write

RESULTS = Path(__file__).resolve().parent / "results.json"


def main() -> int:
    """Measure everything, one row after the other."""
    write(printed(_rows()), RESULTS)
    return 0


def _rows() -> Iterator[Row]:
    yield from against_cdk()
    yield from against_raw_resources()
    yield from checks()
    yield from rules()
    yield from engine()


if __name__ == "__main__":
    sys.exit(main())
