"""Evaluation of a program without an engine, compared with CDK and with raw resources."""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Run, growth, in_turn, memory, process, times
from benchmarks.table import Row
from sandbox.stack_files import read_stack_files

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CDK = ROOT / ".venv-bench-cdk"
ROUNDS, ROUNDS_OF_MANY = 7, 5
FEW, MANY = 50, 200


def against_cdk() -> Iterator[Row]:
    """The stack `dev`, compared with a CDK synth of the same stack."""
    synth = process([str(_cdk_python()), "benchmarks/cdk/app.py"], ROOT, CDK_OUTDIR=str(CDK / "out"))
    dev, cdk = in_turn([_dev(), synth], ROUNDS)
    yield Row("time to evaluate `dev` / time of a CDK synth", times(dev, cdk), 1 / 7)
    yield Row("memory to evaluate `dev` / memory of a CDK synth", memory(dev, cdk), 1 / 5)
    demo, cdk = in_turn([process([PYTHON, "-m", "sandbox", "demo"], ROOT), synth], ROUNDS)
    yield Row("time of `make demo` after set-up / time of a CDK synth", times(demo, cdk), 0.8)


def against_raw_resources() -> Iterator[Row]:
    """The components, compared with the same raw resources."""
    imports = process([PYTHON, "-c", "import cognito_identity"], ROOT)
    floor = process([PYTHON, "-c", "import pulumi, pulumi_aws.cognito, pulumi_aws.iam"], ROOT)
    ours, theirs = in_turn([imports, floor], ROUNDS)
    yield Row("time to import the components / to import pulumi and pulumi_aws", times(ours, theirs), 1.15)
    ours, theirs = in_turn([_dev(), _program("raw_dev")], ROUNDS)
    yield Row("time to evaluate `dev` / raw resources", times(ours, theirs), 1.25)

    counts = (0, 1, 10, FEW, MANY)
    kinds = [("identities", ""), ("raw_identities", ""), ("raw_identities", "1")]
    runs = [_program(name, IDENTITIES=str(n), COMPONENTS=components) for n in counts for name, components in kinds]
    costs = in_turn(runs, ROUNDS_OF_MANY)
    found = {n: costs[index * len(kinds) : (index + 1) * len(kinds)] for index, n in enumerate(counts)}
    for n in counts[1:]:
        ours, raw, in_components = found[n]
        budget = 1.15 if n == MANY else None
        what = f"time to evaluate {n} {'identity' if n == 1 else 'identities'}"
        yield Row(f"{what} / raw resources", times(ours, raw), budget)
        yield Row(f"{what} / components written by hand", times(ours, in_components), budget)
    for place, kind in enumerate(("this library", "raw resources", "components written by hand")):
        grown = growth(found[0][place], found[FEW][place], found[MANY][place], MANY / FEW)
        yield Row(f"growth from {FEW} to {MANY} identities, {kind}", grown, unit="exponent")


def _dev() -> Run:
    config = json.dumps(dict(read_stack_files(ROOT, "dev").config))
    return process([PYTHON, "-m", "benchmarks.evaluate", "__main__.py"], ROOT, BENCHMARK_CONFIG=config)


def _program(name: str, **environment: str) -> Run:
    return process([PYTHON, "-m", "benchmarks.evaluate", f"benchmarks/programs/{name}.py"], ROOT, **environment)


def _cdk_python() -> Path:
    """CDK's own virtual environment: CDK includes a Node program."""
    python = CDK / "bin" / "python"
    if not (CDK / ".ready").exists():
        venv.create(CDK, with_pip=True)
        requirements = str(ROOT / "benchmarks" / "cdk" / "requirements.txt")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", requirements], check=True)  # noqa: S603 -- ours
        (CDK / ".ready").touch()
    return python
