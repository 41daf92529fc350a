from typing import Any

import pytest

from signin.role_mapping import looks_at_groups, mapped_role

RULE = "arn:aws:iam::123456789012:role/rule"
OTHER = "arn:aws:iam::123456789012:role/other"


def rules(*rules: tuple[str, str, str], ambiguous: str = "AuthenticatedRole") -> dict[str, Any]:
    listed = [
        {"Claim": claim, "MatchType": match, "Value": value, "RoleARN": f"{RULE}-{nth}"}
        for nth, (claim, match, value) in enumerate(rules)
    ]
    return {"Type": "Rules", "AmbiguousRoleResolution": ambiguous, "RulesConfiguration": {"Rules": listed}}


@pytest.mark.parametrize(
    ("rule", "matches"),
    [
        (("custom:plan", "Equals", "pro"), True),
        (("custom:plan", "Equals", "pr"), False),
        (("custom:plan", "StartsWith", "pr"), True),
        (("custom:plan", "Contains", "r"), True),
        (("custom:plan", "NotEqual", "free"), True),
        (("custom:plan", "NotEqual", "pro"), False),
        (("custom:none", "NotEqual", "pro"), False),
        (("cognito:groups", "Contains", "admin"), True),
        (("cognito:groups", "Equals", "readers"), True),
        (("cognito:groups", "NotEqual", "readers"), False),
    ],
)
def test_a_rule_looks_at_a_claim(rule: tuple[str, str, str], matches: bool) -> None:
    claims = {"custom:plan": "pro", "cognito:groups": ["readers", "admins"]}
    decided = mapped_role(rules(rule, ambiguous="Deny"), claims)
    assert decided is not None
    assert decided.arn == (f"{RULE}-0" if matches else None)
    assert (mapped_role(rules(rule), claims) is None) == (not matches)


def test_the_first_rule_that_matches_decides() -> None:
    decided = mapped_role(rules(("a", "Equals", "x"), ("a", "Equals", "y"), ("a", "StartsWith", "y")), {"a": "y"})
    assert decided is not None
    assert (decided.arn, decided.reason) == (f"{RULE}-1", "the rule a Equals y")


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({}, None),
        ({"cognito:preferred_role": RULE, "cognito:roles": [OTHER, RULE]}, RULE),
        ({"cognito:roles": [OTHER]}, OTHER),
        # Two groups of one precedence: which role it is can't be told.
        ({"cognito:roles": [OTHER, RULE]}, None),
    ],
)
def test_a_token_names_its_role(claims: dict[str, Any], role: str | None) -> None:
    decided = mapped_role({"Type": "Token", "AmbiguousRoleResolution": "Deny"}, claims)
    assert decided is not None
    assert decided.arn == role
    assert (mapped_role({"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"}, claims) is None) == (
        role is None
    )


def test_without_a_mapping_the_user_gets_the_authenticated_role() -> None:
    assert mapped_role(None, {"cognito:preferred_role": RULE}) is None


def test_rules_that_look_at_groups_are_told_apart() -> None:
    assert looks_at_groups(rules(("a", "Equals", "x"), ("cognito:groups", "Contains", "x")))
    assert not looks_at_groups(rules(("a", "Equals", "x")))
    assert not looks_at_groups({"Type": "Token"})
    assert not looks_at_groups(None)
