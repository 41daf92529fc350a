"""A stack that an earlier version made: this version's program replaces nothing of it."""

from pathlib import Path

import pytest

from tests.engine.conftest import MakeStack
from tests.engine.projects import own_program

pytestmark = pytest.mark.engine

STATES = sorted((Path(__file__).parent / "states").glob("v*.json"))


class TestAnEarlierState:
    def test_there_is_one_for_each_stack(self) -> None:
        assert {path.stem.rpartition("-")[2] for path in STATES} == {"dev", "prod"}

    @pytest.mark.parametrize("state", STATES, ids=[path.stem for path in STATES])
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
