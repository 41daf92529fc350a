from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.device_tracking import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

NAME = "challengeRequiredOnNewDevice"


@pytest.mark.parametrize("mfa", ["ON", "OPTIONAL", "OFF", None])
def test_devices_are_told_apart(mfa: str | None) -> None:
    assert outcome(RULE, good(USER_POOL, mfaConfiguration=mfa, deviceConfiguration={NAME: True})).clean


@pytest.mark.parametrize("mfa", ["ON", "OPTIONAL"])
@pytest.mark.parametrize("challenge", [False, None])
def test_with_mfa_a_new_device_looks_like_a_known_one(mfa: str, challenge: bool | None) -> None:
    [message] = outcome(RULE, good(USER_POOL, mfaConfiguration=mfa, deviceConfiguration={NAME: challenge})).violated
    assert about([message]) == ["deviceConfiguration.challengeRequiredOnNewDevice"]


@pytest.mark.parametrize("mfa", ["OFF", None])
def test_without_mfa_there_is_no_challenge(mfa: str | None) -> None:
    assert outcome(RULE, good(USER_POOL, mfaConfiguration=mfa, deviceConfiguration={NAME: False})).clean


@pytest.mark.parametrize("mfa", ["ON", "OFF"])
def test_no_device_is_remembered(mfa: str) -> None:
    [message] = outcome(RULE, good(USER_POOL, mfaConfiguration=mfa, deviceConfiguration=None)).violated
    assert about([message]) == ["deviceConfiguration"]


@pytest.mark.parametrize(
    "changes",
    [
        {"deviceConfiguration": UNKNOWN_TEXT},
        {"deviceConfiguration": {NAME: UNKNOWN_TEXT}},
        {"mfaConfiguration": UNKNOWN_TEXT, "deviceConfiguration": {NAME: False}},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [[], {NAME: "true"}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, deviceConfiguration=wrong)).violated
    assert " must be " in message
