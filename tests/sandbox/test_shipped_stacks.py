"""Every stack of this repository comes up as it is, checked with a configuration that relaxes no rule without need."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.cli import main
from sandbox.policy_pack import configuration_for

ROOT = Path(__file__).resolve().parents[2]
STACKS = sorted(path.name.split(".")[1] for path in ROOT.glob("Pulumi.*.yaml"))
LEFT_TO_THE_TEAM = {"cognito-pool-device-tracking", "cognito-client-read-attributes", "cognito-tags"}


def configuration(stack: str) -> dict[str, Any]:
    text = (ROOT / "policies" / "config" / f"{stack}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def softened(stack: str) -> list[str]:
    return sorted(set(configuration(stack)) - LEFT_TO_THE_TEAM)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository's program and stacks, with a configuration that a test may change."""
    for path in (ROOT / "__main__.py", *ROOT.glob("Pulumi*.yaml")):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "policies" / "config").mkdir(parents=True)
    return tmp_path


def up(project: Path, capsys: pytest.CaptureFixture[str], stack: str, configured: dict[str, Any]) -> Any:
    path = project / "policies" / "config" / f"{stack}.json"
    path.write_text(json.dumps(configured), encoding="utf-8")
    code = main(["up", "--program", str(project), "--stack", stack, "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["policies"]["configuration"] == stack
    return code, {each["rule"] for each in document["policies"]["violations"] if each["level"] == "mandatory"}


def test_these_are_the_stacks() -> None:
    assert {"dev", "prod", "passwordless", "local"} == set(STACKS)


@pytest.mark.parametrize("stack", STACKS)
def test_a_stack_comes_up_by_its_own_configuration(
    stack: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert up(project, capsys, stack, configuration(stack)) == (0, set())


@pytest.mark.parametrize(
    ("stack", "rule"), [(stack, rule) for stack in ("passwordless", "local") for rule in softened(stack)]
)
def test_what_a_trial_softens_it_would_break(
    stack: str, rule: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = {key: value for key, value in configuration(stack).items() if key != rule}
    assert up(project, capsys, stack, without) == (2, {rule})


@pytest.mark.parametrize("stack", STACKS)
def test_all_leave_the_same_rules_to_the_team(stack: str) -> None:
    assert {rule: configuration(stack)[rule] for rule in LEFT_TO_THE_TEAM} == dict.fromkeys(
        LEFT_TO_THE_TEAM, "disabled"
    )


def test_a_stack_without_a_configuration_is_checked_as_strictly_as_prod(project: Path) -> None:
    assert configuration_for(project, "staging") == "prod"
    assert configuration_for(ROOT, "local") == "local"
    assert configuration_for(ROOT / "examples" / "business", "dev") == "dev"


@pytest.mark.parametrize(("stack", "policies"), [("local", "local"), ("staging", "prod")])
def test_make_check_follows_the_same_rule(stack: str, policies: str) -> None:
    command = ["make", "--dry-run", "--assume-old=.venv/.ready", "check", f"STACK={stack}"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- ours
    assert f'--config "policies/config/{policies}.json"' in said


@pytest.mark.parametrize("stack", ["passwordless", "local"])
def test_a_real_user_signs_in_to_a_trial(stack: str) -> None:
    command = [sys.executable, "-m", "sandbox", "demo", "--stack", stack, "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own
    document = json.loads(ran.stdout)
    failed = [step for step in document["sign_in"]["steps"] if step["verdict"] == "failed"]
    assert (ran.returncode, failed) == (0, [])
    assert document["sign_in"]["signed_in"] is True
