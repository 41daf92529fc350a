from typing import Any

import pytest

from cognito_identity.enums import RemovalPolicy
from tests.cognito_identity.planned import identity_pool_settings


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("name", "access"),
        ("guests", False),
        ("classic_flow", False),
        ("user_pools", ()),
        ("removal_policy", RemovalPolicy.RETAIN),
        ("retained", True),
    ],
)
def test_a_default_is_the_safe_choice(setting: str, expected: Any) -> None:
    assert getattr(identity_pool_settings(), setting) == expected


@pytest.mark.parametrize(
    ("args", "authenticated", "unauthenticated"),
    [
        ({}, True, False),
        ({"allow_unauthenticated_identities": True}, True, True),
        ({"authenticated_role": "arn"}, False, False),
        ({"allow_unauthenticated_identities": True, "unauthenticated_role": "arn"}, True, False),
    ],
)
def test_roles_are_made_for_those_who_are_let_in_and_have_none(
    args: Any, authenticated: bool, unauthenticated: bool
) -> None:
    settings = identity_pool_settings(**args)
    assert settings.makes_role("authenticated") is authenticated
    assert settings.makes_role("unauthenticated") is unauthenticated


def test_what_is_given_wins() -> None:
    settings = identity_pool_settings(
        identity_pool_name="users", removal_policy="destroy", deletion_protection=False, allow_classic_flow=True
    )
    assert (settings.name, settings.retained, settings.classic_flow) == ("users", False, True)


def test_policies_are_those_given_for_their_kind() -> None:
    settings = identity_pool_settings(authenticated_policies=["a"])
    assert (settings.policies("authenticated"), settings.policies("unauthenticated")) == (["a"], ())
