"""Our rules on other tools' cases: the right ones fire, the others stay silent, whatever form a case comes in."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from cognito_policies import RULES, Resource, load_pack, read_config
from cognito_policies.evaluation.pack import Pack, Violation
from cognito_policies.model.rule import POST_DEPLOYMENT_SUFFIX
from tests.policies.other_tools import hub, prowler, roles, templates
from tests.policies.other_tools.case import Case
from tests.policies.policy_server import PolicyServer

CASES: tuple[Case, ...] = (*prowler.CASES, *templates.CASES, *hub.CASES, *roles.CASES)
IDS = {rule.id for rule in RULES}

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def fired(said: Iterable[Violation]) -> set[str]:
    """The rules that found a violation; what is only not checked yet is none."""
    named = (each for each in said if not each.message.startswith("not checked yet"))
    return {each.rule.removesuffix(POST_DEPLOYMENT_SUFFIX) for each in named}


@cache
def pack_for(config: str) -> Pack:
    return load_pack(read_config(json.loads(config), "test"))


@cache
def server_for(config: str) -> PolicyServer:
    return PolicyServer(json.loads(config))


def run_checks(case: Case, stack: list[Resource]) -> list[Violation]:
    pack = pack_for(json.dumps(case.config))
    return [*(each for resource in stack for each in pack.check_resource(resource)), *pack.check_stack(stack)]


def test_there_are_enough_and_no_two_alike() -> None:
    assert len(CASES) > 200
    assert Counter(case.name for case in CASES).most_common(1)[0][1] == 1
    assert {case.tool for case in CASES} >= {"Prowler", "Checkov", "cdk-nag", "cfn-nag", "Guard", "KICS", "HashiCorp"}


def test_they_name_rules_there_are() -> None:
    for case in CASES:
        assert case.about
        assert {*case.about, *case.fires} <= IDS


@every_case
def test_as_it_stands_the_rules_it_is_about_say_what_they_should(case: Case) -> None:
    said = run_checks(case, case.bare())
    assert fired(said) & set(case.about) == case.fires & set(case.about)
    assert not [each for each in said if "the rule failed" in each.message]


@every_case
def test_in_a_stack_that_is_good_exactly_the_right_rules_fire(case: Case) -> None:
    assert fired(run_checks(case, case.stack())) == case.fires


@every_case
def test_the_policy_server_says_the_same(case: Case) -> None:
    server = server_for(json.dumps(case.config))
    stack = case.stack()
    said = [entry for resource in stack for entry in server.analyze(resource)] + server.analyze_stack(stack)
    assert [(entry.policy, entry.text, entry.level) for entry in said] == [
        (each.rule, each.message, each.level) for each in run_checks(case, stack)
    ]


def floats(value: Any) -> Any:
    """The same with numbers as the engine sends them."""
    if isinstance(value, dict):
        return {key: floats(item) for key, item in value.items()}
    if isinstance(value, list):
        return [floats(item) for item in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@every_case
def test_numbers_may_be_floats(case: Case) -> None:
    stack = [Resource(**{**vars(each), "props": floats(each.props)}) for each in case.stack()]
    assert fired(run_checks(case, stack)) == case.fires
