"""A locked pool that is lost: a new one of the same name is refused in preview, however it was lost."""

import json
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.locks import write_lock
from tests.engine.projects import ROOT, own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

RULE = "cognito-pool-inventory"
POOL, IDENTITY_POOL = "identity-users-pool", "identity-access-pool"


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    """Its pools have fixed names: nothing but their ids tells one from another."""
    made = make_stack("dev", own_program(place / "work"))
    deployed = made.up()
    assert deployed.ok, deployed.text
    return made


@pytest.fixture(scope="class")
def locks(stack: EngineStack, place: Path) -> Path:
    return write_lock(stack, place / "locks")


def check(stack: EngineStack, locks: Path, **options: object) -> Outcome:
    config = locks.parent / "config.json"
    rules = {"all": "disabled", RULE: {"enforcementLevel": "mandatory", "lockDir": str(locks)}}
    config.write_text(json.dumps(rules), encoding="utf-8")
    return stack.preview(policy_packs=[str(ROOT / "policies")], policy_pack_configs=[str(config)], **options)


def urn_of(stack: EngineStack, name: str) -> str:
    return str(stack.resources()[name]["urn"])


class TestALockedPool:
    """The tests of this class depend on each other, in their order."""

    def test_that_stays_passes(self, stack: EngineStack, locks: Path) -> None:
        stack.set("identity:args.userPool.passwordPolicy.minLength", "14")
        outcome = check(stack, locks)
        assert outcome.ok, outcome.text
        assert outcome.changed == {POOL: "update"}

    @pytest.mark.parametrize("name", [POOL, IDENTITY_POOL])
    def test_that_somebody_wants_replaced_is_kept(self, stack: EngineStack, locks: Path, name: str) -> None:
        outcome = check(stack, locks, replace=[urn_of(stack, name)])
        assert not outcome.ok
        assert "is locked, and this would create a new one" in outcome.text

    def test_of_another_account_is_not_made_there(self, stack: EngineStack, locks: Path) -> None:
        with AwsServer(region=REGION) as other:
            elsewhere = EngineStack(stack.name, stack.work_dir, {**stack.env, "AWS_ENDPOINT_URL": other.endpoint})
            outcome = check(elsewhere, locks, refresh=True)
        assert not outcome.ok
        for pool in ("user pool", "identity pool"):
            assert any(
                pool in line and "is locked, and this would create a new one" in line
                for line in outcome.text.splitlines()
            ), outcome.text

    @pytest.mark.parametrize("name", [IDENTITY_POOL, POOL])
    def test_that_the_state_lost_is_not_made_again(self, stack: EngineStack, locks: Path, name: str) -> None:
        lost = stack.command(
            "state", "delete", urn_of(stack, name), "--force", "--target-dependents", "--yes", "--stack", stack.name
        )
        assert lost.ok, lost.text
        without = stack.preview()
        outcome = check(stack, locks)
        assert without.ok, without.text
        assert without.changed[name] == "create"
        assert not outcome.ok
        assert "is locked, and this would create a new one" in outcome.text
