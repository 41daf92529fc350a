from typing import Any

import pytest

from cognito_policies import RULES, UNKNOWN, Resource, Rule, Violation, load_pack, read_config
from cognito_policies.evaluation.evaluate import evaluate, evaluate_stack
from cognito_policies.evaluation.pack import utc_today
from tests.policies.checking import TODAY
from tests.policies.own_rules import TYPE, broken, broken_edits, broken_stack, misses, names_twice, own_rule
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def thing(name: str = "one", token: str = TYPE, **props: Any) -> Resource:
    return Resource(token, name, f"urn:{name}", props)


def said(rule: Rule, *resources: Resource, **config: Any) -> list[tuple[str, str, str, str]]:
    """What pack and server say, checked to be the same."""
    entries: dict[str, Any] = {rule.id: config} if config else {}
    pack = load_pack(read_config(entries, "test", rules=(rule,)), rules=(rule,))
    server = PolicyServer(entries, rules=(rule,))
    found = [each for one in resources for each in pack.check_resource(one)] + pack.check_stack(resources)
    answers = [each for one in resources for each in server.analyze(one)] + server.analyze_stack(resources)
    in_process = [(each.rule, each.level, each.message, each.urn) for each in found]
    assert [(each.policy, each.level, each.text, each.urn) for each in answers] == in_process
    return in_process


def test_a_violation_says_all_there_is_to_say() -> None:
    [violation] = load_pack().check_resource(good("aws:cognito/userPool:UserPool", deletionProtection="INACTIVE"))
    assert violation == Violation(
        rule="cognito-pool-deletion-protection",
        level="mandatory",
        severity="high",
        urn="urn:pulumi:dev::identity::aws:cognito/userPool:UserPool::it",
        message='deletionProtection is "INACTIVE": AWS deletes the pool and its users on request',
        remediation='Set deletionProtection to "ACTIVE".',
    )


def test_a_rule_that_breaks_is_a_violation_of_that_rule() -> None:
    assert said(own_rule(check=broken), thing()) == [
        ("own", "mandatory", "the rule failed: KeyError: 'oops'", "urn:one")
    ]


def test_a_rule_that_breaks_leaves_the_others_alone() -> None:
    rules = (own_rule("own-a", check=broken), own_rule("own-b", check=lambda _subject, _options: ["found"]))
    assert [each.message for each in load_pack(rules=rules).check_resource(thing())] == [
        "the rule failed: KeyError: 'oops'",
        "found",
    ]


def test_the_post_deployment_check_of_a_rule_that_breaks_breaks_closed_too() -> None:
    rule = own_rule(check=broken, remediate=broken_edits)
    pack = load_pack(rules=(rule,))
    assert [(each.rule, each.level) for each in pack.check_stack([thing()])] == [("own-applied", "mandatory")]
    [found] = PolicyServer(rules=(rule,)).analyze_stack([thing()])
    assert (found.policy, found.level) == ("own-applied", "mandatory")
    assert "the rule failed" in found.message


def test_a_remediation_that_breaks_changes_nothing_and_the_check_reports() -> None:
    rule = own_rule(check=lambda _subject, _options: ["found"], remediate=broken_edits)
    server = PolicyServer({"own": "remediate"}, rules=(rule,))
    assert server.remediate(thing(p="x")) == []
    assert [each.level for each in server.analyze(thing(p="x"))] == ["mandatory"]


def test_a_stack_rule_that_breaks_is_a_violation() -> None:
    rule = own_rule(check=None, check_stack=broken_stack)
    assert said(rule, thing()) == [("own", "mandatory", "the rule failed: RuntimeError: oops", "")]


def test_a_stack_rule_sees_its_types_and_speaks_of_the_stack_or_of_one_resource() -> None:
    rule = own_rule(check=None, check_stack=names_twice)
    source = thing("source", "other:index:Thing")
    bad = Resource(
        TYPE, "bad", "urn:bad", {"p": "x"}, dependencies=("urn:source",), property_dependencies={"p": ("urn:source",)}
    )
    assert said(rule, source, bad) == [("own", "mandatory", "bad thing, made of urn:source", "urn:bad")]
    messages = [message for _, _, message, _ in said(rule, source, bad, thing(p="x"))]
    assert messages == ["bad thing, made of urn:source", "2 things"]


def test_a_stack_rule_can_miss_something() -> None:
    rule = own_rule(check=None, check_stack=misses)
    missing = [("own", "mandatory", "there is no thing", "")]
    assert said(rule) == missing
    assert said(rule, thing("source", "other:index:Thing")) == missing
    assert said(rule, thing()) == []


def test_a_stack_rule_says_aloud_what_is_unknown_or_of_another_type() -> None:
    rule = own_rule(check=None, check_stack=names_twice)
    assert [(level, urn) for _, level, _, urn in said(rule, thing(p=UNKNOWN_TEXT))] == [("advisory", "urn:one")]
    assert [level for _, level, _, _ in said(rule, thing(p=UNKNOWN_TEXT), onUnknown="fail")] == ["mandatory"]
    assert said(rule, thing(p=1)) == [("own", "mandatory", "p must be a text, got a number", "urn:one")]


def test_exceptions_hold_for_stack_rules_too() -> None:
    rule = own_rule(check=None, check_stack=names_twice)
    exception = {"resource": "bad", "reason": "r", "expires": "2999-01-01"}
    [(_, level, message, _)] = said(rule, thing("bad", p="x"), exceptions=[exception])
    assert level == "advisory"
    assert message.startswith("exception until 2999-01-01 (r): bad thing")


def test_the_same_message_is_said_once() -> None:
    rule = own_rule(check=lambda _subject, _options: ["found", "found"])
    assert len(said(rule, thing())) == 1


def test_unknown_may_be_given_by_the_name_this_package_has_for_it() -> None:
    resource = good("aws:cognito/userPool:UserPool", deletionProtection=UNKNOWN)
    assert [each.level for each in load_pack().check_resource(resource)] == ["advisory"]


def test_an_advisory_stack_rule_advises() -> None:
    rule = own_rule(check=None, check_stack=names_twice)
    assert [level for _, level, _, _ in said(rule, thing("bad", p="x"), enforcementLevel="advisory")] == ["advisory"]


@pytest.mark.parametrize("rule", [RULES[0], own_rule(check=None, check_stack=names_twice)], ids=lambda rule: rule.id)
def test_judging_what_a_rule_does_not_look_at_finds_nothing(rule: Rule) -> None:
    config = read_config({}, "test", rules=(rule,)).rules[rule.id]
    assert evaluate(rule, thing("bad", "other:index:Thing"), config, TODAY) == []
    assert evaluate_stack(rule, [thing("bad", "other:index:Thing")], config, TODAY) == []


def test_today_is_the_same_day_for_a_team_in_all_time_zones() -> None:
    assert utc_today().year >= 2026
