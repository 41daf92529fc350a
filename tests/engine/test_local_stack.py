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
    """The sandbox's URL; `--serve` without a port would use 5555, which may be in use."""
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


@pytest.fixture(scope="class")
def lost(make_stack: MakeStack, place: Path) -> EngineStack:
    return make_stack("local", own_program(place / "lost"))


@pytest.fixture(scope="class")
def silent(make_stack: MakeStack, place: Path) -> EngineStack:
    return make_stack("silent", own_program(place / "silent"))


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

    def test_is_removed_without_its_file(self, stack: EngineStack) -> None:
        """As `docs/operating.md` says it: without the option the CLI deletes the stack file."""
        file = stack.work_dir / "Pulumi.local.yaml"
        before = file.read_text(encoding="utf-8")
        removed = stack.command("stack", "rm", "local", "--yes", "--force", "--preserve-config")
        assert removed.ok, removed.text
        assert file.read_text(encoding="utf-8") == before


class TestWithoutItsEndpoints:
    """Such a stack would look for real AWS credentials, with the paid defaults."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("config: {}\n", "aws:endpoints: is missing, so the stack `local` would be deployed to AWS"),
            (
                "config: {aws:endpoints: [{cognitoidp: 'http://[::1]:1', iam: 'http://[::1]:1', sts: 'http://[::1]:1'}]}\n",
                "aws:endpoints: has no endpoint for cognitoidentity, so these calls would go to AWS",
            ),
            ("identity:args: {}\n", "identity:args: is ignored by Pulumi because it is not below `config`"),
        ],
        ids=["no endpoints", "one missing", "no config"],
    )
    def test_nothing_is_registered(self, lost: EngineStack, text: str, said: str) -> None:
        file = lost.work_dir / "Pulumi.local.yaml"
        # Without its salt the CLI writes the file anew, and drops what it does not know.
        salt = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("encryptionsalt"))
        file.write_text(f"{text}{salt}\n", encoding="utf-8")
        for run in (lost.preview, lost.up):
            outcome = run()
            assert not outcome.ok
            assert f"Pulumi.local.yaml: {said}" in outcome.text or f"  {said}" in outcome.text
            assert [step for step in outcome.steps if "cognito" in step.type] == []


class TestAStackFileThatSaysNothing:
    def test_is_said_to_deploy_the_defaults(self, silent: EngineStack) -> None:
        (silent.work_dir / "Pulumi.silent.yaml").write_text("config: {}\n", encoding="utf-8")
        outcome = silent.preview()
        assert "Pulumi.silent.yaml: no identity:args; deploying the defaults." in outcome.text

    def test_with_a_region_that_does_not_exist_is_refused(self, silent: EngineStack) -> None:
        (silent.work_dir / "Pulumi.silent.yaml").write_text("config: {aws:region: us-est-1}\n", encoding="utf-8")
        outcome = silent.preview()
        assert not outcome.ok
        said = "Pulumi.silent.yaml: aws:region: no such region, got 'us-est-1'; did you mean us-east-1?"
        assert said in outcome.text
