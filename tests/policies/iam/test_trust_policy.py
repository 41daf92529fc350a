import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.trust_policy import Grant, UnknownStatement, cognito_statements
from cognito_policies.model.values import UNKNOWN
from tests.policies.checking import unhurried
from tests.policies.samples import trust

HOST = "cognito-identity.amazonaws.com"
ASSUME = "sts:AssumeRoleWithWebIdentity"


def grants(**statement: Any) -> list[Any]:
    return list(cognito_statements(json.dumps(trust(**statement))))


def reason(document: Any) -> str:
    with pytest.raises(MalformedPolicyError) as caught:
        list(cognito_statements(document))
    return str(caught.value)


def test_text_and_object_are_read_alike() -> None:
    assert list(cognito_statements(trust())) == list(cognito_statements(json.dumps(trust())))


def test_a_single_statement_need_not_be_in_a_list() -> None:
    document = trust()
    assert list(cognito_statements(document | {"Statement": document["Statement"][0]})) == grants()


@pytest.mark.parametrize(
    "principal",
    [
        {"Federated": HOST},
        {"Federated": [HOST]},
        {"Federated": ["accounts.google.com", HOST]},
        {"Federated": HOST.upper()},
        {"Federated": "cognito-identity-us-gov.amazonaws.com"},
        {"Federated": "cognito-identity.us-gov-east-1.amazonaws.com"},
        {"Federated": "cognito-identity.cn-north-1.amazonaws.com.cn"},
        {"Federated": "*"},
        {"AWS": "*"},
        {"AWS": ["arn:aws:iam::1:root", "*"]},
        "*",
    ],
)
def test_principals_that_let_cognito_in(principal: Any) -> None:
    [grant] = grants(Principal=principal)
    assert isinstance(grant, Grant)


@pytest.mark.parametrize(
    "principal",
    [
        {"Service": "lambda.amazonaws.com"},
        {"AWS": "arn:aws:iam::1:root"},
        {"Federated": "accounts.google.com"},
        {"Federated": []},
    ],
)
def test_principals_that_do_not(principal: Any) -> None:
    assert grants(Principal=principal) == []


def test_everyone_but_some_includes_cognito() -> None:
    document = trust(NotPrincipal={"AWS": "arn:aws:iam::1:root"})
    del document["Statement"][0]["Principal"]
    [grant] = cognito_statements(document)
    assert isinstance(grant, Grant)
    assert grant.principals == ("*",)


@pytest.mark.parametrize(
    "action",
    [
        ASSUME,
        [ASSUME],
        ["sts:TagSession", ASSUME],
        ASSUME.lower(),
        "sts:*",
        "*",
        "sts:AssumeRole*",
        "sts:?ssumeRoleWithWebIdentity",
    ],
)
def test_actions_that_let_in(action: Any) -> None:
    assert len(grants(Action=action)) == 1


@pytest.mark.parametrize(
    "action",
    ["sts:AssumeRole", "sts:TagSession", [], "s3:*", "sts:AssumeRoleWithSAML", "sts:[A]ssumeRoleWithWebIdentity"],
)
def test_actions_that_do_not(action: Any) -> None:
    assert grants(Action=action) == []


@pytest.mark.parametrize(("excluded", "count"), [("sts:TagSession", 1), ("s3:*", 1), (ASSUME, 0), (["sts:*"], 0)])
def test_all_actions_but_some(excluded: Any, count: int) -> None:
    document = trust(NotAction=excluded)
    del document["Statement"][0]["Action"]
    assert len(list(cognito_statements(document))) == count


def test_deny_gives_nothing() -> None:
    assert grants(Effect="Deny") == []


def test_conditions_are_found_whatever_their_case() -> None:
    [grant] = grants(Condition={"STRINGEQUALS": {f"{HOST.upper()}:Aud": ["x"]}, "Bool": {"aws:SecureTransport": True}})
    [condition] = grant.conditions_on("aud")
    assert (condition.operator, condition.key, condition.values) == ("stringequals", f"{HOST}:aud", ("x",))
    assert grant.conditions_on("amr") == []


def test_a_claim_of_another_issuer_is_no_condition_on_this_one() -> None:
    [grant] = grants(Condition={"StringEquals": {"accounts.google.com:aud": "x", "aud": "x"}})
    assert grant.conditions_on("aud") == []
    [anyone] = grants(Principal="*", Condition={"StringEquals": {"accounts.google.com:aud": "x"}})
    assert anyone.conditions_on("aud") == []


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": UNKNOWN},
        {"Principal": UNKNOWN},
        {"Principal": {"Federated": UNKNOWN}},
        {"Principal": {"Federated": [UNKNOWN, HOST]}},
        {"Action": [UNKNOWN]},
        {"Condition": UNKNOWN},
        {"Condition": {"StringEquals": {f"{HOST}:aud": UNKNOWN}}},
    ],
)
def test_what_is_unknown_may_let_cognito_in(statement: Any) -> None:
    assert list(cognito_statements(trust(**statement))) == [UnknownStatement("statement 0")]


@pytest.mark.parametrize(
    "statement",
    [
        {"Principal": {"Service": UNKNOWN}},
        {"Principal": {"Service": "x"}, "Condition": UNKNOWN},
        {"Effect": "Deny", "Action": UNKNOWN},
    ],
)
def test_what_is_unknown_outside_the_stack_does_not_matter(statement: Any) -> None:
    assert list(cognito_statements(trust(**statement))) == []


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ({"Effect": "allow"}, "statement 0: Effect must be "),
        ({"Effect": ["Allow"]}, "statement 0: Effect must be "),
        ({"Effect": None}, "statement 0 has no Effect"),
        ({"Principal": None}, "statement 0 has no Principal"),
        ({"Principal": HOST}, "statement 0: Principal must be an object"),
        ({"Principal": {"Federated": 1}}, "statement 0: Federated must be a text"),
        ({"Action": None}, "statement 0 has no Action"),
        ({"Action": {"a": 1}}, "statement 0: Action must be a text"),
        ({"Condition": []}, "statement 0: Condition must be an object"),
        ({"Condition": {"StringEquals": "x"}}, "statement 0: Condition.StringEquals must be an object"),
        ({"effect": "Deny"}, "statement 0 has unknown elements"),
    ],
)
def test_statements_iam_would_refuse(statement: Any, why: str) -> None:
    assert reason(trust(**statement)).startswith(why)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("", "it is not JSON"),
        ('{"Statement": [1]}', "statement 0 must be an object"),
        ('{"Version": "2012-10-17"}', "the policy has no Statement"),
        ('{"Statement": [], "Statement": []}', "duplicate key"),
        (7, "the policy must be an object"),
    ],
)
def test_documents_iam_would_refuse(document: Any, why: str) -> None:
    assert reason(document).startswith(why)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["Allow", "*", HOST, ASSUME, UNKNOWN]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Effect", "Action", "Principal", "Condition", "Federated", "AWS", "NotAction", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@unhurried
@given(JSON)
def test_any_document_is_read_or_refused(statement: Any) -> None:
    try:
        found = list(cognito_statements({"Statement": statement}))
    except MalformedPolicyError:
        return
    assert all(isinstance(each, Grant | UnknownStatement) for each in found)


@unhurried
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(MalformedPolicyError):
        list(cognito_statements(text))
