"""Runs programs in turn and compares their times and memory pair by pair."""

import math
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Time and memory of one run."""

    seconds: float
    peak_mib: float = 0.0


@dataclass(frozen=True)
class Figure:
    """The median of the measurements, with the smallest and the largest."""

    median: float
    low: float
    high: float

    def text(self) -> str:
        """`0.45 (0.41 - 0.52)`."""
        return f"{_short(self.median)} ({_short(self.low)} - {_short(self.high)})"


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
        assert child.stderr is not None  # noqa: S101 -- PIPE, as set above
        errors = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stderr.close()
        if child.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} ended {child.returncode}: {errors.decode()[-500:]}")
        return Cost(seconds, usage.ru_maxrss / 1024)

    return run


def in_turn(runs: Sequence[Run], rounds: int, *, warm_up: bool = True) -> list[list[Cost]]:
    """Run A B C A B C …, after one of each to warm up, and return the costs of each."""
    for run in runs if warm_up else ():
        run()
    by_round = [[run() for run in runs] for _ in range(rounds)]
    return [list(costs) for costs in zip(*by_round, strict=True)]


def figure(values: Sequence[float]) -> Figure:
    """Return median, smallest and largest."""
    return Figure(statistics.median(values), min(values), max(values))


def times(ours: Sequence[Cost], theirs: Sequence[Cost]) -> Figure:
    """Compare times pair by pair, so that the machine's load affects both."""
    return figure([a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True)])


def memory(ours: Sequence[Cost], theirs: Sequence[Cost]) -> Figure:
    """Compare peaks of memory pair by pair."""
    return figure([a.peak_mib / b.peak_mib for a, b in zip(ours, theirs, strict=True)])


def growth(none: Sequence[Cost], few: Sequence[Cost], many: Sequence[Cost], factor: float) -> Figure:
    """Return the exponent by which time grows with the number of identities, without start-up: 1 is linear."""
    rounds = zip(none, few, many, strict=True)
    return figure([math.log((c.seconds - a.seconds) / (b.seconds - a.seconds), factor) for a, b, c in rounds])


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 -- three digits are enough
