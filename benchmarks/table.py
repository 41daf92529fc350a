"""The rows of `make bench`: what was compared, the figures and their budgets."""

import json
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measure import Figure


@dataclass(frozen=True)
class Row:
    """One figure, and its budget if it has one."""

    what: str
    figure: Figure
    budget: float | None = None
    unit: str = "times"

    @property
    def kept(self) -> bool | None:
        """Whether the median is within the budget."""
        return None if self.budget is None else self.figure.median <= self.budget


def printed(rows: Iterable[Row]) -> Iterator[Row]:
    """Print the table's head, and each row as soon as it is measured."""
    print(f"{machine()}\n")
    print(f"{'what':<84} {'median (smallest - largest)':<30} {'budget':<7} within")
    for row in rows:
        budget = "" if row.budget is None else f"{row.budget:.3g}"
        kept = {True: "yes", False: "NO", None: ""}[row.kept]
        unit = "" if row.unit == "times" else f" {row.unit}"
        print(f"{row.what:<84} {row.figure.text() + unit:<30} {budget:<7} {kept}", flush=True)
        yield row


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the table as JSON."""
    content = {"machine": machine(), "rows": [{**asdict(row), "kept": row.kept} for row in rows]}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def machine() -> str:
    """Describe this machine."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
