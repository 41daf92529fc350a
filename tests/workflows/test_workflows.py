"""The workflows give a pull request's code no more than it needs, and run exactly the actions that were reviewed."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.yml"))
(SHOWN,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "operating.md").read_text(encoding="utf-8"), re.DOTALL)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES} | {"docs-operating.yml": SHOWN}
WORKFLOWS: dict[str, dict[str, Any]] = {name: YAML(typ="safe", pure=True).load(text) for name, text in TEXTS.items()}
JOBS = [(f"{name}: {job}", body) for name, workflow in WORKFLOWS.items() for job, body in workflow["jobs"].items()]
_PINNED = re.compile(r"uses: +[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
_SECRET = re.compile(r"\bsecrets\b|github\.token")
each_job = pytest.mark.parametrize("job", [body for _, body in JOBS], ids=[name for name, _ in JOBS])


def steps(job: Mapping[str, Any], action: str = "") -> list[dict[str, Any]]:
    return [step for step in job["steps"] if str(step.get("uses", "")).startswith(action)]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from texts(part)
    else:
        yield str(value)


def position(job: Mapping[str, Any], wanted: str) -> list[int]:
    return [at for at, step in enumerate(job["steps"]) if any(wanted in text for text in texts(step))]


def uses_lines() -> list[str]:
    return [line.strip() for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]


@pytest.mark.parametrize("line", sorted(set(uses_lines())))
def test_an_action_is_pinned_to_a_commit_with_its_version(line: str) -> None:
    assert _PINNED.search(line)


def test_an_action_has_one_version_everywhere() -> None:
    pinned = {line.partition("uses:")[2].strip() for line in uses_lines()}
    assert len({line.partition("@")[0] for line in pinned}) == len(pinned)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_grants_nothing_to_all_its_jobs(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_never_runs_a_forks_code_with_this_repositorys_rights(name: str) -> None:
    assert not {"pull_request_target", "workflow_run"} & set(WORKFLOWS[name]["on"])


@each_job
def test_a_job_names_its_permissions(job: dict[str, Any]) -> None:
    allowed = {"contents": "read", "id-token": "write", "security-events": "write"}
    assert job["permissions"].items() <= allowed.items()


@each_job
def test_a_checkout_leaves_no_token_behind(job: dict[str, Any]) -> None:
    assert all(step["with"]["persist-credentials"] is False for step in steps(job, "actions/checkout@"))


@each_job
def test_credentials_are_behind_an_environment(job: dict[str, Any]) -> None:
    credentials = job["permissions"].get("id-token") == "write" or any(_SECRET.search(text) for text in texts(job))
    assert bool(job.get("environment")) == credentials


@each_job
def test_a_secret_is_in_the_environment_of_one_step(job: dict[str, Any]) -> None:
    rest = [{key: value for key, value in step.items() if key != "env"} for step in job["steps"]]
    elsewhere = {**{key: value for key, value in job.items() if key != "steps"}, "steps": rest}
    assert not [text for text in texts(elsewhere) if _SECRET.search(text)]


@each_job
def test_nothing_is_installed_once_there_are_credentials(job: dict[str, Any]) -> None:
    credentials = [*position(job, "configure-aws-credentials"), *position(job, "secrets.")]
    installs = [*position(job, "pip install"), *position(job, "pulumi install"), *position(job, "make setup")]
    assert not credentials or max(installs) < min(credentials)


def test_the_pulumi_cli_has_the_version_of_the_sdk() -> None:
    (pinned,) = re.findall(r"(?m)^pulumi==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"))
    versions = {
        step["with"]["pulumi-version"]
        for _, job in JOBS
        for step in steps(job, "pulumi/actions@")
        if "command" not in step["with"]
    }
    assert versions == {pinned}


@pytest.fixture
def linted(tmp_path: Path) -> Path:
    """A copy of the workflows, and with them the one that docs/operating.md shows."""
    folder = shutil.copytree(GITHUB, tmp_path / ".github")
    (folder / "workflows" / "docs-operating.yml").write_text(SHOWN, encoding="utf-8")
    return folder


def test_zizmor_finds_nothing(linted: Path) -> None:
    tool = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    if tool is None:
        pytest.skip("zizmor is not installed (requirements-dev.txt names it)")
    command = [tool, "--offline", "--quiet", "--no-progress", "--persona", "pedantic", str(linted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- a tool of our own
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing(linted: Path) -> None:
    tool = shutil.which("actionlint")
    if tool is None:
        pytest.skip("actionlint is not on PATH (go install github.com/rhysd/actionlint/cmd/actionlint@latest)")
    command = [tool, *map(str, (linted / "workflows").glob("*.yml"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- same
    assert done.returncode == 0, done.stdout + done.stderr
