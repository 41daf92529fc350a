"""A stack that an earlier version made: this version's program replaces nothing of it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.earlier import STATES, commits, is_earlier, is_here, tree_of
from tests.engine.environment import REGION, engine_env
from tests.engine.projects import ROOT, own_program, small_program
from tests.engine.stacks import EngineStack, Outcome
from tests.engine.test_beside_the_pool import SHOP

pytestmark = pytest.mark.engine

FILES = sorted(STATES.glob("v*.json"))
VERSION, COMMIT = max(commits().items(), key=lambda item: [int(part) for part in item[0].split(".")])
FLAT_LAYOUT = "d93dd3d194c2b9457e4b6d3f15d48b26ea395099"
"""The last commit before the library was one package, and before a pool's release took two updates."""
NAMES = ("dev", "prod", "many")
"""`many` has everything that stands beside a pool."""


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


@pytest.fixture(
    scope="class", params=[*((COMMIT, name) for name in NAMES), (FLAT_LAYOUT, "dev"), (FLAT_LAYOUT, "prod")]
)
def deployed_by(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The commit that deployed the stack, and the stack's name."""
    commit, name = request.param
    if not is_here(commit):
        pytest.skip(f"this clone does not go back to {commit}")
    return str(commit), str(name)


@pytest.fixture(scope="class")
def earlier(deployed_by: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That commit's code."""
    return tree_of(deployed_by[0], tmp_path_factory.mktemp("earlier"))


@pytest.fixture(scope="class")
def name(deployed_by: tuple[str, str]) -> str:
    return deployed_by[1]


def program(name: str, folder: Path, root: Path) -> Path:
    if name != "many":
        return own_program(folder, root)
    small_program(folder, name, root)
    (folder / "identities.json").write_text(json.dumps({"shop": SHOP}), encoding="utf-8")
    return folder


@pytest.fixture(scope="class")
def folder(deployed_by: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for each stack: two commits deploy stacks of the same name."""
    assert deployed_by
    return tmp_path_factory.mktemp("upgrade")


@pytest.fixture(scope="class")
def stack_env(folder: Path, server: AwsServer) -> dict[str, str]:
    """A backend for each stack."""
    return {**engine_env(folder, server.endpoint), "AWS_REGION": REGION}


@pytest.fixture(scope="class")
def before(folder: Path, stack_env: dict[str, str], earlier: Path, name: str) -> EngineStack:
    """Deployed by the earlier code."""
    stack = EngineStack(name, program(name, folder / "earlier", earlier), stack_env)
    deployed = stack.up()
    assert deployed.ok, deployed.text
    return stack


@pytest.fixture(scope="class")
def ids(before: EngineStack) -> Mapping[str, Any]:
    return {name: resource.get("id") for name, resource in before.resources().items()}


@pytest.fixture(scope="class")
def stack(folder: Path, stack_env: dict[str, str], name: str) -> EngineStack:
    return EngineStack(name, program(name, folder / "today", ROOT), stack_env)


@pytest.fixture(scope="class")
def preview(stack: EngineStack, ids: Mapping[str, Any]) -> Outcome:
    """What an upgrade to today's program would do, once there is something to upgrade: `ids`."""
    assert ids
    return stack.preview()


@pytest.fixture(scope="class")
def upgrade(stack: EngineStack, preview: Outcome) -> Outcome:
    """To today's program, after its preview."""
    assert preview.ok, preview.text
    return stack.up()


class TestAStackOfEarlierCode:
    def test_shows_a_preview_that_replaces_and_deletes_nothing(self, preview: Outcome) -> None:
        assert preview.ok, preview.text
        assert preview.replaced() == []
        assert "delete" not in preview.changed.values()

    def test_takes_todays_program(self, upgrade: Outcome) -> None:
        assert upgrade.ok, upgrade.text
        assert upgrade.replaced() == []
        assert "delete" not in upgrade.changed.values()

    def test_keeps_every_object(self, stack: EngineStack, upgrade: Outcome, ids: Mapping[str, Any]) -> None:
        now = {name: resource.get("id") for name, resource in stack.resources().items()}
        assert {name: now.get(name) for name in ids} == ids

    def test_settles(self, stack: EngineStack, upgrade: Outcome) -> None:
        assert stack.preview(expect_no_changes=True).ok
