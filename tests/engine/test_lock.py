"""The lock of a deployed stack: what AWS can't change in place is refused in preview, whatever the provider thinks."""

import json
from pathlib import Path

import pytest

from tests.engine.conftest import MakeStack
from tests.engine.locks import write_lock
from tests.engine.projects import ROOT, own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

RULE = "cognito-pool-immutable-baseline"
ATTRIBUTES = "identity:args.userPool.standardAttributes"


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    made = make_stack("dev", own_program(place / "work"))
    made.set("identity:args.userPool.removalPolicy", "destroy")
    deployed = made.up()
    assert deployed.ok, deployed.text
    return made


@pytest.fixture(scope="class")
def locks(stack: EngineStack, place: Path) -> Path:
    """As `make lock` writes it."""
    return write_lock(stack, place / "locks")


def check(stack: EngineStack, locks: Path) -> Outcome:
    config = locks.parent / "config.json"
    rules = {"all": "disabled", RULE: {"enforcementLevel": "mandatory", "lockDir": str(locks)}}
    config.write_text(json.dumps(rules), encoding="utf-8")
    return stack.preview(policy_packs=[str(ROOT / "policies")], policy_pack_configs=[str(config)])


class TestALock:
    """The tests of this class depend on each other, in their order."""

    def test_lets_through_what_is_as_it_was(self, stack: EngineStack, locks: Path) -> None:
        outcome = check(stack, locks)
        assert outcome.ok, outcome.text
        assert outcome.changed == {}

    def test_lets_through_what_changes_in_place(self, stack: EngineStack, locks: Path) -> None:
        stack.set("identity:args.userPool.passwordPolicy.minLength", "14")
        outcome = check(stack, locks)
        assert outcome.ok, outcome.text
        assert outcome.changed == {"identity-users-pool": "update"}

    @pytest.mark.parametrize(
        ("attribute", "setting", "value"), [("nickname", "mutable", "false"), ("locale", "required", "true")]
    )
    def test_refuses_a_standard_attribute_that_would_be_doubled(
        self, stack: EngineStack, locks: Path, attribute: str, setting: str, value: str
    ) -> None:
        """The provider shows an update, and would add a custom attribute of that name, for good."""
        stack.set(f"{ATTRIBUTES}.{attribute}.{setting}", value)
        without = stack.preview()
        outcome = check(stack, locks)
        assert stack.command("config", "rm", "--path", f"{ATTRIBUTES}.{attribute}", "--stack", stack.name).ok
        assert without.ok, without.text
        assert without.replaced() == []
        assert not outcome.ok
        assert f'the standard attribute "{attribute}" can\'t become required or immutable now' in outcome.text

    def test_refuses_to_replace_a_pool_that_pulumi_would_replace(self, stack: EngineStack, locks: Path) -> None:
        stack.set("identity:args.userPool.signInCaseSensitive", "true")
        without = stack.preview()
        outcome = check(stack, locks)
        assert without.ok, without.text
        assert without.replaced("identity-users-pool") == ["identity-users-pool"]
        assert not outcome.ok
        assert RULE in outcome.text
