import gc
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import UserIdentity
from cognito_identity.collector import collector_at_rest
from cognito_identity.user_identity.plan import plan_identity
from tests.cognito_identity.engine import run

FREEZE = gc.freeze
"""Tests do without it (tests/conftest.py), all but those about it."""
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_rests_and_is_then_what_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


class Cycle:
    """Something only the collector can remove."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def real_freeze(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "freeze", FREEZE)


@pytest.mark.usefixtures("real_freeze")
def test_what_was_made_meanwhile_is_old_and_not_for_ever() -> None:
    gc.enable()
    with collector_at_rest():
        kept, cycle = Cycle(), Cycle()
    assert any(each is kept for each in gc.get_objects(generation=2))
    gone = weakref.ref(cycle)
    del cycle
    gc.collect()
    assert gone() is None


@pytest.mark.usefixtures("real_freeze")
def test_what_a_program_froze_stays_frozen() -> None:
    gc.enable()
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_at_rest():
            young = Cycle()
        # A frozen object that was freed since is counted no more.
        assert 0 < gc.get_freeze_count() <= frozen
        assert not any(each is young for each in gc.get_objects(generation=2))
    finally:
        gc.unfreeze()


def test_an_import_that_fails_leaves_the_collector_as_it_was() -> None:
    gc.enable()
    with pytest.raises(ImportError), collector_at_rest():
        raise ImportError
    assert gc.isenabled()


@pytest.mark.parametrize("args", [{}, {"user_pool": {"mfa": "sometimes"}}])
def test_an_identity_is_built_while_the_collector_rests(args: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.enable()
    resting: list[bool] = []

    def plan(*of: Any) -> Any:
        resting.append(not gc.isenabled())
        return plan_identity(*of)

    monkeypatch.setattr("cognito_identity.user_identity.component.plan_identity", plan)
    done = run(lambda: {"name": UserIdentity("shop", args).user_pool_id})
    assert resting == [True]
    assert gc.isenabled()
    assert (done.error is None) == (args == {})


@pytest.mark.parametrize("before", ["enable", "disable"])
def test_importing_the_components_changes_nothing_for_the_program(before: str) -> None:
    program = f"import gc; gc.{before}(); import cognito_identity; print(gc.isenabled(), gc.get_freeze_count())"
    done = subprocess.run(  # noqa: S603 -- this interpreter, and a program of our own
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(before == "enable"), "0"]
