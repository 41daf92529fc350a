import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies import RULES, Level, PackConfigError, read_config
from cognito_policies.config.exemptions import Exemption
from tests.policies.checking import unhurried

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
    assert config.options.integer("minLength") == 14
    assert config.options.integer("minLengthWithoutMfa") == 15


def test_remediate_for_all_is_mandatory_where_there_is_no_remediation() -> None:
    config = read_config({"all": "remediate"}, "test").rules
    assert config[GUEST].level is Level.REMEDIATE
    assert config[MFA].level is Level.MANDATORY


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.remediate is None], ids=lambda rule: rule.id)
def test_remediate_for_a_rule_that_cannot_is_refused(rule: Any) -> None:
    for entry in ("remediate", {"enforcementLevel": "remediate"}):
        [problem] = refused({rule.id: entry})
        assert problem.endswith('use "mandatory"')


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (
            {"cognito-pool-mfa-require": "advisory"},
            '"cognito-pool-mfa-require": no such rule; did you mean "cognito-pool-mfa-required"?',
        ),
        ({"Cognito-Pool-Mfa-Required": "advisory"}, 'no such rule; did you mean "cognito-pool-mfa-required"?'),
        ({"xyz": "advisory"}, '"xyz": no such rule; (allowed: cognito-pool-password-length, '),
        ({"minLength": 14}, f'"minLength": this is an option; put it under its rule ("{LENGTH}")'),
        ({"mandatory": [MFA]}, '"mandatory": a level belongs under a rule id or "all"'),
        ({"enforcementLevel": "mandatory"}, '"enforcementLevel": a level belongs under'),
        ({f"{GUEST}-applied": "advisory"}, f'configure "{GUEST}"'),
        (
            {"all": "Mandatory"},
            '"all": got "Mandatory", which is no level; did you mean "mandatory"? (allowed: advisory, ',
        ),
        ({"all": None}, '"all": got null, which is no level'),
        ({"all": {"minLength": 14}}, '"all": "minLength" has no effect here; "all" takes a level only'),
        ({"all": {}}, '"all": got {}; it must be (allowed: advisory'),
        ({"all": {"enforcementLevel": "x"}}, '"all.enforcementLevel": got "x", which is no level; (allowed'),
        ({MFA: "Mandatory"}, f'"{MFA}": got "Mandatory", which is no level; did you mean "mandatory"?'),
        ({MFA: {"enforcementLevel": "mandatry"}}, 'got "mandatry", which is no level; did you mean "mandatory"?'),
        ({MFA: {"enforcementLevel": 1}}, f'"{MFA}.enforcementLevel": got 1, which is no level'),
        ({MFA: ["mandatory"]}, f'"{MFA}": must be a level ("advisory", "mandatory", '),
        ({MFA: None}, "must be a level"),
        (
            {MFA: {"allowoptional": True}},
            f'"{MFA}": no option "allowoptional"; did you mean "allowOptional"? (allowed: enforcementLevel, ',
        ),
        ({MFA: {"level": "advisory"}}, f'"{MFA}": no option "level"'),
        ({MFA: {"minLength": 14}}, f'"{MFA}": no option "minLength"'),
        ({MFA: {"allowOptional": "yes"}}, f'"{MFA}.allowOptional": must be true or false'),
        ({MFA: {"allowOptional": None}}, f'"{MFA}.allowOptional": must be true or false, got null'),
        ({LENGTH: {"minLength": "14"}}, f'"{LENGTH}.minLength": must be a whole number from 6 to 99'),
        ({LENGTH: {"minLength": 5}}, "must be a whole number from 6 to 99, got 5"),
        ({LENGTH: {"minLength": 100}}, "must be a whole number from 6 to 99, got 100"),
        ({LENGTH: {"minLength": 14.5}}, "to 99, got 14.5"),
        ({LENGTH: {"minLength": True}}, "to 99, got true"),
        ({LENGTH: {"onUnknown": "Fail"}}, 'must be "warn" or "fail", got "Fail"'),
        ({"cognito-pool-pulumi-protect": {"onUnknown": "fail"}}, 'no option "onUnknown"'),
        ("[]", "must be an object with rule ids as keys, got []"),
        ("{", "this is not JSON: "),
        ("[" * 100_000, "this is not JSON: "),
        ('{"all": "advisory", "all": "mandatory"}', 'remove the duplicate keys "all"'),
        (f'{{"{LENGTH}": {{"minLength": 8, "minLength": 9}}}}', "remove the duplicate keys"),
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
        ({"reason": ""}, '.reason": must be a text, got ""'),
        ({"reason": "   "}, '.reason": must be a text, got "   "'),
        ({"reason": None}, '.reason": must be a text, got not set'),
        ({"resource": 1}, '.resource": must be a text, got 1'),
        ({"resource": "*"}, '.resource": "*" matches all resources; set the level "disabled"'),
        ({"resource": "**?"}, "matches all resources"),
        ({"expires": None}, '.expires": must be a text, got not set'),
        ({"expires": "soon"}, '.expires": must be a date as YYYY-MM-DD, got "soon"'),
        ({"expires": "20261231"}, "must be a date as YYYY-MM-DD"),
        ({"expires": "2026-02-30"}, "must be a date as YYYY-MM-DD"),
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
        ({}, "must be a list of objects"),
        (None, "must be a list of objects, got null"),
        (["legacy"], '[0]": must be an object'),
    ],
)
def test_exceptions_of_another_shape_are_refused(exceptions: Any, problem: str) -> None:
    assert problem in refused({GUEST: {"exceptions": exceptions}})[0]
