"""Runs things in turn and compares them pair by pair."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    peak_mib: float = 0.0


@dataclass(frozen=True)
class Ratio:
    """A over B, pair by pair."""

    median: float
    low: float
    high: float
    a: float
    b: float

    def text(self) -> str:
        """`0.45 (0.41 - 0.52)`."""
        return f"{self.median:.2f} ({self.low:.2f} - {self.high:.2f})"


Run = Callable[[], Cost]


def process(command: Sequence[str], folder: Path, **environment: str) -> Run:
    """Return a run of a command as a whole process: wall time and peak memory, as the system counts them."""

    def run() -> Cost:
        started = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 -- the benchmark's own commands
            list(command),
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert child.stderr is not None  # noqa: S101 -- it was asked for above
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stderr.close()
        if child.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} ended {child.returncode}: {errors.decode()[-500:]}")
        return Cost(seconds, usage.ru_maxrss / 1024)

    return run


def in_turn(a: Run, b: Run, pairs: int) -> tuple[list[Cost], list[Cost]]:
    """Run A B A B …, after one of each that is not counted."""
    a()
    b()
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(pairs):
        costs[0].append(a())
        costs[1].append(b())
    return costs


def ratio(a: Sequence[float], b: Sequence[float]) -> Ratio:
    """Compare pair by pair: what slows the machine down slows both of a pair."""
    ratios = [left / right for left, right in zip(a, b, strict=True)]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios), statistics.median(a), statistics.median(b))
