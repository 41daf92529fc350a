"""The lock holds everything that an installation needs, each file with its hash, and names no package index."""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.wheels.built import run

ROOT = Path(__file__).resolve().parents[2]


def entries_of(name: str) -> list[tuple[str, str]]:
    """Each pin of a lock file, and the rest of its entry: a marker and hashes."""
    return re.findall(r"(?m)^([a-z0-9][^ ;\\]*)((?:.*\\\n)*.*)", (ROOT / name).read_text(encoding="utf-8"))


ENTRIES = entries_of("requirements.lock")


def pinned(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and line[0] not in "#-"]


def plain(requirement: Requirement) -> str:
    """Without extras, which a constraint may not have."""
    return f"{canonicalize_name(requirement.name)}{requirement.specifier}"


LOCKED = {Requirement(pin).name: plain(Requirement(pin)) for pin, _ in ENTRIES}
ASKED_FOR = [*pinned("requirements.txt"), *pinned("requirements-dev.txt")]


def needed(roots: list[Requirement]) -> set[str]:
    """The names of all requirements and of what they require on this machine, as far as it is installed here."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        requirement = waiting.pop()
        environments = [{"extra": extra} for extra in ("", *requirement.extras)]
        name = canonicalize_name(requirement.name)
        found.add(name)
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        parsed = [Requirement(text) for text in requires]
        waiting += [
            each
            for each in parsed
            if (canonicalize_name(each.name) not in found or each.extras)
            and (each.marker is None or any(each.marker.evaluate(environment) for environment in environments))
        ]
    return found


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.lock", len(ASKED_FOR)), ("benchmarks/cdk/requirements.txt", 5)]
)
def test_every_entry_has_a_hash(name: str, least: int) -> None:
    entries = entries_of(name)
    assert len(entries) > least
    assert [pin for pin, rest in entries if "--hash=sha256:" not in rest] == []


def test_it_holds_every_requirement_at_its_version() -> None:
    assert [str(each) for each in ASKED_FOR if LOCKED.get(canonicalize_name(each.name)) != plain(each)] == []


def test_it_holds_what_they_require() -> None:
    project = tomllib.loads((ROOT / "components" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    editable = [Requirement(text) for text in project["dependencies"]]
    assert needed([*ASKED_FOR, *editable]) - set(LOCKED) == set()


@pytest.mark.parametrize("project", ["components/pyproject.toml", "policies/pyproject.toml"])
def test_it_holds_what_a_build_needs(project: str) -> None:
    """Also `editables`: hatchling asks for it at an editable install."""
    backend = tomllib.loads((ROOT / project).read_text(encoding="utf-8"))["build-system"]["requires"]
    names = {canonicalize_name(Requirement(text).name) for text in backend}
    assert {*names, "editables"} <= set(LOCKED)


def test_the_constraints_are_the_lock_without_hashes() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    expected = [plain(Requirement(pin)) + rest.partition("\\")[0].rstrip() for pin, rest in ENTRIES]
    assert [line for line in lines if not line.startswith("#")] == expected


@pytest.mark.parametrize("name", ["requirements.lock", "constraints.txt", "requirements.txt", "requirements-dev.txt"])
def test_no_file_names_a_package_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] ", text, re.MULTILINE)


@pytest.mark.wheels
@pytest.mark.parametrize(
    "files",
    [("--require-hashes", "-r", "requirements.lock"), ("-r", "requirements.txt", "-r", "requirements-dev.txt")],
    ids=["hashes", "constraints"],
)
def test_pip_resolves_it(files: tuple[str, ...]) -> None:
    said = run(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "-q", *files, cwd=ROOT)
    if "No matching distribution" in said or "Could not find a version" in said:
        pytest.skip("no package registry can be reached")
    assert "ERROR" not in said, said
