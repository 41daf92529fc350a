from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.password_length import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(length: Any, mfa: Any = "ON") -> Any:
    return good(USER_POOL, mfaConfiguration=mfa, passwordPolicy={"minimumLength": length})


@pytest.mark.parametrize(
    ("length", "mfa"), [(8, "ON"), (8.0, "ON"), (99, "ON"), (15, "OPTIONAL"), (15, None), (15, "OFF")]
)
def test_long_enough(length: float, mfa: str | None) -> None:
    assert outcome(RULE, pool(length, mfa)).clean


@pytest.mark.parametrize(("length", "mfa"), [(7, "ON"), (14, "OPTIONAL"), (14.0, None), (8, "OFF")])
def test_too_short(length: float, mfa: str | None) -> None:
    [message] = outcome(RULE, pool(length, mfa)).violated
    assert about([message]) == ["passwordPolicy.minimumLength"]


@pytest.mark.parametrize(("mfa", "fires"), [("ON", False), ("OPTIONAL", True), ("OFF", True), (None, True)])
def test_without_a_policy_awss_eight_characters_count(mfa: str | None, fires: bool) -> None:
    found = outcome(RULE, good(USER_POOL, passwordPolicy=None, mfaConfiguration=mfa))
    assert bool(found.violated) is fires
    assert not found.unchecked


@pytest.mark.parametrize("block", [{"requireNumbers": True}, {"minimumLength": None}])
def test_a_policy_without_a_length_sends_none(block: dict[str, Any]) -> None:
    resource = good(USER_POOL, passwordPolicy=None)
    resource.props["passwordPolicy"] = block  # type: ignore[index]  # -- the samples are dicts
    [message] = outcome(RULE, resource).violated
    assert about([message]) == ["passwordPolicy.minimumLength"]


@pytest.mark.parametrize(
    ("length", "needed_of", "fires"), [(7, "any", True), (8, "mfa", False), (14, "mfa", False), (15, "any", False)]
)
def test_while_mfa_is_not_known(length: int, needed_of: str, fires: bool) -> None:
    found = outcome(RULE, pool(length, UNKNOWN_TEXT))
    assert bool(found.violated) is fires
    assert any("mfaConfiguration" in message for message in found.unchecked) is (length < 15)
    assert (needed_of == "mfa") is (bool(found.unchecked) and not fires)


@pytest.mark.parametrize(
    "changes", [{"passwordPolicy": UNKNOWN_TEXT}, {"passwordPolicy": {"minimumLength": UNKNOWN_TEXT}}]
)
def test_an_unknown_length_is_not_checked_yet(changes: dict[str, Any]) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert "passwordPolicy" in found.unchecked[0]


@pytest.mark.parametrize("wrong", ["12", True, 8.5, [8], {"a": 1}])
def test_a_length_of_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, pool(wrong)).violated
    assert message.startswith("passwordPolicy.minimumLength must be a whole number, got ")


def test_a_policy_of_another_type_is_a_violation() -> None:
    assert "passwordPolicy must be an object, got text" in outcome(RULE, good(USER_POOL, passwordPolicy="x")).violated


@pytest.mark.parametrize(
    ("options", "mfa", "length", "fires"),
    [
        ({"minLength": 14}, "ON", 13, True),
        ({"minLength": 14}, "ON", 14, False),
        ({"minLength": 14}, "OFF", 14, True),
        ({"minLength": 20}, "OFF", 19, True),
        ({"minLength": 6}, "ON", 7, True),
        ({"minLengthWithoutMfa": 8}, "OPTIONAL", 8, False),
        ({"minLengthWithoutMfa": 8}, "OFF", 7, True),
        ({"minLengthWithoutMfa": 8, "minLength": 10}, "OFF", 9, True),
    ],
)
def test_options(options: dict[str, int], mfa: str, length: int, fires: bool) -> None:
    assert bool(outcome(RULE, pool(length, mfa), **options).violated) is fires


def test_remediating_a_pool_without_a_policy_keeps_awss_classes() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(good(USER_POOL, passwordPolicy=None, mfaConfiguration="OPTIONAL"))
    assert props["passwordPolicy"] == {
        "minimumLength": 15,
        "requireLowercase": True,
        "requireUppercase": True,
        "requireNumbers": True,
        "requireSymbols": True,
        "temporaryPasswordValidityDays": 7,
    }


def test_remediating_changes_nothing_else_in_the_policy() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "minLength": 20}})
    [(_, props)] = server.remediate(good(USER_POOL))
    assert props["passwordPolicy"]["minimumLength"] == 20
    assert props["passwordPolicy"]["temporaryPasswordValidityDays"] == 3
