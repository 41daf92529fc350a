from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.phone_verified_for_sms import RULE
from tests.policies.checking import outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

SMS: Any = {"smsConfiguration": {"externalId": "x", "snsCallerArn": UNKNOWN_TEXT}}


@pytest.mark.parametrize("mfa", ["ON", "OPTIONAL"])
@pytest.mark.parametrize("verified", [None, [], ["email"]])
def test_sms_to_numbers_no_user_verified(mfa: str, verified: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, mfaConfiguration=mfa, autoVerifiedAttributes=verified, **SMS)).violated
    assert 'autoVerifiedAttributes lacks "phone_number"' in message


def test_sms_to_verified_numbers() -> None:
    assert outcome(RULE, good(USER_POOL, autoVerifiedAttributes=["email", "phone_number"], **SMS)).clean


@pytest.mark.parametrize("changes", [{}, {"mfaConfiguration": "OFF", **SMS}, {"mfaConfiguration": None, **SMS}])
def test_no_sms_or_no_second_factor(changes: Any) -> None:
    assert outcome(RULE, good(USER_POOL, **changes)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"mfaConfiguration": UNKNOWN_TEXT, **SMS},
        {"smsConfiguration": UNKNOWN_TEXT},
        {"autoVerifiedAttributes": UNKNOWN_TEXT, **SMS},
        {"autoVerifiedAttributes": ["email", UNKNOWN_TEXT], **SMS},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"smsConfiguration": "on"}, {"autoVerifiedAttributes": "email", **SMS}])
def test_another_type_is_a_violation(changes: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, **changes)).violated
    assert " must be " in message


@pytest.mark.parametrize(("verified", "left"), [(None, ["phone_number"]), (["email"], ["email", "phone_number"])])
def test_remediating(verified: Any, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(good(USER_POOL, autoVerifiedAttributes=verified, **SMS))
    assert props["autoVerifiedAttributes"] == left
