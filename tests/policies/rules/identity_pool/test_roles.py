from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT
from cognito_policies.rules.identity_pool.roles import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, urn_of

A, B = "arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"


def stack(roles: Any, guests: Any = True, *origins: str) -> Any:
    made = good_stack({ROLE_ATTACHMENT: {"roles": None}, IDENTITY_POOL: {"allowUnauthenticatedIdentities": guests}})
    return [
        replace(
            each,
            props={**each.props, "roles": roles},
            property_dependencies={**each.property_dependencies, "roles": origins},
        )
        if each.type == ROLE_ATTACHMENT
        else each
        for each in made
    ]


def test_two_roles_for_two_kinds_of_user() -> None:
    assert stack_outcome(RULE, stack({"authenticated": A, "unauthenticated": B})).clean
    assert stack_outcome(RULE, stack({"authenticated": A}, False)).clean
    assert stack_outcome(RULE, stack({"authenticated": A, "unauthenticated": ""}, False)).clean


@pytest.mark.parametrize("guests", [False, None])
@pytest.mark.parametrize("role", [B, UNKNOWN_TEXT])
def test_no_guest_role_waits_while_guests_are_off(guests: Any, role: str) -> None:
    [message] = stack_outcome(RULE, stack({"unauthenticated": role}, guests)).violated
    assert about([message]) == ["it: roles.unauthenticated"]


def test_guests_have_a_role_of_their_own() -> None:
    [message] = stack_outcome(RULE, stack({"authenticated": A, "unauthenticated": A})).violated
    assert about([message]) == ["it: roles.authenticated"]


def test_in_a_first_preview_one_role_for_both_is_seen() -> None:
    both = {"authenticated": UNKNOWN_TEXT, "unauthenticated": UNKNOWN_TEXT}
    one, other = urn_of(ROLE, "a"), urn_of(ROLE, "b")
    assert stack_outcome(RULE, stack(both, True, one)).violated
    assert stack_outcome(RULE, stack(both, True, one, urn_of(IDENTITY_POOL))).violated
    assert stack_outcome(RULE, stack(both, True, one, other)).clean


@pytest.mark.parametrize("origins", [(), (urn_of(ROLE, "a"),)])
@pytest.mark.parametrize("guest", [B, UNKNOWN_TEXT])
def test_one_that_is_known_beside_one_that_is_not_is_not_checked_yet(guest: str, origins: Any) -> None:
    roles = {"authenticated": UNKNOWN_TEXT if guest == B else A, "unauthenticated": guest}
    found = stack_outcome(RULE, stack(roles, True, *origins))
    assert not found.violated
    assert about([found.unchecked[0]]) == ["it: not"]


def test_a_pool_needs_an_attachment() -> None:
    [message] = stack_outcome(RULE, good_stack(without=(ROLE_ATTACHMENT,))).violated
    assert about([message]) == ["it: no"]
    other = replace(good(IDENTITY_POOL, name="other"), props={"id": "eu-west-1:2"})
    [message] = stack_outcome(RULE, good_stack(extra=(other,))).violated
    assert message.startswith("other: ")


def test_an_attachment_to_another_pool_is_none() -> None:
    changes = {ROLE_ATTACHMENT: {"identityPoolId": "eu-west-1:9"}, IDENTITY_POOL: {"id": "eu-west-1:1"}}
    assert about([stack_outcome(RULE, good_stack(changes)).violated[0]]) == ["it: no"]


def test_an_attachment_to_who_knows_which_pool_is_not_checked_yet() -> None:
    loose = good(ROLE_ATTACHMENT, identityPoolId=UNKNOWN_TEXT, roles={"unauthenticated": B})
    found = stack_outcome(RULE, good_stack(without=(ROLE_ATTACHMENT,), extra=(loose,)))
    assert not found.violated
    assert "identityPoolId" in found.unchecked[0]


def test_unknown_guests_are_not_checked_yet() -> None:
    found = stack_outcome(RULE, stack({"unauthenticated": B}, UNKNOWN_TEXT))
    assert not found.violated
    assert "allowUnauthenticatedIdentities" in found.unchecked[0]


def test_another_type_is_a_violation() -> None:
    assert stack_outcome(RULE, stack([1])).violated == ["it: roles must be an object, got a list"]
