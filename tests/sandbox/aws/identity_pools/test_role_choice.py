from typing import Any

import pytest

from sandbox.aws.identity_pools.role_choice import RoleRefusedError, choose

ROLES = {"authenticated": "auth", "unauthenticated": "guest"}
TOKEN = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}


def rules(match: str, value: str, resolution: str = "Deny") -> dict[str, Any]:
    rule = {"Claim": "cognito:groups", "MatchType": match, "Value": value, "RoleARN": "admin"}
    return {"Type": "Rules", "AmbiguousRoleResolution": resolution, "RulesConfiguration": {"Rules": [rule]}}


def chosen(mapping: dict[str, Any] | None, claims: dict[str, Any], custom: str | None = None) -> str | None:
    return choose(ROLES, {"key": mapping} if mapping else {}, {"key": claims}, custom)


def test_a_guest_gets_the_guests_role_and_a_user_the_users() -> None:
    assert choose(ROLES, {}, {}, None) == "guest"
    assert choose({}, {}, {}, None) is None
    assert chosen(None, {}) == "auth"


def test_a_token_names_its_role() -> None:
    assert chosen(TOKEN, {"cognito:preferred_role": "boss", "cognito:roles": ["boss", "clerk"]}) == "boss"
    assert chosen(TOKEN, {"cognito:roles": ["clerk"]}) == "clerk"


def test_a_token_with_several_roles_and_no_preference_is_ambiguous() -> None:
    both = {"cognito:roles": ["boss", "clerk"]}
    with pytest.raises(RoleRefusedError):
        chosen(TOKEN, both)
    assert chosen(TOKEN | {"AmbiguousRoleResolution": "AuthenticatedRole"}, both) == "auth"


@pytest.mark.parametrize("mapping", [TOKEN, None])
def test_a_role_asked_for_must_be_in_the_token(mapping: dict[str, Any] | None) -> None:
    assert chosen(mapping, {"cognito:roles": ["boss", "clerk"]}, "clerk") == "clerk"
    with pytest.raises(RoleRefusedError, match="Access to Role 'king' is forbidden"):
        chosen(mapping, {"cognito:roles": ["boss"]}, "king")


@pytest.mark.parametrize(
    ("match", "value", "claim", "hit"),
    [
        ("Equals", "admins", ["admins"], True),
        ("Equals", "admins", "admin", False),
        ("Contains", "dmi", ["admins"], True),
        ("StartsWith", "adm", ["users", "admins"], True),
        ("StartsWith", "min", ["admins"], False),
        ("NotEqual", "guests", ["admins"], True),
        ("NotEqual", "guests", ["guests"], False),
        ("Equals", "x", None, False),
    ],
)
def test_rules_read_claims(match: str, value: str, claim: object, *, hit: bool) -> None:
    given = {} if claim is None else {"cognito:groups": claim}
    assert chosen(rules(match, value, "AuthenticatedRole"), given) == ("admin" if hit else "auth")
    if not hit:
        with pytest.raises(RoleRefusedError):
            chosen(rules(match, value), given)
