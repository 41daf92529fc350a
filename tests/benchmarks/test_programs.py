"""The raw programs register the same resources with the same inputs as ours, so that their ratio has a meaning."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.stack_files import read_stack_files

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "benchmarks" / "programs"


def registered(program: Path, **environment: str) -> list[dict[str, Any]]:
    """Return what a program registers when it is measured."""
    found = subprocess.run(  # noqa: S603 -- the benchmark's own programs
        [sys.executable, "-m", "benchmarks.evaluate", str(program), "--inputs"],
        cwd=ROOT,
        env={**os.environ, "IDENTITIES": "1", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    resources: list[dict[str, Any]] = json.loads(found.stdout)
    return resources


def inputs(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return each cloud resource's inputs by its name; ids are made from names, so names have to be the same too."""
    return {resource["name"]: resource["inputs"] for resource in resources if resource["custom"]}


@pytest.mark.parametrize("risk", ["", "off"])
def test_an_identity_by_hand_is_ours(risk: str) -> None:
    ours = registered(PROGRAMS / "identities.py", RISK=risk)
    for in_components, fewer in (("", 4), ("1", 0)):
        by_hand = registered(PROGRAMS / "raw_identities.py", COMPONENTS=in_components, RISK=risk)
        assert inputs(by_hand) == inputs(ours)
        assert len(ours) - len(by_hand) == fewer


def test_dev_by_hand_is_ours() -> None:
    config = json.dumps(dict(read_stack_files(ROOT, "dev").config))
    ours = registered(ROOT / "__main__.py", BENCHMARK_CONFIG=config)
    assert inputs(registered(PROGRAMS / "raw_dev.py")) == inputs(ours)
