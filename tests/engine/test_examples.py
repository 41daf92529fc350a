"""Each example is deployed, previewed and destroyed; those in other languages are in test_consumers.py."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import counted, more
from tests.engine.conftest import MakeStack
from tests.engine.projects import ROOT, example
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

# Terraform's provider 5 can't do without a sender of mail about risks, and has no branding for managed login.
_NO_RISK = '"user_pool": {"risk_configuration": {}}'
EDITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "business": (
        ('"domain": {"cognito_domain"', f'{_NO_RISK}, "domain": {{"managed_login_version": 1, "cognito_domain"'),
    ),
    "machine-to-machine": (('"token", {"cognito_domain"', '"token", {"managed_login_version": 1, "cognito_domain"'),),
    "passwordless": (),
    "tenants": (('{"tags": {"tenant": tenant}}', f'{{"tags": {{"tenant": tenant}}, {_NO_RISK}}}'),),
}
LEFT: Mapping[str, dict[str, int]] = {
    "business": {"user pools": 1, "clients": 1, "identity pools": 1, "roles": 3},
    "machine-to-machine": {"user pools": 1, "clients": 1},
    "passwordless": {"user pools": 1, "clients": 1, "identity pools": 1, "roles": 1},
    "tenants": {"user pools": 2, "clients": 2, "identity pools": 2, "roles": 2},
}
"""What is kept: the pools, and what users sign in by."""


@pytest.fixture(scope="class", params=sorted(EDITS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, name: str) -> EngineStack:
    folder = example(name, place / name)
    program = folder / "__main__.py"
    for old, new in EDITS[name]:
        text = program.read_text(encoding="utf-8")
        assert old in text
        program.write_text(text.replace(old, new), encoding="utf-8")
    return make_stack("dev", folder)


@pytest.fixture(scope="class")
def before(server: AwsServer, name: str) -> dict[str, int]:
    """What the examples before this one have left."""
    assert name in LEFT
    return counted(server)


@pytest.fixture(scope="class")
def first(stack: EngineStack, before: dict[str, int]) -> Outcome:
    assert set(before) <= {kind for left in LEFT.values() for kind in left}
    return stack.up()


class TestAnExample:
    """The tests of this class depend on each other, in their order."""

    def test_goes_up(self, stack: EngineStack, first: Outcome) -> None:
        assert first.ok, first.text
        assert stack.outputs()

    def test_settles(self, stack: EngineStack, first: Outcome) -> None:
        again = stack.up(expect_no_changes=True)
        assert again.ok, again.text

    def test_does_not_come_down_by_a_slip(self, stack: EngineStack, first: Outcome) -> None:
        refused = stack.command("destroy", "--yes", "--stack", stack.name)
        assert not refused.ok
        assert "protected" in refused.text

    def test_comes_down_all_but_the_pools(
        self, stack: EngineStack, first: Outcome, before: dict[str, int], name: str, server: AwsServer
    ) -> None:
        assert stack.command("state", "unprotect", "--all", "--yes", "--stack", stack.name).ok
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert more(counted(server), before) == LEFT[name]


def test_every_example_in_python_is_here() -> None:
    here = {path.parent.name for path in (ROOT / "examples").glob("*/__main__.py")}
    # Elsewhere: test_adoption.py, test_consumers.py.
    assert here - {"adopt", "python"} == set(EDITS) == set(LEFT)
