from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.password_composition import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

CLASSES = ["requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"]


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("value", [False, None])
def test_a_class_that_is_not_demanded(name: str, value: bool | None) -> None:
    found = outcome(RULE, good(USER_POOL, passwordPolicy={name: value}))
    assert about(found.violated) == ["passwordPolicy"]


def test_an_empty_policy_demands_nothing() -> None:
    resource = good(USER_POOL, passwordPolicy=None)
    resource.props["passwordPolicy"] = {}  # type: ignore[index]  # -- the samples are dicts
    assert all(name in outcome(RULE, resource).violated[0] for name in CLASSES)


def test_without_a_policy_awss_default_demands_all_four() -> None:
    assert outcome(RULE, good(USER_POOL, passwordPolicy=None)).clean


def test_the_known_classes_are_checked_beside_an_unknown_one() -> None:
    found = outcome(RULE, good(USER_POOL, passwordPolicy={"requireNumbers": UNKNOWN_TEXT, "requireSymbols": False}))
    assert about([found.violated[0]]) == ["passwordPolicy"]
    assert "passwordPolicy.requireNumbers" in found.unchecked[0]


def test_an_unknown_policy_is_not_checked_yet() -> None:
    found = outcome(RULE, good(USER_POOL, passwordPolicy=UNKNOWN_TEXT))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["true", 1, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, passwordPolicy={"requireNumbers": wrong})).violated
    assert message.startswith("passwordPolicy.requireNumbers must be a boolean")


def test_nist_leaves_composition_free() -> None:
    none = good(USER_POOL, passwordPolicy=dict.fromkeys(CLASSES, False))
    assert outcome(RULE, none, profile="nist").clean
    assert outcome(RULE, none, profile="fsbp").violated
