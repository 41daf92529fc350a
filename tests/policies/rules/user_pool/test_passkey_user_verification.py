from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.passkey_user_verification import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

PASSKEYS: Any = {"signInPolicy": {"allowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}


def pool(**block: Any) -> Any:
    return good(USER_POOL, webAuthnConfiguration=block, **PASSKEYS)


def test_verified_and_at_home() -> None:
    assert outcome(RULE, pool(userVerification="required", relyingPartyId="example.com")).clean


@pytest.mark.parametrize("given", ["preferred", "REQUIRED", None])
def test_not_verified(given: str | None) -> None:
    [message] = outcome(RULE, pool(userVerification=given, relyingPartyId="example.com")).violated
    assert ("not set (default" if given is None else given) in message
    assert about([message]) == ["webAuthnConfiguration.userVerification"]


@pytest.mark.parametrize("domain", [None, ""])
def test_bound_to_no_domain(domain: str | None) -> None:
    [message] = outcome(RULE, pool(userVerification="required", relyingPartyId=domain)).violated
    assert about([message]) == ["webAuthnConfiguration.relyingPartyId"]


def test_without_the_block_both_are_missing() -> None:
    assert len(outcome(RULE, good(USER_POOL, **PASSKEYS)).violated) == 2


@pytest.mark.parametrize("factors", [None, [], ["PASSWORD"]])
def test_without_passkeys(factors: Any) -> None:
    assert outcome(RULE, good(USER_POOL, signInPolicy={"allowedFirstAuthFactors": factors})).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"signInPolicy": {"allowedFirstAuthFactors": [UNKNOWN_TEXT]}},
        {"webAuthnConfiguration": {"userVerification": UNKNOWN_TEXT, "relyingPartyId": "x"}, **PASSKEYS},
        {"webAuthnConfiguration": {"userVerification": "required", "relyingPartyId": UNKNOWN_TEXT}, **PASSKEYS},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [True, ["required"], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, pool(userVerification=wrong, relyingPartyId="x")).violated
    assert " must be a text" in message


def test_remediating_leaves_the_domain_to_its_owner() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(pool())
    assert props["webAuthnConfiguration"] == {"userVerification": "required"}
