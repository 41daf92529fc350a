import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies.model.tokens import ROLE
from cognito_policies.rules.role_trust.amr import RULE
from tests.policies.checking import about, outcome, unhurried
from tests.policies.samples import UNKNOWN_TEXT, good, trust

AMR = "cognito-identity.amazonaws.com:amr"
LOGIN = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:CognitoSignIn"


def role(document: Any) -> Any:
    return good(ROLE, assumeRolePolicy=document if isinstance(document, str) else json.dumps(document))


def conditions(**operators: Any) -> Any:
    return role(trust(Condition=operators))


@pytest.mark.parametrize(
    "amr", ["authenticated", ["authenticated"], "unauthenticated", ["authenticated", "authenticated"]]
)
@pytest.mark.parametrize("operator", ["ForAnyValue:StringLike", "ForAnyValue:StringEquals", "foranyvalue:stringlike"])
def test_one_kind_of_user(amr: Any, operator: str) -> None:
    assert outcome(RULE, conditions(**{operator: {AMR: amr}})).clean


@pytest.mark.parametrize("condition", [{}, None, {"StringEquals": {"cognito-identity.amazonaws.com:aud": "x"}}])
def test_without_a_condition_guests_are_in(condition: Any) -> None:
    [message] = outcome(RULE, role(trust(Condition=condition))).violated
    assert about([message]) == ["assumeRolePolicy"]
    assert about([message]) == ["assumeRolePolicy"]


@pytest.mark.parametrize(
    "operator",
    [
        "StringEquals",
        "StringLike",
        "ForAllValues:StringLike",
        "ForAnyValue:StringLikeIfExists",
        "ForAnyValue:StringNotEquals",
    ],
)
def test_operators_that_do_not_test_a_list(operator: str) -> None:
    good_line = {"ForAnyValue:StringLike": {AMR: "authenticated"}}
    for condition in ({operator: {AMR: "authenticated"}}, good_line | {operator: {AMR: "authenticated"}}):
        [message] = outcome(RULE, role(trust(Condition=condition))).violated
        assert about([message]) == ["assumeRolePolicy"]


@pytest.mark.parametrize(
    "amr",
    [
        "",
        [],
        "*",
        "authenticat*",
        ["authenticated", "*"],
        "*authenticated",
        ["authenticated", "unauthenticated"],
        ["authenticated", LOGIN],
        f"${{{AMR}}}",
        1,
        None,
    ],
)
def test_values_that_mean_more_than_one_kind(amr: Any) -> None:
    [message] = outcome(RULE, conditions(**{"ForAnyValue:StringLike": {AMR: amr}})).violated
    assert "is compared with" in message


@pytest.mark.parametrize("amr", ["Authenticated", ["a", "b"], "authenticated."])
def test_values_that_do_not_say_the_kind(amr: Any) -> None:
    [message] = outcome(RULE, conditions(**{"ForAnyValue:StringLike": {AMR: amr}})).violated
    assert about([message]) == ["assumeRolePolicy"]


@pytest.mark.parametrize(
    "amr",
    [
        LOGIN,
        ["graph.facebook.com", "accounts.google.com"],
        "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
        "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:CognitoSignIn",
        "arn:aws:iam::123456789012:saml-provider/corp",
    ],
)
def test_a_login_provider_means_the_signed_in(amr: Any) -> None:
    assert outcome(RULE, conditions(**{"ForAnyValue:StringLike": {AMR: amr}})).clean


def test_a_login_provider_may_narrow_it_further() -> None:
    both = {"ForAnyValue:StringLike": {AMR: "authenticated"}, "ForAnyValue:StringEquals": {AMR: LOGIN}}
    assert outcome(RULE, role(trust(Condition=both))).clean


def test_both_kinds_at_once_are_no_one() -> None:
    both = {"ForAnyValue:StringLike": {AMR: "authenticated"}, "ForAnyValue:StringEquals": {AMR: "unauthenticated"}}
    assert "exactly one kind" in outcome(RULE, role(trust(Condition=both))).violated[0]


@unhurried
@given(st.lists(st.sampled_from(["authenticated", LOGIN]), max_size=3), st.sampled_from("*?"), st.integers(0, 14))
def test_adding_a_wildcard_always_fires(values: list[str], wildcard: str, cut: int) -> None:
    wild = "authenticated"[:cut] + wildcard + "authenticated"[cut:]
    for operator in ("ForAnyValue:StringLike", "ForAnyValue:StringEquals"):
        assert outcome(RULE, conditions(**{operator: {AMR: [*values, wild]}})).violated


@pytest.mark.parametrize("unknown", [UNKNOWN_TEXT, trust(amr=[UNKNOWN_TEXT])])
def test_unknown_is_not_checked_yet(unknown: Any) -> None:
    found = outcome(RULE, good(ROLE, assumeRolePolicy=unknown))
    assert not found.violated
    assert "assumeRolePolicy" in found.unchecked[0]


@pytest.mark.parametrize("wrong", ["{", "{}"])
def test_a_policy_that_cannot_be_read_is_a_violation(wrong: str) -> None:
    assert about([outcome(RULE, role(wrong)).violated[0]]) == ["assumeRolePolicy"]


@pytest.mark.parametrize("policy", [None, ""])
def test_a_role_without_a_policy_trusts_no_user(policy: Any) -> None:
    assert outcome(RULE, good(ROLE, assumeRolePolicy=None) if policy is None else role(policy)).clean


@pytest.mark.parametrize("policy", [0, False, [], 1.5])
def test_what_is_no_policy_at_all_is_a_violation(policy: Any) -> None:
    assert about([outcome(RULE, role(policy)).violated[0]]) == ["assumeRolePolicy"]
