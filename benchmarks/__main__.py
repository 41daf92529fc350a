"""`make bench`: the table, and `benchmarks/results.json`."""

import json
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import Cost, Ratio, in_turn, process, ratio

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CDK = ROOT / ".venv-bench-cdk"
PAIRS = 5
Row = tuple[str, str, Ratio]
"""What is compared, its budget, and what came."""


def main() -> int:
    """Measure everything, one row after the other."""
    results = []
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {PAIRS} pairs a row\n"
    )
    print(f"{'what':<76} {'budget':<8} ratio (smallest - largest)")
    for name, budget, found in _rows():
        print(f"{name:<76} {budget:<8} {found.text()}", flush=True)
        results.append({"what": name, "budget": budget, **asdict(found)})
    (ROOT / "benchmarks" / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


def _rows() -> Iterator[Row]:
    dev = process([PYTHON, "-m", "benchmarks.evaluate", "__main__.py"], ROOT, BENCHMARK_CONFIG=_dev_config())
    raw = process([PYTHON, "-m", "benchmarks.evaluate", "benchmarks/programs/raw_dev.py"], ROOT)
    synth = process([str(_cdk_python()), "benchmarks/cdk/app.py"], ROOT, CDK_OUTDIR=str(CDK / "out"))
    demo = process([PYTHON, "-m", "sandbox", "demo"], ROOT)

    ours, theirs = in_turn(dev, synth, PAIRS)
    yield "dev evaluated, time, over CDK synthesising it", "1/7", _times(ours, theirs)
    yield "dev evaluated, memory, over CDK synthesising it", "1/5", _memory(ours, theirs)
    ours, theirs = in_turn(dev, raw, PAIRS)
    yield "dev evaluated, time, over the raw resources by hand", "1.25", _times(ours, theirs)
    for count in ("1", "10", "50"):
        many = process(
            [PYTHON, "-m", "benchmarks.evaluate", "benchmarks/programs/identities.py"], ROOT, IDENTITIES=count
        )
        raw_many = process(
            [PYTHON, "-m", "benchmarks.evaluate", "benchmarks/programs/raw_identities.py"], ROOT, IDENTITIES=count
        )
        ours, theirs = in_turn(many, raw_many, PAIRS)
        yield f"{count} identities, time, over the raw resources by hand", "1.15", _times(ours, theirs)
    imports = process([PYTHON, "-c", "import components"], ROOT)
    floor = process([PYTHON, "-c", "import pulumi, pulumi_aws.cognito, pulumi_aws.iam"], ROOT)
    ours, theirs = in_turn(imports, floor, PAIRS)
    yield "import of the components over import of pulumi and pulumi_aws", "1.3", _times(ours, theirs)
    ours, theirs = in_turn(demo, synth, PAIRS)
    yield "`make demo` after set-up, time, over CDK synthesising the tutorial's stack", "0.8", _times(ours, theirs)


def _times(ours: list[Cost], theirs: list[Cost]) -> Ratio:
    return ratio([cost.seconds for cost in ours], [cost.seconds for cost in theirs])


def _memory(ours: list[Cost], theirs: list[Cost]) -> Ratio:
    return ratio([cost.peak_mib for cost in ours], [cost.peak_mib for cost in theirs])


def _dev_config() -> str:
    from sandbox.stack_files import read_stack_files  # noqa: PLC0415 -- the benchmark's only use of it

    return json.dumps(dict(read_stack_files(ROOT, "dev").config))


def _cdk_python() -> Path:
    """CDK lives in an environment of its own: it brings a Node program along."""
    python = CDK / "bin" / "python"
    if not (CDK / ".ready").exists():
        venv.create(CDK, with_pip=True)
        requirements = str(ROOT / "benchmarks" / "cdk" / "requirements.txt")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", requirements], check=True)  # noqa: S603 -- ours
        (CDK / ".ready").touch()
    return python


if __name__ == "__main__":
    sys.exit(main())
