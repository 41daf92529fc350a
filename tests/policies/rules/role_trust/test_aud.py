import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies.model.tokens import ROLE
from cognito_policies.rules.role_trust.aud import RULE
from tests.policies.checking import about, outcome, unhurried
from tests.policies.samples import POOL_ID, UNKNOWN_TEXT, good, trust

AUD = "cognito-identity.amazonaws.com:aud"
OTHER_POOL = "us-east-1:99999999-2222-3333-4444-555555555555"


def role(document: Any) -> Any:
    return good(ROLE, assumeRolePolicy=document if isinstance(document, str) else json.dumps(document))


def conditions(**operators: Any) -> Any:
    return role(trust(Condition=operators))


@pytest.mark.parametrize("aud", [POOL_ID, [POOL_ID], [POOL_ID, OTHER_POOL]])
@pytest.mark.parametrize("operator", ["StringEquals", "stringequals", "StringLike"])
@pytest.mark.parametrize("key", [AUD, "Cognito-Identity.AmazonAWS.com:AUD"])
def test_literal_pool_ids(aud: Any, operator: str, key: str) -> None:
    assert outcome(RULE, conditions(**{operator: {key: aud}})).clean


@pytest.mark.parametrize(
    "condition", [{}, None, {"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}]
)
def test_without_a_condition_every_pool_may_use_the_role(condition: Any) -> None:
    [message] = outcome(RULE, role(trust(Condition=condition))).violated
    assert about([message]) == ["assumeRolePolicy"]
    assert f'StringEquals on "{AUD}"' in message


@pytest.mark.parametrize(
    "operator",
    [
        "StringEqualsIfExists",
        "ForAllValues:StringEquals",
        "ForAnyValue:StringEquals",
        "StringNotEquals",
        "StringLikeIfExists",
        "StringEqualsIgnoreCase",
        "Null",
    ],
)
def test_operators_that_do_not_tie_the_role_to_a_pool(operator: str) -> None:
    alone = outcome(RULE, conditions(**{operator: {AUD: POOL_ID}})).violated
    beside = outcome(RULE, conditions(StringEquals={AUD: POOL_ID}, **{operator: {AUD: POOL_ID}})).violated
    assert alone == beside
    assert about([alone[0]]) == ["assumeRolePolicy"]


@pytest.mark.parametrize(
    "aud",
    [
        "",
        [],
        "*",
        [POOL_ID, "*"],
        "eu-west-1:*",
        POOL_ID + "*",
        "eu-west-1:????",
        f"${{{AUD}}}",
        "users",
        1,
        None,
        [None],
        {},
    ],
)
@pytest.mark.parametrize("operator", ["StringEquals", "StringLike"])
def test_values_that_are_no_pool(aud: Any, operator: str) -> None:
    [message] = outcome(RULE, conditions(**{operator: {AUD: aud}})).violated
    assert about([message]) == ["assumeRolePolicy"]


@unhurried
@given(
    st.lists(st.sampled_from([POOL_ID, OTHER_POOL]), max_size=3),
    st.sampled_from("*?"),
    st.integers(0, 3),
    st.integers(0, 40),
)
def test_adding_a_wildcard_always_fires(pools: list[str], wildcard: str, place: int, cut: int) -> None:
    values = [*pools[:place], POOL_ID[:cut] + wildcard + POOL_ID[cut:], *pools[place:]]
    for operator in ("StringEquals", "StringLike", "ForAnyValue:StringLike"):
        assert outcome(RULE, conditions(**{operator: {AUD: values}})).violated


def test_each_statement_is_checked_on_its_own() -> None:
    document = trust()
    document["Statement"] = [*document["Statement"], *trust(aud=None)["Statement"]]
    [message] = outcome(RULE, role(document)).violated
    assert message.startswith("assumeRolePolicy, statement 1: ")


@pytest.mark.parametrize("unknown", [UNKNOWN_TEXT, trust(aud=UNKNOWN_TEXT), {"Statement": [UNKNOWN_TEXT]}])
def test_unknown_is_not_checked_yet(unknown: Any) -> None:
    found = outcome(RULE, good(ROLE, assumeRolePolicy=unknown))
    assert not found.violated
    assert "assumeRolePolicy" in found.unchecked[0]


@pytest.mark.parametrize(
    "wrong", ["{", "[]", "null", '"x"', "{}", '{"Statement": 1}', '{"Statement": null}', "[" * 100_000]
)
def test_a_policy_that_cannot_be_read_is_a_violation(wrong: str) -> None:
    [message] = outcome(RULE, role(wrong)).violated
    assert about([message]) == ["assumeRolePolicy"]


@pytest.mark.parametrize("wrong", [1, True, ["{}"]])
def test_a_policy_of_another_type_is_a_violation(wrong: Any) -> None:
    assert "the policy must be an object" in outcome(RULE, good(ROLE, assumeRolePolicy=wrong)).violated[0]


@pytest.mark.parametrize("policy", [None, ""])
def test_a_role_without_a_policy_trusts_no_user(policy: Any) -> None:
    assert outcome(RULE, good(ROLE, assumeRolePolicy=None) if policy is None else role(policy)).clean


@pytest.mark.parametrize("policy", [0, False, [], 1.5])
def test_what_is_no_policy_at_all_is_a_violation(policy: Any) -> None:
    assert about([outcome(RULE, role(policy)).violated[0]]) == ["assumeRolePolicy"]


@pytest.mark.parametrize(
    "host",
    [
        "cognito-identity-us-gov.amazonaws.com",
        "cognito-identity.us-gov-east-1.amazonaws.com",
        "cognito-identity.cn-north-1.amazonaws.com.cn",
    ],
)
def test_the_key_follows_the_principal_of_the_partition(host: str) -> None:
    principal = {"Federated": host}
    own = {"StringEquals": {f"{host}:aud": POOL_ID}}
    commercial = {"StringEquals": {AUD: POOL_ID}}
    assert outcome(RULE, role(trust(Principal=principal, Condition=own))).clean
    [message] = outcome(RULE, role(trust(Principal=principal, Condition=commercial))).violated
    assert f'"{host}:aud"' in message


def test_anyone_may_be_narrowed_to_a_pool() -> None:
    assert outcome(RULE, role(trust(Principal="*"))).clean
    [message] = outcome(RULE, role(trust(Principal="*", Condition={}))).violated
    assert f'"{AUD}"' in message
