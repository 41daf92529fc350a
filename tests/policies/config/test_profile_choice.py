"""Profiles: one choice that settles what standards contradict each other in."""

from typing import Any

import pytest

from cognito_policies import RULES, PackConfigError, load_pack, read_config
from cognito_policies.config.profiles import PROFILE_ID, PROFILES, is_set_by_profile, profile_options
from cognito_policies.model.tokens import USER_POOL
from tests.policies.policy_server import AbortedError, PolicyServer
from tests.policies.samples import good

COMPOSITION = "cognito-pool-password-composition"
NIST = {PROFILE_ID: {"use": "nist"}}
WITHOUT_SYMBOLS = good(USER_POOL, passwordPolicy={"requireSymbols": False})


def rules_said(config: dict[str, Any]) -> set[str]:
    """The rules pack and server name, checked to be the same."""
    found = {each.rule for each in load_pack(read_config(config, "test")).check_resource(WITHOUT_SYMBOLS)}
    assert {each.policy for each in PolicyServer(config).analyze(WITHOUT_SYMBOLS)} == found
    return found


def test_profiles_set_options_that_exist_to_values_that_are_allowed() -> None:
    options = {rule.id: {option.name: option for option in rule.all_options} for rule in RULES}
    for rules in PROFILES.values():
        for rule_id, settled in rules.items():
            for name, value in settled.items():
                assert options[rule_id][name].read(value) == value


def test_profiles_differ_where_standards_do() -> None:
    assert COMPOSITION in rules_said({})
    assert COMPOSITION in rules_said({PROFILE_ID: {"use": "fsbp"}})
    assert COMPOSITION not in rules_said(NIST)
    deployed = {each.rule for each in load_pack(read_config(NIST, "test")).check_stack([WITHOUT_SYMBOLS])}
    assert f"{COMPOSITION}-applied" not in deployed
    assert f"{COMPOSITION}-applied" not in {each.policy for each in PolicyServer(NIST).analyze_stack([WITHOUT_SYMBOLS])}


def test_what_a_rule_says_itself_wins() -> None:
    assert COMPOSITION in rules_said({**NIST, COMPOSITION: {"profile": "fsbp"}})
    assert COMPOSITION not in rules_said({PROFILE_ID: {"use": "fsbp"}, COMPOSITION: {"profile": "nist"}})


def test_a_level_beside_a_profile_is_kept() -> None:
    config = read_config({**NIST, "all": "advisory", COMPOSITION: "mandatory"}, "test").rules[COMPOSITION]
    assert (config.level.value, config.options.values["profile"]) == ("mandatory", "nist")


def test_the_rest_is_left_alone() -> None:
    assert profile_options(None, COMPOSITION) == profile_options("nist", "cognito-tags") == {}
    assert is_set_by_profile(COMPOSITION, "profile")
    assert not is_set_by_profile(COMPOSITION, "onUnknown")


@pytest.mark.parametrize(
    "entry",
    ["nist", "advisory", {}, {"use": "NIST"}, {"use": 1}, {"use": ["nist"]}, {"use": "nist", "minLength": 8}, None],
)
def test_anything_else_is_refused(entry: Any) -> None:
    with pytest.raises(PackConfigError) as caught:
        read_config({PROFILE_ID: entry}, "x.json")
    assert str(caught.value).startswith(f'x.json: "{PROFILE_ID}": must be ')
    assert '{"use": "fsbp"} or {"use": "nist"}' in str(caught.value)


def test_the_obvious_key_is_answered() -> None:
    with pytest.raises(PackConfigError, match="a profile is set with"):
        read_config({"profile": "nist"}, "x.json")


def test_the_server_refuses_what_the_cli_lets_through() -> None:
    with pytest.raises(AbortedError, match='"cognito-profile": must be '):
        PolicyServer({PROFILE_ID: {"use": "nist", "uses": "fsbp"}})


def test_it_is_a_policy_that_never_objects_and_whose_options_the_cli_checks() -> None:
    server = PolicyServer({"all": "mandatory"})
    info = {policy.name: policy for policy in server.info().policies}
    assert info[PROFILE_ID].configSchema.properties["use"]["enum"] == list(PROFILES)
    assert "default" not in info[COMPOSITION].configSchema.properties["profile"]
    assert PROFILE_ID not in {each.policy for each in server.analyze_stack([WITHOUT_SYMBOLS])}
