from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.verify_before_update import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

NAME = "attributesRequireVerificationBeforeUpdates"


def pool(verified: Any, before: Any) -> Any:
    settings = before if before in (None, UNKNOWN_TEXT) else {NAME: before}
    return good(USER_POOL, autoVerifiedAttributes=verified, userAttributeUpdateSettings=settings)


@pytest.mark.parametrize(
    ("verified", "before"),
    [
        (["email"], None),
        (["email"], []),
        (["email"], ["phone_number"]),
        (["email", "phone_number"], ["email"]),
        (["email", "phone_number"], []),
        (["email", UNKNOWN_TEXT], []),
    ],
)
def test_an_address_changes_at_once(verified: Any, before: Any) -> None:
    [message] = outcome(RULE, pool(verified, before)).violated
    assert about([message]) == ["userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates"]


@pytest.mark.parametrize(
    ("verified", "before"),
    [(None, None), ([], []), (["email"], ["email"]), (["email"], ["phone_number", "email"]), (["other"], None)],
)
def test_an_address_changes_once_it_is_verified(verified: Any, before: Any) -> None:
    assert outcome(RULE, pool(verified, before)).clean


@pytest.mark.parametrize(
    ("verified", "before"), [(UNKNOWN_TEXT, None), (["email"], UNKNOWN_TEXT), (["email"], [UNKNOWN_TEXT])]
)
def test_unknown_is_not_checked_yet(verified: Any, before: Any) -> None:
    found = outcome(RULE, pool(verified, before))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(("verified", "before"), [("email", None), (["email"], "email"), (["email"], [1, "email"])])
def test_another_type_is_a_violation(verified: Any, before: Any) -> None:
    assert " must be " in outcome(RULE, pool(verified, before)).violated[0]


@pytest.mark.parametrize(
    ("before", "left"), [(None, ["email", "phone_number"]), (["phone_number"], ["phone_number", "email"])]
)
def test_remediating(before: Any, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(pool(["email", "phone_number"], before))
    assert props["userAttributeUpdateSettings"][NAME] == left
