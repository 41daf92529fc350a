"""A stack that an earlier version made: this version's program replaces nothing of it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.engine.conftest import MakeStack
from tests.engine.earlier import STATES, commits, is_earlier, is_here, tree_of
from tests.engine.environment import REGION
from tests.engine.projects import ROOT, own_program, small_program
from tests.engine.stacks import EngineStack, Outcome
from tests.engine.test_beside_the_pool import SHOP

pytestmark = pytest.mark.engine

FILES = sorted(STATES.glob("v*.json"))
VERSION, COMMIT = max(commits().items(), key=lambda item: [int(part) for part in item[0].split(".")])


class TestAnEarlierState:
    def test_there_is_one_of_each_version_for_each_stack(self) -> None:
        assert {path.stem for path in FILES} == {
            f"v{version}-{name}" for version in commits() for name in ("dev", "prod")
        }

    @pytest.mark.parametrize("commit", commits().values())
    def test_was_written_by_code_that_was_there_before(self, commit: str) -> None:
        if not is_here(commit):
            pytest.skip(f"this clone does not go back to {commit}")
        assert is_earlier(commit)

    @pytest.mark.parametrize("state", FILES, ids=[path.stem for path in FILES])
    def test_is_not_replaced_by_todays_program(self, make_stack: MakeStack, place: Path, state: Path) -> None:
        """Without a refresh: its objects are at no AWS any more."""
        name = state.stem.rpartition("-")[2]
        stack = make_stack(name, own_program(place / state.stem))
        imported = stack.command("stack", "import", "--file", str(state), "--stack", name)
        assert imported.ok, imported.text
        preview = stack.preview()
        assert preview.ok, preview.text
        assert preview.replaced() == []
        assert set(preview.changed.values()) <= {"create", "update"}


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last version's code."""
    if not is_here(COMMIT):
        pytest.skip(f"this clone does not go back to {COMMIT}, version {VERSION}")
    return tree_of(COMMIT, tmp_path_factory.mktemp("earlier"))


@pytest.fixture(scope="class", params=["dev", "prod", "many"])
def name(request: pytest.FixtureRequest) -> str:
    """`many` has everything that stands beside a pool."""
    return str(request.param)


def program(name: str, folder: Path, root: Path) -> Path:
    if name != "many":
        return own_program(folder, root)
    small_program(folder, name, root)
    (folder / "identities.json").write_text(json.dumps({"shop": SHOP}), encoding="utf-8")
    return folder


@pytest.fixture(scope="class")
def before(make_stack: MakeStack, place: Path, earlier: Path, name: str) -> EngineStack:
    """Deployed by the last version."""
    stack = make_stack(name, program(name, place / f"earlier-{name}", earlier), AWS_REGION=REGION)
    deployed = stack.up()
    assert deployed.ok, deployed.text
    return stack


@pytest.fixture(scope="class")
def ids(before: EngineStack) -> Mapping[str, Any]:
    return {name: resource.get("id") for name, resource in before.resources().items()}


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, name: str) -> EngineStack:
    return make_stack(name, program(name, place / f"today-{name}", ROOT), AWS_REGION=REGION)


@pytest.fixture(scope="class")
def upgrade(stack: EngineStack, ids: Mapping[str, Any]) -> Outcome:
    """To today's program, once there is something to upgrade: `ids`."""
    assert ids
    return stack.up()


class TestAStackOfTheLastVersion:
    def test_takes_todays_program(self, upgrade: Outcome) -> None:
        assert upgrade.ok, upgrade.text
        assert upgrade.replaced() == []
        assert "delete" not in upgrade.changed.values()

    def test_keeps_every_object(self, stack: EngineStack, upgrade: Outcome, ids: Mapping[str, Any]) -> None:
        now = {name: resource.get("id") for name, resource in stack.resources().items()}
        assert {name: now.get(name) for name in ids} == ids

    def test_settles(self, stack: EngineStack, upgrade: Outcome) -> None:
        assert stack.preview(expect_no_changes=True).ok
