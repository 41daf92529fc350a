"""The stacks and the examples register what they did before the code was rebuilt, but for what was meant to change."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.engine.earlier import is_here, tree_of

ROOT = Path(__file__).resolve().parents[2]
BEFORE = "d93dd3d"
"""The last commit of the former layout."""
PROGRAMS = (
    *(f".:{stack}" for stack in ("dev", "prod", "passwordless", "local")),
    *(f"examples/{path.parent.name}:dev" for path in sorted((ROOT / "examples").glob("*/__main__.py"))),
)
ABSENT = "(absent)"


class Difference(NamedTuple):
    """A value that is another: where, what it was, what it is."""

    path: tuple[str, ...]
    before: Any
    now: Any


def is_intended(difference: Difference) -> bool:
    """Whether a difference is one of those that were meant."""
    *_, field, key = ("", *difference.path)
    if key == "options":
        # Deleting the user pool deletes what is in it: the engine needn't delete each part first.
        return bool(sorted([*difference.before, "deletedWith"]) == difference.now)
    # A pool says what of its protection an update released, so that the next one may delete it.
    return (field, key, difference.before) == ("outputs", "releaseState", ABSENT)


def differences(before: Any, now: Any, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield each value that is another, the type of numbers included."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in sorted({*before, *now}):
            yield from differences(before.get(key, ABSENT), now.get(key, ABSENT), (*path, key))
    elif before != now or type(before) is not type(now):
        yield Difference(path, before, now)


@cache
def registered(tree: Path) -> Any:
    """Return what every program registers with the code of a tree."""
    command = [sys.executable, str(Path(__file__).with_name("record.py")), str(tree), *PROGRAMS]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- our own
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not is_here(BEFORE):
        pytest.skip(f"this copy does not have the commit {BEFORE}: it is no clone, or a shallow one")
    return registered(tree_of(BEFORE, tmp_path_factory.mktemp("before")))


def test_every_program_registers_what_it_did(before: Any) -> None:
    now = registered(ROOT)
    assert [each for each in differences(before, now) if not is_intended(each)] == []
    assert {name: len(run["resources"]) >= 8 for name, run in now.items()} == dict.fromkeys(PROGRAMS, True)


def test_the_code_before_is_not_todays(before: Any) -> None:
    """Two runs of one tree would be equal, whatever was rebuilt."""
    assert any(is_intended(each) for each in differences(before, registered(ROOT)))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"a": {"b": [1]}}, []),
        ({"a": {"b": [1, 2]}}, [(("a", "b"), [1], [1, 2])]),
        ({"a": {}}, [(("a", "b"), [1], ABSENT)]),
        ({"a": {"b": [1]}, "c": 0}, [(("c",), ABSENT, 0)]),
        ({"a": {"b": "[1]"}}, [(("a", "b"), [1], "[1]")]),
    ],
)
def test_every_difference_is_found(now: Any, expected: Any) -> None:
    assert list(differences({"a": {"b": [1]}}, now)) == expected


@pytest.mark.parametrize(
    ("path", "before", "now", "intended"),
    [
        (("r", "options"), [], ["deletedWith"], True),
        (("r", "options"), ["deleteBeforeReplace"], ["deleteBeforeReplace", "deletedWith"], True),
        (("r", "options"), [], ["deletedWith", "ignoreChanges"], False),
        (("r", "options"), ["deleteBeforeReplace"], ["deletedWith"], False),
        (("r", "outputs", "releaseState"), ABSENT, "released", True),
        (("r", "inputs", "releaseState"), ABSENT, "released", False),
        (("r", "protect"), True, None, False),
    ],
)
def test_only_what_was_meant_is_intended(path: Any, before: Any, now: Any, intended: bool) -> None:
    assert is_intended(Difference(path, before, now)) is intended
