from typing import Any

import pytest

from sandbox.aws.iam.trust_policy import IDENTITY_POOLS, trusts

AUD, AMR = f"{IDENTITY_POOLS}:aud", f"{IDENTITY_POOLS}:amr"
USER = {"aud": ["pool"], "sub": ["me"], "amr": ["authenticated", "provider", "provider:CognitoSignIn:1"]}
GUEST = {"aud": ["pool"], "sub": ["me"], "amr": ["unauthenticated"]}
GOOD_CONDITION = {"StringEquals": {AUD: "pool"}, "ForAnyValue:StringLike": {AMR: "authenticated"}}


def policy(condition: Any = None, **changes: Any) -> dict[str, Any]:
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": IDENTITY_POOLS},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": GOOD_CONDITION if condition is None else condition,
    }
    return {"Version": "2012-10-17", "Statement": [statement | changes]}


def test_the_usual_policy_trusts_users_and_no_guests() -> None:
    assert trusts(policy(), USER)
    assert not trusts(policy(), GUEST)


def test_another_pool_is_not_trusted() -> None:
    assert not trusts(policy(), USER | {"aud": ["other"]})


@pytest.mark.parametrize(
    "changes",
    [
        {"Principal": {"Service": "ec2.amazonaws.com"}},
        {"Principal": {"Federated": "accounts.google.com"}},
        {"Principal": {"AWS": "*"}},
        {"Action": "sts:AssumeRole"},
        {"Effect": "Deny"},
    ],
)
def test_a_policy_for_another_principal_or_action_does_not_apply(changes: dict[str, Any]) -> None:
    assert not trusts(policy(**changes), USER)


@pytest.mark.parametrize(
    "changes",
    [
        {"Principal": {"Federated": ["accounts.google.com", IDENTITY_POOLS]}},
        {"Principal": "*"},
        {"Action": ["sts:TagSession", "sts:AssumeRoleWithWebIdentity"]},
        {"Action": "sts:*"},
    ],
)
def test_lists_and_wildcards_are_read(changes: dict[str, Any]) -> None:
    assert trusts(policy(**changes), USER)


def test_a_denial_outweighs() -> None:
    document = policy()
    document["Statement"].append(
        policy({"StringEquals": {f"{IDENTITY_POOLS}:sub": "me"}}, Effect="Deny")["Statement"][0]
    )
    assert not trusts(document, USER)
    assert trusts(document, USER | {"sub": ["you"]})


@pytest.mark.parametrize(
    ("condition", "user", "guest"),
    [
        ({"StringLike": {AUD: "p*l"}}, True, True),
        ({"StringLike": {AUD: "p?l"}}, False, False),
        ({"StringNotEquals": {AUD: "other"}}, True, True),
        ({"StringEqualsIgnoreCase": {AUD: "POOL"}}, True, True),
        ({"StringEquals": {AUD.upper(): ["x", "pool"]}}, True, True),
        ({"StringEquals": {AMR: "authenticated"}}, False, False),
        ({"StringEquals": {AMR: "unauthenticated"}}, False, True),
        ({"ForAllValues:StringLike": {AMR: ["authenticated", "provider*"]}}, True, False),
        ({"ForAnyValue:StringNotEquals": {AMR: "unauthenticated"}}, True, False),
        ({"Null": {AMR: "false"}}, True, True),
        ({"Null": {AMR: "true"}}, False, False),
        ({"StringEquals": {f"{IDENTITY_POOLS}:nothing": "x"}}, False, False),
        ({"StringEqualsIfExists": {f"{IDENTITY_POOLS}:nothing": "x"}}, True, True),
        ({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}, False, False),
        ({"ForNoValue:StringEquals": {AMR: "x"}}, False, False),
        ({}, True, True),
    ],
)
def test_conditions_hold_as_in_iam(condition: dict[str, Any], *, user: bool, guest: bool) -> None:
    assert trusts(policy(condition), USER) is user
    assert trusts(policy(condition), GUEST) is guest


def test_a_denial_with_an_unknown_condition_denies() -> None:
    document = policy()
    document["Statement"].append(policy({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, Effect="Deny")["Statement"][0])
    assert not trusts(document, USER)


def test_a_single_statement_needs_no_list() -> None:
    assert trusts({"Statement": policy()["Statement"][0]}, USER)
    assert not trusts({}, USER)
