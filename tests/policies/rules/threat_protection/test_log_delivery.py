from typing import Any

import pytest

from cognito_policies.model.tokens import LOG_DELIVERY, USER_POOL
from cognito_policies.rules.threat_protection.log_delivery import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good_stack, loose, tied

MESSAGES = {"eventSource": "userNotification", "logLevel": "ERROR"}
SIGN_INS = {"eventSource": "userAuthEvents", "logLevel": "INFO"}
OFF = {USER_POOL: {"userPoolAddOns": None}}


def logs(*entries: Any) -> Any:
    return {LOG_DELIVERY: {"logConfigurations": list(entries)}}


def test_both_are_kept() -> None:
    assert stack_outcome(RULE, good_stack()).clean
    two = good_stack(logs(MESSAGES), extra=(tied(LOG_DELIVERY, "more", logConfigurations=[SIGN_INS]),))
    assert stack_outcome(RULE, two).clean


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [MESSAGES],
        [SIGN_INS],
        [MESSAGES, SIGN_INS | {"logLevel": "ERROR"}],
        [MESSAGES | {"logLevel": None}, SIGN_INS],
    ],
)
def test_some_are_not(entries: Any) -> None:
    assert about(stack_outcome(RULE, good_stack(logs(*entries))).violated) == ["it: no"]


def test_none_is() -> None:
    assert stack_outcome(RULE, good_stack(without=(LOG_DELIVERY,))).violated


def test_without_threat_protection_there_are_no_sign_ins_to_keep() -> None:
    assert stack_outcome(RULE, good_stack({**OFF, **logs(MESSAGES)})).clean
    [message] = stack_outcome(RULE, good_stack({**OFF, **logs(SIGN_INS)})).violated
    assert about([message]) == ["it: no"]


@pytest.mark.parametrize(
    "stack",
    [
        loose(LOG_DELIVERY, userPoolId=UNKNOWN_TEXT),
        good_stack({LOG_DELIVERY: {"logConfigurations": UNKNOWN_TEXT}}),
        good_stack(logs(MESSAGES, SIGN_INS | {"logLevel": UNKNOWN_TEXT})),
        good_stack({USER_POOL: {"userPoolAddOns": UNKNOWN_TEXT}}),
    ],
)
def test_unknown_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["userNotification", [1]])
def test_another_type_is_a_violation(wrong: Any) -> None:
    found = stack_outcome(RULE, good_stack({LOG_DELIVERY: {"logConfigurations": wrong}})).violated
    assert any(" must be " in message for message in found)
