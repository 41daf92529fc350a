from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.account_recovery import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

SMS: Any = {"smsConfiguration": {"externalId": "x"}}
EMAIL = {"emailMfaConfiguration": {"subject": "Code"}}
NO_TOTP = {"softwareTokenMfaConfiguration": None}


def ways(*mechanisms: tuple[Any, Any]) -> Any:
    listed = [{"name": name, "priority": priority} for name, priority in mechanisms]
    return {"accountRecoverySetting": {"recoveryMechanisms": listed}}


@pytest.mark.parametrize(
    "setting",
    [
        ways(("verified_email", 1)),
        ways(("admin_only", 1)),
        ways(("verified_email", 1), ("verified_phone_number", 2)),
        ways(("verified_phone_number", 2), ("verified_email", 1.0)),
    ],
)
def test_email_first(setting: Any) -> None:
    assert outcome(RULE, good(USER_POOL, **setting)).clean


@pytest.mark.parametrize("setting", [None, {"recoveryMechanisms": None}, {"recoveryMechanisms": []}])
def test_nothing_said_is_sms_first_where_the_pool_sends_sms(setting: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, **SMS, accountRecoverySetting=setting)).violated
    assert about([message]) == ["accountRecoverySetting.recoveryMechanisms"]
    assert outcome(RULE, good(USER_POOL, smsConfiguration=None, accountRecoverySetting=setting)).clean
    unknown = outcome(RULE, good(USER_POOL, smsConfiguration=UNKNOWN_TEXT, accountRecoverySetting=setting))
    assert (unknown.violated, len(unknown.unchecked)) == ([], 1)


@pytest.mark.parametrize(
    "setting",
    [
        ways(("verified_phone_number", 1)),
        ways(("verified_phone_number", 1), ("verified_email", 2)),
        ways(("verified_email", 2), ("verified_phone_number", 1)),
        ways(("verified_email", 1), ("verified_phone_number", 1)),
    ],
)
def test_sms_first(setting: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, **SMS, **setting)).violated
    assert about([message]) == ["accountRecoverySetting.recoveryMechanisms"]
    assert outcome(RULE, good(USER_POOL, smsConfiguration=None, **setting)).clean


@pytest.mark.parametrize(
    "changes", [{**EMAIL, **ways(("verified_email", 1))}, {**SMS, **ways(("verified_phone_number", 1))}]
)
def test_the_only_way_back_is_the_only_second_factor(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **{**NO_TOTP, **changes})).violated
    assert about([found[-1]]) == ["accountRecoverySetting.recoveryMechanisms"]
    off = outcome(RULE, good(USER_POOL, **{**NO_TOTP, **changes, "softwareTokenMfaConfiguration": {"enabled": False}}))
    assert off.violated == found


@pytest.mark.parametrize(
    "changes",
    [
        {**EMAIL, **ways(("verified_email", 1))},
        {**NO_TOTP, **EMAIL, **ways(("verified_email", 1)), "mfaConfiguration": "OFF"},
        {**NO_TOTP, **EMAIL, **SMS, **ways(("verified_email", 1))},
        {**NO_TOTP, **EMAIL, **ways(("verified_email", 1), ("verified_phone_number", 2))},
        {**NO_TOTP, **SMS, **ways(("verified_email", 1))},
        {**NO_TOTP, **ways(("verified_email", 1))},
    ],
)
def test_another_way_back_than_the_second_factor(changes: Any) -> None:
    assert outcome(RULE, good(USER_POOL, **changes)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"accountRecoverySetting": UNKNOWN_TEXT},
        {"accountRecoverySetting": {"recoveryMechanisms": UNKNOWN_TEXT}},
        ways((UNKNOWN_TEXT, 1)),
        ways(("verified_phone_number", 1), (UNKNOWN_TEXT, 2)),
        ways(("verified_phone_number", UNKNOWN_TEXT)),
        {**NO_TOTP, **ways(("verified_email", 1)), "emailMfaConfiguration": UNKNOWN_TEXT},
        {**ways(("verified_email", 1)), **EMAIL, "softwareTokenMfaConfiguration": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"accountRecoverySetting": "verified_email"},
        {"accountRecoverySetting": {"recoveryMechanisms": "verified_email"}},
        {"accountRecoverySetting": {"recoveryMechanisms": ["verified_email"]}},
        ways(("verified_phone_number", "1")),
        ways((1, 1)),
    ],
)
def test_another_type_is_a_violation(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes)).violated
    assert found
    assert all(" must be " in message for message in found)
