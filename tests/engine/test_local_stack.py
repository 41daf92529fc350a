"""`pulumi up -s local` against `python -m sandbox up --serve`, with no AWS account anywhere."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.conftest import MakeStack
from tests.engine.projects import ROOT, own_program
from tests.engine.stacks import EngineStack

pytestmark = pytest.mark.engine

_ADDRESS = re.compile(r"AWS stays at (http://\S+);")


@pytest.fixture(scope="class")
def address() -> Iterator[str]:
    """Where the sandbox listens; `--serve` without a port would take 5555, which may be somebody's."""
    with subprocess.Popen(
        [sys.executable, "-m", "sandbox", "up", "--serve", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield next(match.group(1) for line in process.stdout if (match := _ADDRESS.search(line)))
        finally:
            process.terminate()
            process.communicate()


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, env: dict[str, str], place: Path, address: str) -> EngineStack:
    folder = own_program(place / "work")
    path = folder / "Pulumi.local.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("http://127.0.0.1:5555") == 4
    path.write_text(text.replace("http://127.0.0.1:5555", address), encoding="utf-8")
    for name in [name for name in env if name.startswith("AWS_") and name.endswith(("URL", "KEY", "KEY_ID"))]:
        del env[name]
    return make_stack("local", folder)


class TestTheLocalStack:
    def test_needs_no_account(self, stack: EngineStack) -> None:
        deployed = stack.up()
        assert deployed.ok, deployed.text
        assert stack.outputs()["user_pool_id"].startswith("us-east-1_")

    def test_settles(self, stack: EngineStack) -> None:
        assert stack.preview(expect_no_changes=True).ok

    def test_can_be_destroyed_in_one_step(self, stack: EngineStack) -> None:
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
