import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies import RULES, Level, PackConfigError, read_config
from cognito_policies.exemptions import Exemption
from tests.policies.judging import unhurried

LENGTH = "cognito-pool-password-length"
MFA = "cognito-pool-mfa-required"
GUEST = "cognito-idpool-guest-off"
GOOD_EXCEPTION = {"resource": "legacy-*", "reason": "migrated in May", "expires": "2026-12-31"}


def refused(config: Any) -> list[str]:
    text = config if isinstance(config, str) else json.dumps(config)
    with pytest.raises(PackConfigError) as caught:
        read_config(text, "prod.json")
    lines = str(caught.value).splitlines()
    assert all(line.startswith("prod.json: ") for line in lines)
    return [line.removeprefix("prod.json: ") for line in lines]


@pytest.mark.parametrize("nothing", ["", "  \n", "{}", {}])
def test_nothing_configured_is_every_default(nothing: Any) -> None:
    config = read_config(nothing, "test")
    assert list(config.rules) == [rule.id for rule in RULES]
    assert {rule.id: config.rules[rule.id].level for rule in RULES} == {rule.id: rule.level for rule in RULES}
    assert config.rules[LENGTH].options.values == {"minLength": 8, "minLengthWithoutMfa": 15, "onUnknown": "warn"}


def test_text_and_mapping_are_read_alike() -> None:
    entries = {"all": "advisory", LENGTH: {"minLength": 14}}
    assert read_config(json.dumps(entries), "test") == read_config(entries, "test")


def test_levels_of_all_and_of_one_rule() -> None:
    config = read_config({MFA: {"enforcementLevel": "mandatory"}, GUEST: "disabled", "all": "advisory"}, "test").rules
    assert (config[MFA].level, config[GUEST].level, config[LENGTH].level) == (
        Level.MANDATORY,
        Level.DISABLED,
        Level.ADVISORY,
    )
    assert read_config({"all": {"enforcementLevel": "advisory"}}, "test").rules[MFA].level is Level.ADVISORY


def test_options_keep_the_level_of_all() -> None:
    config = read_config({"all": "advisory", LENGTH: {"minLength": 14.0}}, "test").rules[LENGTH]
    assert config.level is Level.ADVISORY
    assert config.options.whole("minLength") == 14
    assert config.options.whole("minLengthWithoutMfa") == 15


def test_remediate_for_all_is_mandatory_where_there_is_no_remediation() -> None:
    config = read_config({"all": "remediate"}, "test").rules
    assert config[GUEST].level is Level.REMEDIATE
    assert config[MFA].level is Level.MANDATORY


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.remediate is None], ids=lambda rule: rule.id)
def test_remediate_for_a_rule_that_cannot_is_refused(rule: Any) -> None:
    for entry in ("remediate", {"enforcementLevel": "remediate"}):
        [problem] = refused({rule.id: entry})
        assert problem.endswith('the rule has no remediation; allowed is "mandatory"')


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (
            {"cognito-pool-mfa-require": "advisory"},
            '"cognito-pool-mfa-require": no such rule; did you mean "cognito-pool-mfa-required"?',
        ),
        ({"Cognito-Pool-Mfa-Required": "advisory"}, 'no such rule; did you mean "cognito-pool-mfa-required"?'),
        ({"xyz": "advisory"}, '"xyz": no such rule; (allowed: cognito-pool-password-length, '),
        ({"minLength": 14}, f'"minLength": an option stands under its rule: "{LENGTH}"'),
        ({"mandatory": [MFA]}, '"mandatory": a level is the value of a rule\'s id, or of "all"'),
        ({"enforcementLevel": "mandatory"}, '"enforcementLevel": a level is the value of'),
        ({f"{GUEST}-applied": "advisory"}, f'it always follows its rule; configure "{GUEST}"'),
        (
            {"all": "Mandatory"},
            '"all": got "Mandatory", which is no level; did you mean "mandatory"? (allowed: advisory, ',
        ),
        ({"all": None}, '"all": got null, which is no level'),
        ({"all": {"minLength": 14}}, '"all": "minLength" has no effect there; only a level stands under "all"'),
        ({"all": {}}, '"all": got {}, allowed is a level: (allowed: advisory'),
        ({"all": {"enforcementLevel": "x"}}, '"all.enforcementLevel": got "x", which is no level; (allowed'),
        ({MFA: "Mandatory"}, f'"{MFA}": got "Mandatory", which is no level; did you mean "mandatory"?'),
        ({MFA: {"enforcementLevel": "mandatry"}}, 'got "mandatry", which is no level; did you mean "mandatory"?'),
        ({MFA: {"enforcementLevel": 1}}, f'"{MFA}.enforcementLevel": got 1, which is no level'),
        ({MFA: ["mandatory"]}, f'"{MFA}": got ["mandatory"], allowed is a level ("advisory", "mandatory", '),
        ({MFA: None}, "allowed is a level"),
        (
            {MFA: {"allowoptional": True}},
            f'"{MFA}": no option "allowoptional"; did you mean "allowOptional"? (allowed: enforcementLevel, ',
        ),
        ({MFA: {"level": "advisory"}}, f'"{MFA}": no option "level"'),
        ({MFA: {"minLength": 14}}, f'"{MFA}": no option "minLength"'),
        ({MFA: {"allowOptional": "yes"}}, f'"{MFA}.allowOptional": got "yes", allowed is true or false'),
        ({MFA: {"allowOptional": None}}, f'"{MFA}.allowOptional": got null, allowed is true or false'),
        ({LENGTH: {"minLength": "14"}}, f'"{LENGTH}.minLength": got "14", allowed is a whole number from 6 to 99'),
        ({LENGTH: {"minLength": 5}}, "got 5, allowed is a whole number from 6 to 99"),
        ({LENGTH: {"minLength": 100}}, "got 100, allowed is a whole number from 6 to 99"),
        ({LENGTH: {"minLength": 14.5}}, "got 14.5, allowed"),
        ({LENGTH: {"minLength": True}}, "got true, allowed"),
        ({LENGTH: {"onUnknown": "Fail"}}, 'got "Fail", allowed is "warn" or "fail"'),
        ({"cognito-pool-pulumi-protect": {"onUnknown": "fail"}}, 'no option "onUnknown"'),
        ("[]", "got [], allowed is an object of rule ids"),
        ("{", "this is not JSON: "),
        ("[" * 100_000, "this is not JSON: "),
        ('{"all": "advisory", "all": "mandatory"}', "given more than once, so that only the last would count: ['all']"),
        (f'{{"{LENGTH}": {{"minLength": 8, "minLength": 9}}}}', "given more than once"),
    ],
)
def test_what_is_not_understood_stops_the_run(config: Any, problem: str) -> None:
    [said] = refused(config)
    assert problem in said


def test_a_near_name_spares_the_reader_the_list_of_all_rules() -> None:
    [near] = refused({"cognito-pool-mfa-require": "advisory"})
    assert near == '"cognito-pool-mfa-require": no such rule; did you mean "cognito-pool-mfa-required"?'
    [far] = refused({"xyz": "advisory"})
    assert all(rule.id in far for rule in RULES)


def test_all_problems_are_said_at_once() -> None:
    assert len(refused({"all": "x", "nope": "advisory", MFA: {"a": 1, "allowOptional": 3}})) == 4


@unhurried
@given(
    st.text(max_size=20) | st.sampled_from([rule.id for rule in RULES]),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=9), st.integers(), min_size=1, max_size=2),
)
def test_no_entry_is_ever_ignored(key: str, value: Any) -> None:
    try:
        config = read_config({key: value}, "test")
    except PackConfigError as error:
        assert "test: " in str(error)  # noqa: PT017 -- either outcome is right, depending on the data
    else:
        assert value in {level.value for level in Level}
        assert key == "all" or config.rules[key].level.value == value


def test_exceptions() -> None:
    config = read_config({GUEST: {"exceptions": [GOOD_EXCEPTION]}}, "test").rules[GUEST]
    assert config.exemptions == (Exemption("legacy-*", "migrated in May", date(2026, 12, 31)),)
    assert config.level is Level.MANDATORY


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"reason": ""}, '.reason": got "", required is text'),
        ({"reason": "   "}, '.reason": got "   ", required is text'),
        ({"reason": None}, '.reason": got absent, required is text'),
        ({"resource": 1}, '.resource": got 1, required is text'),
        ({"resource": "*"}, '.resource": "*" covers everything; use the level "disabled"'),
        ({"resource": "**?"}, "covers everything"),
        ({"expires": None}, '.expires": got absent, required is text'),
        ({"expires": "soon"}, '.expires": got "soon", allowed is a date as YYYY-MM-DD'),
        ({"expires": "20261231"}, "allowed is a date as YYYY-MM-DD"),
        ({"expires": "2026-02-30"}, "allowed is a date as YYYY-MM-DD"),
        ({"until": "2026-12-31"}, '": no key "until"; '),
    ],
)
def test_an_exception_without_resource_reason_and_date_is_refused(changes: Any, problem: str) -> None:
    entry = {key: value for key, value in (GOOD_EXCEPTION | changes).items() if value is not None}
    [said] = refused({GUEST: {"exceptions": [entry]}})
    assert said.startswith(f'"{GUEST}.exceptions[0]')
    assert problem in said


@pytest.mark.parametrize(
    ("exceptions", "problem"),
    [
        ({}, "allowed is a list of objects"),
        (None, "got null, allowed is a list"),
        (["legacy"], '[0]": got "legacy", allowed is an object'),
    ],
)
def test_exceptions_of_another_shape_are_refused(exceptions: Any, problem: str) -> None:
    assert problem in refused({GUEST: {"exceptions": exceptions}})[0]
