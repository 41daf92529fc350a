"""The policy pack on the real engine, at every level."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.projects import ROOT, own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

RULE = "cognito-client-user-existence"
OTHERS_OFF = {"all": "disabled"}
STATES = Path(__file__).parent / "states"


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    """The dev stack, and a client that tells strangers who has an account."""
    made = make_stack("dev", own_program(place / "work"))
    made.set("identity:args.clients.web.preventUserExistenceErrors", "false")
    return made


def run(stack: EngineStack, level: str, command: str = "preview") -> Outcome:
    config = stack.work_dir / f"{level}.json"
    rules: dict[str, Any] = {**OTHERS_OFF, RULE: level}
    config.write_text(json.dumps(rules), encoding="utf-8")
    packs = {"policy_packs": [str(stack.work_dir / "policies")], "policy_pack_configs": [str(config)]}
    return stack.preview(**packs) if command == "preview" else stack.up(**packs)


class TestLevels:
    def test_advisory_says_it_and_goes_on(self, stack: EngineStack) -> None:
        outcome = run(stack, "advisory")
        assert outcome.ok, outcome.text
        assert RULE in outcome.text

    def test_mandatory_stops_the_preview(self, stack: EngineStack) -> None:
        outcome = run(stack, "mandatory")
        assert not outcome.ok
        assert RULE in outcome.text

    def test_disabled_says_nothing(self, stack: EngineStack) -> None:
        outcome = run(stack, "disabled")
        assert outcome.ok, outcome.text
        assert RULE not in outcome.text

    def test_remediate_puts_it_right_at_aws(self, stack: EngineStack, server: AwsServer) -> None:
        outcome = run(stack, "remediate", "up")
        assert outcome.ok, outcome.text
        outputs = stack.outputs()
        client = server.client("cognito-idp").describe_user_pool_client(
            UserPoolId=outputs["user_pool_id"], ClientId=outputs["user_pool_client_id"]
        )["UserPoolClient"]
        assert client["PreventUserExistenceErrors"] == "ENABLED"

    def test_a_misspelled_rule_stops_the_run(self, stack: EngineStack) -> None:
        (stack.work_dir / "typo.json").write_text('{"cognito-client-user-existance": "advisory"}', encoding="utf-8")
        outcome = stack.preview(
            policy_packs=[str(stack.work_dir / "policies")], policy_pack_configs=[str(stack.work_dir / "typo.json")]
        )
        assert not outcome.ok
        assert "cognito-client-user-existance" in outcome.text


class TestTheRepositorysOwnStacks:
    @pytest.mark.parametrize("name", ["dev", "prod"])
    def test_keep_their_own_rules(self, make_stack: MakeStack, place: Path, name: str) -> None:
        stack = make_stack(name, own_program(place / name))
        outcome = stack.preview(
            policy_packs=[str(ROOT / "policies")],
            policy_pack_configs=[str(ROOT / "policies" / "config" / f"{name}.json")],
        )
        assert outcome.ok, outcome.text

    @pytest.mark.parametrize(("state", "config", "clean"), [("prod", "prod", True), ("dev", "prod", False)])
    def test_their_states_are_analysed_without_program_or_provider(
        self, make_stack: MakeStack, place: Path, state: str, config: str, *, clean: bool
    ) -> None:
        stack = make_stack("any", own_program(place / f"any-{state}"))
        (path,) = STATES.glob(f"*-{state}.json")
        outcome = stack.command(
            "policy", "analyze", "--file", str(path),
            "--policy-pack", str(ROOT / "policies"),
            "--policy-pack-config", str(ROOT / "policies" / "config" / f"{config}.json"),
        )  # fmt: skip
        assert outcome.ok is clean, outcome.text
