import json
from typing import Any

import pytest

from cognito_policies.model.tokens import ROLE
from cognito_policies.rules.role_trust.exclusive import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good, trust

HOST = "cognito-identity.amazonaws.com"
ASSUME = "sts:AssumeRoleWithWebIdentity"


def violated(document: Any) -> list[str]:
    return outcome(RULE, good(ROLE, assumeRolePolicy=json.dumps(document))).violated


def beside(*statements: Any) -> dict[str, Any]:
    return {"Statement": [*trust()["Statement"], *statements]}


@pytest.mark.parametrize("action", [ASSUME, [ASSUME], [ASSUME, "sts:TagSession"], [ASSUME.lower(), "STS:TAGSESSION"]])
@pytest.mark.parametrize(
    "host", [HOST, [HOST], "cognito-identity-us-gov.amazonaws.com", "cognito-identity.cn-north-1.amazonaws.com.cn"]
)
def test_cognito_alone(action: Any, host: Any) -> None:
    document = json.dumps(trust(Action=action, Principal={"Federated": host}))
    assert outcome(RULE, good(ROLE, assumeRolePolicy=document)).clean


@pytest.mark.parametrize(
    ("principal", "named"),
    [
        ({"Federated": [HOST, "accounts.google.com"]}, '"Federated accounts.google.com"'),
        ({"Federated": HOST, "AWS": "arn:aws:iam::1:root"}, "AWS arn:aws:iam::1:root"),
        ({"Federated": HOST, "Service": ["a.amazonaws.com", "b.amazonaws.com"]}, 'a.amazonaws.com", "Service b'),
        ("*", 'trusts "*" beside'),
        ({"AWS": "*"}, "AWS *"),
        ({"Federated": "cognito-identity*"}, "Federated cognito-identity*"),
    ],
)
def test_others_in_the_same_statement(principal: Any, named: str) -> None:
    [message] = violated(trust(Principal=principal))
    assert message.startswith("assumeRolePolicy, statement 0 trusts ")
    assert named in message


def test_anyone_but_some() -> None:
    document = trust(NotPrincipal={"AWS": "x"})
    del document["Statement"][0]["Principal"]
    assert "NotPrincipal" in violated(document)[0]


@pytest.mark.parametrize("action", ["sts:*", "*", [ASSUME, "sts:AssumeRole"], "sts:AssumeRole*"])
def test_other_actions(action: Any) -> None:
    [message] = violated(trust(Action=action))
    assert "statement 0 allows Cognito identities" in message
    assert f'"{ASSUME}"' not in message


def test_others_and_other_actions_at_once() -> None:
    found = violated(trust(Principal={"Federated": [HOST, "accounts.google.com"]}, Action=[ASSUME, "sts:AssumeRole"]))
    assert [message.split()[3] for message in found] == ["trusts", "allows"]


def test_all_actions_but_some() -> None:
    document = trust(NotAction="sts:TagSession")
    del document["Statement"][0]["Action"]
    assert "NotAction" in violated(document)[0]


def test_others_in_another_statement() -> None:
    service = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    assert about(violated(beside(service))) == ["assumeRolePolicy"]
    assert violated(beside(service | {"Effect": "Deny"})) == []


def test_a_statement_of_cognitos_that_only_tags() -> None:
    tags = {"Effect": "Allow", "Principal": {"Federated": HOST}, "Action": "sts:TagSession"}
    assert violated(beside(tags)) == []
    assert "statement 1 allows" in violated(beside(tags | {"Action": "sts:AssumeRole"}))[0]


def test_a_role_that_is_not_cognitos_is_not_looked_at() -> None:
    assert violated(trust(Principal={"Service": "lambda.amazonaws.com", "AWS": "*x"})) == []
    assert outcome(RULE, good(ROLE, assumeRolePolicy=None)).clean
    assert outcome(RULE, good(ROLE, assumeRolePolicy="")).clean


@pytest.mark.parametrize(
    "unknown",
    [
        UNKNOWN_TEXT,
        beside(UNKNOWN_TEXT),
        beside({"Effect": UNKNOWN_TEXT, "Principal": "*", "Action": "*"}),
        beside({"Effect": "Allow", "Principal": {"Federated": HOST}, "Action": [UNKNOWN_TEXT]}),
        beside({"Effect": "Allow", "Principal": {"Federated": [HOST, UNKNOWN_TEXT]}, "Action": ASSUME}),
        beside({"Effect": "Allow", "Principal": UNKNOWN_TEXT, "Action": ASSUME}),
    ],
)
def test_unknown_is_not_checked_yet(unknown: Any) -> None:
    found = outcome(RULE, good(ROLE, assumeRolePolicy=unknown))
    assert not found.violated
    assert "assumeRolePolicy" in found.unchecked[0]


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": "Allow", "Principal": [1], "Action": ASSUME},
        {"Effect": "Allow", "Principal": {"Service": 1}, "Action": ASSUME},
        {"Effect": "Allow", "Principal": {"Federated": HOST}, "Action": [1]},
        {"Effect": "Allow", "Action": ASSUME},
        {"Effect": "Allow", "Principal": {"Federated": HOST}},
        {"Effect": "Maybe"},
    ],
)
def test_what_can_not_be_read_is_a_violation(statement: Any) -> None:
    assert about([violated(beside(statement))[0]]) == ["assumeRolePolicy"]
