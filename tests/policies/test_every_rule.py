"""What holds for every rule, in process and through the real policy server; a new rule gets it for free."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies import RULES, Resource, Rule, load_pack, read_config, rules
from cognito_policies.model.frameworks import framework_of
from cognito_policies.model.tokens import MANAGED_USER_POOL_CLIENT, USER_POOL_CLIENT
from tests.policies.checking import unhurried
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import GOOD, LOCK_FOLDER, SAMPLES, bad, bad_stack, good, good_stack, locked, urn_of

BY_ID = {rule.id: rule for rule in RULES}
PAIRS = [(rule, token) for rule in RULES if rule.check for token in rule.applies_to]
TOGETHER = [rule for rule in RULES if rule.check_stack]
FIXABLE = [(rule, token) for rule, token in PAIRS if rule.remediate is not None]
READING = [(rule, token) for rule, token in PAIRS if rule.on_unknown is not None]

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
every_rule_about_several = pytest.mark.parametrize("rule", TOGETHER, ids=lambda rule: rule.id)
EVERYTHING = {
    "all": "mandatory",
    **{rule_id: dict(sample.config) for rule_id, sample in SAMPLES.items() if sample.config},
}
SERVER = PolicyServer(EVERYTHING)
PACK = load_pack(read_config(EVERYTHING, "test"))


def pairs(selected: list[tuple[Rule, str]]) -> pytest.MarkDecorator:
    ids = [f"{rule.id}-{token.rpartition(':')[2]}" for rule, token in selected]
    return pytest.mark.parametrize(("rule", "token"), selected, ids=ids)


every_pair = pairs(PAIRS)
every_fixable = pairs(FIXABLE)
every_reading = pairs(READING)


def only(rule: Rule, level: str = "mandatory", **options: Any) -> dict[str, Any]:
    """A configuration in which no other rule speaks."""
    return {"all": "disabled", rule.id: {"enforcementLevel": level, **SAMPLES[rule.id].config, **options}}


def test_every_rule_has_a_sample_and_every_sample_a_rule() -> None:
    assert SAMPLES.keys() == BY_ID.keys()


def test_every_rule_module_is_registered_and_has_a_test_module_at_the_same_place() -> None:
    rooms = Path(str(rules.__file__)).parent
    modules = {path.relative_to(rooms) for path in rooms.rglob("*.py") if "\nRULE = Rule(" in path.read_text("utf-8")}
    assert len(modules) == len(RULES)
    checks = [rule.check or rule.check_stack for rule in RULES]
    registered = {Path(*str(check.__module__).split(".")[2:]).with_suffix(".py") for check in checks if check}
    assert modules == registered
    tests = Path(__file__).parent / "rules"
    assert [path for path in modules if not (tests / path).with_name(f"test_{path.name}").exists()] == []


def test_the_lock_of_the_good_stack_is_the_one_that_is_written_down() -> None:
    assert Path(LOCK_FOLDER, "dev.json").read_text(encoding="utf-8") == locked()


def test_ids_are_unique_and_none_is_a_post_deployment_checks() -> None:
    names = [rule.id for rule in RULES] + [rule.post_deployment_id for rule in RULES if rule.post_deployment_id]
    assert len(names) == len(set(names))


@every_rule
def test_its_id_says_what_it_looks_at(rule: Rule) -> None:
    assert re.fullmatch(r"cognito(-[a-z]+)+", rule.id)


@every_rule
def test_its_texts_are_complete_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.]{5,60}", rule.title)
    assert re.fullmatch(r"[A-Z].{20,}\.", rule.description)
    assert re.fullmatch(r"[A-Z].{15,}\.", rule.remediation_steps)
    assert rule.url.startswith("https://")
    for option in rule.all_options:
        assert re.fullmatch(r"[A-Z].{20,}\.", option.description)


@every_rule
def test_it_names_a_standard_or_a_source(rule: Rule) -> None:
    assert rule.frameworks
    assert all(framework_of(reference)[1] for reference in rule.frameworks)


SPELLED = {
    "sh": r"Cognito\.[1-6]",
    "config": r"cognito-[a-z]+(-[a-z]+)+",
    "prowler": r"cognito_(identity|user)_pool_[a-z0-9_]+",
    "cdk-nag": r"COG[1-8]",
    "checkov": r"CKV_AWS_\d+",
    "kics": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "cfn-nag": r"[FW]\d+",
    "asvs": r"\d+\.\d+\.\d+",
    "stave": r"CTL(\.[A-Z0-9]+){2,5}\.\d{3}",
}
"""How the tools and standards spell the ids of their checks: what is spelled otherwise no one finds there."""


@every_rule
def test_it_spells_the_checks_of_others_as_they_do(rule: Rule) -> None:
    for prefix, _, check in (reference.partition(":") for reference in rule.frameworks):
        assert re.fullmatch(SPELLED.get(prefix, r"\S+"), check)


@every_rule
def test_its_options_accept_their_own_defaults(rule: Rule) -> None:
    for option in rule.all_options:
        assert option.read(option.default) == option.default
        assert option.schema()["default"] == option.default
        assert option.read(object()) is None


def test_rules_for_app_clients_hold_for_managed_ones_too() -> None:
    for rule in RULES:
        assert (USER_POOL_CLIENT in rule.applies_to) == (MANAGED_USER_POOL_CLIENT in rule.applies_to)


@pytest.mark.parametrize("token", GOOD)
def test_good_resources_satisfy_every_rule(token: str) -> None:
    assert PACK.check_resource(good(token)) == []
    assert SERVER.analyze(good(token)) == []


def test_a_good_stack_satisfies_every_rule() -> None:
    assert PACK.check_stack(good_stack()) == []
    assert SERVER.analyze_stack(good_stack()) == []


@every_pair
def test_it_fires_in_process(rule: Rule, token: str) -> None:
    resource = bad(rule.id, token)
    violations = load_pack(read_config(only(rule), "test")).check_resource(resource)
    assert {(violation.rule, violation.level, violation.urn) for violation in violations} == {
        (rule.id, "mandatory", resource.urn)
    }
    assert {violation.severity for violation in violations} == {rule.severity.value}
    assert {violation.remediation for violation in violations} == {rule.remediation_steps}


@every_pair
@pytest.mark.parametrize("level", ["mandatory", "advisory", "remediate"])
def test_it_fires_through_the_server_at_the_configured_level(rule: Rule, token: str, level: str) -> None:
    if level == "remediate" and rule.remediate is None:
        server = PolicyServer({"all": "remediate", rule.id: dict(SAMPLES[rule.id].config)})
    else:
        server = PolicyServer(only(rule, level))
    found = [entry for entry in server.analyze(bad(rule.id, token)) if entry.policy == rule.id]
    assert {entry.level for entry in found} == {"advisory" if level == "advisory" else "mandatory"}
    assert all(entry.message.startswith(rule.description + "\n") for entry in found)


@every_pair
def test_the_server_says_what_the_pack_says(rule: Rule, token: str) -> None:
    resource = bad(rule.id, token)
    said = [(entry.policy, entry.text, entry.level) for entry in SERVER.analyze(resource)]
    assert said == [(each.rule, each.message, each.level) for each in PACK.check_resource(resource)]
    assert said


@every_pair
def test_disabled_it_is_silent(rule: Rule, token: str) -> None:
    config = {"all": "disabled"}
    assert load_pack(read_config(config, "test")).check_resource(bad(rule.id, token)) == []
    assert PolicyServer(config).analyze(bad(rule.id, token)) == []


@every_reading
def test_an_unknown_value_is_said_aloud_as_advice(rule: Rule, token: str) -> None:
    resource = good(token, **SAMPLES[rule.id].unknown)
    said = PolicyServer(only(rule)).analyze(resource)
    assert [(entry.policy, entry.level, entry.urn) for entry in said] == [(rule.id, "advisory", resource.urn)]
    assert "not checked yet" in said[0].message
    in_process = load_pack(read_config(only(rule), "test")).check_resource(resource)
    assert [(each.rule, each.level) for each in in_process] == [(rule.id, "advisory")]


@every_reading
def test_an_unknown_value_fails_the_preview_where_that_is_asked(rule: Rule, token: str) -> None:
    resource = good(token, **SAMPLES[rule.id].unknown)
    config = only(rule, onUnknown="fail")
    assert [entry.level for entry in PolicyServer(config).analyze(resource)] == ["mandatory"]
    assert [each.level for each in load_pack(read_config(config, "test")).check_resource(resource)] == ["mandatory"]


@pytest.mark.parametrize("token", ["aws:s3/bucket:Bucket", *GOOD])
def test_only_the_rules_about_a_type_apply_to_it(token: str) -> None:
    resource = Resource(token, "it", urn_of(token), {})
    about_it = {rule.id for rule in RULES if token in rule.applies_to}
    others = {rule.id for rule in RULES if rule.check is not None} - about_it
    assert set(SERVER.not_applicable(resource)) & {rule.id for rule in RULES} == others
    assert {each.rule for each in PACK.check_resource(resource)} <= about_it


@every_rule_about_several
@pytest.mark.parametrize("level", ["mandatory", "advisory"])
def test_about_several_it_fires_in_process_and_through_the_server(rule: Rule, level: str) -> None:
    stack = bad_stack(rule.id)
    config = only(rule, level)
    violations = load_pack(read_config(config, "test")).check_stack(stack)
    assert {(violation.rule, violation.level) for violation in violations} == {(rule.id, level)}
    assert {violation.urn for violation in violations} <= {"", *(resource.urn for resource in stack)}
    assert {violation.remediation for violation in violations} == {rule.remediation_steps}
    said = PolicyServer(config).analyze_stack(stack)
    assert [(entry.policy, entry.text, entry.level, entry.urn) for entry in said] == [
        (each.rule, each.message, each.level, each.urn) for each in violations
    ]


@every_rule_about_several
def test_about_several_it_is_silent_where_it_should_be(rule: Rule) -> None:
    assert load_pack(read_config({"all": "disabled"}, "test")).check_stack(bad_stack(rule.id)) == []
    assert load_pack(read_config(only(rule), "test")).check_stack([]) == []
    assert load_pack(read_config(only(rule), "test")).check_stack(good_stack()) == []


@every_rule_about_several
@pytest.mark.parametrize(("unknown", "level"), [("warn", "advisory"), ("fail", "mandatory")])
def test_about_several_what_is_unknown_is_said_aloud(rule: Rule, unknown: str, level: str) -> None:
    made = SAMPLES[rule.id].unknown_stack
    if made is None:
        return
    stack = made()
    config = only(rule, onUnknown=unknown)
    found = load_pack(read_config(config, "test")).check_stack(stack)
    assert {(each.rule, each.level) for each in found} == {(rule.id, level)}
    assert all(each.message.startswith("not checked yet") for each in found)
    assert [(entry.policy, entry.level) for entry in PolicyServer(config).analyze_stack(stack)] == [
        (each.rule, each.level) for each in found
    ]


@every_fixable
def test_its_remediation_satisfies_it(rule: Rule, token: str) -> None:
    server = PolicyServer(only(rule, "remediate"))
    [(policy, props)] = server.remediate(bad(rule.id, token))
    assert policy == rule.id
    assert server.analyze(good(token, **_replaced(token, props))) == []


@every_fixable
def test_its_remediation_leaves_good_and_unknown_resources_alone(rule: Rule, token: str) -> None:
    server = PolicyServer(only(rule, "remediate"))
    assert server.remediate(good(token)) == []
    assert server.remediate(good(token, **SAMPLES[rule.id].unknown)) == []


@every_fixable
def test_its_remediation_runs_only_at_that_level(rule: Rule, token: str) -> None:
    assert PolicyServer(only(rule, "mandatory")).remediate(bad(rule.id, token)) == []


@every_fixable
def test_its_post_deployment_check_finds_what_a_lost_remediation_leaves(rule: Rule, token: str) -> None:
    lost = bad(rule.id, token)
    for level, expected_level in (("remediate", {"mandatory"}), ("mandatory", {"mandatory"}), ("advisory", set())):
        found = PolicyServer(only(rule, level)).analyze_stack([lost])
        assert {(entry.policy, entry.urn) for entry in found} == (
            {(rule.post_deployment_id, lost.urn)} if expected_level else set()
        )
        assert {entry.level for entry in found} == expected_level
        in_process = load_pack(read_config(only(rule, level), "test")).check_stack([lost])
        assert [(each.rule, each.level) for each in in_process] == [(entry.policy, entry.level) for entry in found]


@every_fixable
def test_its_post_deployment_check_leaves_unknown_values_to_the_rule(rule: Rule, token: str) -> None:
    resource = good(token, **SAMPLES[rule.id].unknown)
    for unknown in ("warn", "fail"):
        assert PolicyServer(only(rule, onUnknown=unknown)).analyze_stack([resource]) == []


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 99)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["ON", "code"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = sorted({name for props in GOOD.values() for name in props} | {"signInPolicy", "smsConfiguration"})


@unhurried
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6), st.sampled_from(sorted(GOOD)))
def test_no_rule_breaks_on_garbage(props: dict[str, Any], token: str) -> None:
    before = copy.deepcopy(props)
    garbage = Resource(token, "it", urn_of(token), props)
    messages = [each.message for each in PACK.check_resource(garbage)]
    assert not [message for message in messages if "the rule failed" in message]
    assert repr(props) == repr(before)


@unhurried
@given(st.lists(st.tuples(st.sampled_from(sorted(GOOD)), st.sampled_from(NAMES), JSON), max_size=4))
def test_no_rule_breaks_on_a_stack_with_garbage_in_it(garbage: list[tuple[str, str, Any]]) -> None:
    changes: dict[str, dict[str, Any]] = {}
    for token, name, value in garbage:
        changes.setdefault(token, {})[name] = value
    messages = [each.message for each in PACK.check_stack(good_stack(changes))]
    assert not [message for message in messages if "the rule failed" in message]


def _replaced(token: str, props: dict[str, Any]) -> dict[str, Any]:
    """Changes that make a good resource's properties exactly `props`."""
    return dict.fromkeys(GOOD[token]) | props
