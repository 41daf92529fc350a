"""Trust policies, and those that allow others than the identity pool's signed-in users."""

import copy
from typing import Any

import pytest

from signin.trust_policy import trust_problem

POOL = "us-east-1:f5d38ee3-3383-4819-9c0f-9a24a5c53cc7"
AUD, AMR = "cognito-identity.amazonaws.com:aud", "cognito-identity.amazonaws.com:amr"
GOOD: dict[str, Any] = {
    "Effect": "Allow",
    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {"StringEquals": {AUD: POOL}, "ForAnyValue:StringLike": {AMR: "authenticated"}},
}


def problem(*statements: Any) -> str | None:
    return trust_problem({"Version": "2012-10-17", "Statement": list(statements)}, POOL)


def with_conditions(**conditions: Any) -> dict[str, Any]:
    return copy.deepcopy(GOOD) | {"Condition": {name.replace("_", ":"): value for name, value in conditions.items()}}


def test_what_the_component_writes_is_sound() -> None:
    assert problem(GOOD) is None
    assert trust_problem({"Statement": GOOD}, POOL) is None


def test_other_statements_are_not_this_proofs_business() -> None:
    lambdas = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    deny = GOOD | {"Effect": "Deny", "Condition": {}}
    assert problem(GOOD, lambdas, deny) is None


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (with_conditions(StringEquals={AUD: POOL}), f"{AMR} is not required"),
        (with_conditions(StringEquals={AUD: [POOL, "another"], AMR: "authenticated"}), f"{AUD} is another or {POOL}"),
        (with_conditions(StringEquals={AMR: "authenticated"}), f"{AUD} is not required"),
        (with_conditions(StringEquals={AUD: POOL, AMR: "unauthenticated"}), f"{AMR} is unauthenticated"),
        (with_conditions(StringEquals={AUD: POOL}, StringLike={AMR: "*authenticated"}), f"{AMR} is *authenticated"),
        (with_conditions(StringNotEquals={AUD: POOL, AMR: "authenticated"}), f"{AUD} is not required"),
        # True as well for who brings no value: it demands nothing.
        (with_conditions(StringEquals={AUD: POOL}, ForAllValues_StringEquals={AMR: "authenticated"}), "not required"),
        (with_conditions(StringEquals={AUD: POOL}, StringEqualsIfExists={AMR: "authenticated"}), "not required"),
        (GOOD | {"Action": "sts:*", "Condition": None}, f"{AUD} is not required"),
        (GOOD | {"Principal": {"Federated": "accounts.google.com"}}, "no statement trusts"),
        (GOOD | {"Principal": "*"}, "no statement trusts"),
    ],
)
def test_a_trust_policy_for_others_too_is_reported(statement: Any, says: str) -> None:
    assert says in str(problem(statement))


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (GOOD | {"Principal": "*"}, "it trusts the principal * as well"),
        (GOOD | {"Principal": {"AWS": "arn:aws:iam::999999999999:root"}, "Action": "sts:AssumeRole"}, "999999999999"),
        (GOOD | {"Principal": {"AWS": ["*"]}, "Action": ["sts:TagSession", "sts:Assume*"]}, "it trusts * as well"),
        (GOOD | {"Principal": {"Federated": "accounts.google.com"}}, "accounts.google.com"),
        (GOOD | {"Principal": {"Federated": "arn:saml"}, "Action": "STS:AssumeRoleWithSAML"}, "arn:saml"),
        (
            {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::1:root"}, "Action": "*"},
            "it trusts everyone but some as well",
        ),
        ({"Effect": "Allow", "Principal": {"AWS": "1"}, "NotAction": "iam:*"}, "it trusts 1 as well"),
        (GOOD | {"Action": "sts:AssumeRoleWith*", "Condition": {}}, f"{AUD} is not required"),
    ],
)
def test_other_principals_are_reported(statement: Any, says: str) -> None:
    assert says in str(problem(GOOD, statement))


def test_a_statement_that_gives_nobody_the_role_is_none_of_its_business() -> None:
    tagging = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:TagSession"}
    assert problem(GOOD, tagging, {"Effect": "Allow", "Principal": {"AWS": "*"}, "NotAction": "sts:*"}) is None


def test_one_open_statement_beside_a_sound_one_is_enough() -> None:
    assert problem(GOOD, with_conditions(StringEquals={AUD: POOL})) is not None
