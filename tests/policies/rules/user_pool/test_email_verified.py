from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.email_verified import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(verified: Any = None, **changes: Any) -> Any:
    open_to_all = {"adminCreateUserConfig": None}
    return good(USER_POOL, **{"usernameAttributes": None, "autoVerifiedAttributes": verified, **open_to_all, **changes})


@pytest.mark.parametrize("admins", [None, {"allowAdminCreateUserOnly": False}])
@pytest.mark.parametrize(
    ("used", "verified"),
    [
        (["email"], None),
        (["email"], []),
        (["email"], ["phone_number"]),
        (["phone_number"], ["email"]),
        (["email", "phone_number"], None),
        (["email", "phone_number"], ["email"]),
    ],
)
def test_what_users_sign_up_with_is_not_verified(admins: Any, used: Any, verified: Any) -> None:
    given = pool(verified, usernameAttributes=used, adminCreateUserConfig=admins)
    [message] = outcome(RULE, given).violated
    assert about([message]) == ["autoVerifiedAttributes"]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"usernameAttributes": []},
        {"aliasAttributes": ["preferred_username"]},
        # An alias signs no one in before it is verified.
        {"aliasAttributes": ["email", "phone_number"]},
        {"usernameAttributes": ["email"], "adminCreateUserConfig": {"allowAdminCreateUserOnly": True}},
        {"usernameAttributes": ["email"], "autoVerifiedAttributes": ["email"]},
        {"aliasAttributes": ["email", "preferred_username"], "autoVerifiedAttributes": ["phone_number", "email"]},
    ],
)
def test_what_users_sign_in_with_is_verified(changes: Any) -> None:
    assert outcome(RULE, pool(**changes)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"usernameAttributes": UNKNOWN_TEXT},
        {"usernameAttributes": [UNKNOWN_TEXT]},
        {"usernameAttributes": ["email"], "autoVerifiedAttributes": UNKNOWN_TEXT},
        {"usernameAttributes": ["email"], "autoVerifiedAttributes": ["phone_number", UNKNOWN_TEXT]},
        {"usernameAttributes": ["email"], "adminCreateUserConfig": {"allowAdminCreateUserOnly": UNKNOWN_TEXT}},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, pool(**changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"usernameAttributes": "email"}, {"usernameAttributes": [1]}])
def test_another_type_is_a_violation(changes: Any) -> None:
    assert " must be " in outcome(RULE, pool(**changes)).violated[0]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"usernameAttributes": ["email"]}, ["email"]),
        ({"usernameAttributes": ["email"], "autoVerifiedAttributes": ["phone_number"]}, ["phone_number", "email"]),
        ({"usernameAttributes": ["email", "phone_number"]}, ["email"]),
        (
            {"usernameAttributes": ["email", "phone_number"], "smsConfiguration": {"externalId": "x"}},
            ["email", "phone_number"],
        ),
    ],
)
def test_remediating_adds_what_the_pool_can_verify(changes: Any, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(pool(**changes))
    assert props["autoVerifiedAttributes"] == left
