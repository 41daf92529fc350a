"""How the parts of an identity are decided together, and what is told of which."""

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cognito_identity.enums import RemovalPolicy
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_identity.plan import resolve_identity
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.shapes import object_type
from tests.cognito_identity.planned import (
    Found,
    client_problems,
    identity_pool_problems,
    identity_problems,
    pool_problems,
)
from tests.cognito_identity.validation.test_reader import partly_valid, valid

PROVIDER = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgH1"


def plan(args: Any) -> Any:
    problems = Problems()
    found = resolve_identity("shop", read(UserIdentityArgs, args, problems, names=NAMES), problems)
    problems.raise_if_any("test")
    return found


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_the_defaults_are_sound() -> None:
    assert identity_problems({}) == []
    assert pool_problems({}) == []
    assert client_problems({}) == []
    assert identity_pool_problems({}) == []


class TestModelAndRules:
    def test_where_a_rule_speaks_the_model_is_silent(self) -> None:
        found = pool_problems({"user_verification": {"email_body": "hi"}})
        assert paths(found) == ["user_verification.email_body"]
        assert "must contain {####}" in found[0][1]

    def test_where_no_rule_speaks_the_model_does(self) -> None:
        found = pool_problems({"password_policy": {"min_length": 5}})
        assert found == [
            (
                "password_policy.min_length",
                "password_policy.min_length: must be 6 to 99 (AWS CreateUserPool), got 5; use at least 6",
            )
        ]

    def test_everything_wrong_with_a_part_is_told_at_once(self) -> None:
        found = pool_problems(
            {
                "nonsense": 1,
                "password_policy": {"min_length": 100, "temp_password_validity_days": 366},
                "mfa_second_factor": {},
                "custom_attributes": {"x" * 21: {"type": "string"}},
            }
        )
        assert sorted(paths(found)) == [
            f"custom_attributes.{'x' * 21}",
            "mfa_second_factor",
            "nonsense",
            "password_policy.min_length",
            "password_policy.temp_password_validity_days",
        ]

    @pytest.mark.parametrize(
        ("args", "path"),
        [
            ({"sms_role": "nonsense"}, "sms_role"),
            ({"mfa_second_factor": {"sms": True}, "sns_region": "x"}, "sns_region"),
            ({"mfa_second_factor": {"sms": True}, "sms_role": "arn:short"}, "sms_role"),
            ({"tags": {"team": "x" * 257}}, "tags.team"),
            ({"tags": {"": "x"}}, "tags."),
            ({"email": {"from_email": "a@b.example", "source_arn": "nonsense"}}, "email.source_arn"),
            ({"email": {"reply_to": "nobody"}}, "email.reply_to"),
            ({"user_verification": {"sms_message": "{####}" + "x" * 140}}, "user_verification.sms_message"),
            ({"custom_attributes": {"": {"type": "string"}}}, "custom_attributes."),
            ({"custom_attributes": {"a b": {"type": "string"}}}, "custom_attributes.a b"),
        ],
    )
    def test_a_plain_value_is_checked_wherever_it_goes(self, args: Any, path: str) -> None:
        assert set(paths(pool_problems(args))) == {path}

    @pytest.mark.parametrize(
        ("args", "path"),
        [
            ({"authenticated_role": "nonsense"}, "authenticated_role"),
            ({"allow_unauthenticated_identities": True, "unauthenticated_role": ""}, "unauthenticated_role"),
            ({"identity_pool_name": "a/b"}, "identity_pool_name"),
            ({"user_pools": [{"user_pool_provider_name": PROVIDER, "client_id": "a-b"}]}, "user_pools[0].client_id"),
            ({"tags": {"team": "x" * 257}}, "tags.team"),
        ],
    )
    def test_so_it_is_in_an_identity_pool(self, args: Any, path: str) -> None:
        assert set(paths(identity_pool_problems(args))) == {path}

    def test_parts_of_a_user_pool_that_are_missing_are_named_and_nothing_breaks(self) -> None:
        found = identity_pool_problems({"user_pools": [{}, {"client_id": 5}]})
        assert set(paths(found)) == {
            "user_pools[0].client_id",
            "user_pools[0].user_pool_provider_name",
            "user_pools[1].client_id",
            "user_pools[1].user_pool_provider_name",
        }

    def test_a_components_name_that_is_no_identity_pools_name_is_told_before_anything_is_made(self) -> None:
        assert set(paths(identity_pool_problems({}, name="a/b"))) == {"identity_pool_name"}


class TestIdentity:
    def test_a_default_identity_has_one_client_that_vouches_for_people(self) -> None:
        found = plan({})
        assert list(found.clients) == ["web"]
        assert found.identity_pool_clients == ("web",)

    def test_machines_do_not_vouch_for_people(self) -> None:
        machine = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
        read = {"scope_name": "read", "scope_description": "See orders"}
        servers = {"orders": {"identifier": "orders", "scopes": [read]}}
        planned = plan({"clients": {"job": machine, "app": {}}, "resource_servers": servers})
        assert planned.identity_pool_clients == ("app",)

    def test_no_clients_means_no_clients(self) -> None:
        found = plan({"clients": {}})
        assert (found.clients, found.identity_pool_clients) == ({}, ())

    def test_problems_of_a_part_are_told_under_its_argument(self) -> None:
        found = identity_problems(
            {
                "user_pool": {"password_policy": {"min_length": 5}},
                "clients": {"web": {"access_token_validity_minutes": 1}},
                "identity_pool_options": {"authenticated_policies": ["x"]},
            }
        )
        assert paths(found) == [
            "user_pool.password_policy.min_length",
            "clients.web.access_token_validity_minutes",
            "identity_pool_options.authenticated_policies[0]",
        ]

    @pytest.mark.parametrize("key", ["", "a b", "-a", "_a", "a" * 41, "a/b", "a.b", "ä", "a\n", "$", "a:b"])
    def test_a_clients_name_must_fit_into_a_resources_name(self, key: str) -> None:
        ((_, text),) = identity_problems({"clients": {key: {}}})
        assert "must be 1 to 40 letters" in text

    @pytest.mark.parametrize("key", ["a", "0", "my-app_2", "a" * 40])
    def test_an_ordinary_name_fits(self, key: str) -> None:
        assert identity_problems({"clients": {key: {}}}) == []

    @pytest.mark.parametrize(
        ("args", "expected"),
        [
            ({}, None),
            ({"allow_signup": True}, True),
            ({"allow_signup": False}, False),
            ({"user_pool": {"self_sign_up_enabled": True}}, True),
            ({"allow_signup": True, "user_pool": {"self_sign_up_enabled": True}}, True),
        ],
    )
    def test_sign_up_may_be_allowed_in_either_place(self, args: Any, expected: Any) -> None:
        assert plan(args).user_pool.arguments.get("self_sign_up_enabled") is expected

    @pytest.mark.parametrize("allowed", [True, False])
    def test_two_answers_about_sign_up_are_refused(self, allowed: bool) -> None:
        args = {"allow_signup": allowed, "user_pool": {"self_sign_up_enabled": not allowed}}
        assert paths(identity_problems(args)) == ["allow_signup"]

    def test_no_identity_pool_means_none(self) -> None:
        assert plan({"disable_identity_pool": True}).identity_pool is None

    def test_settings_of_an_identity_pool_there_is_none_of_are_refused(self) -> None:
        args = {"disable_identity_pool": True, "identity_pool_options": {}}
        assert paths(identity_problems(args)) == ["disable_identity_pool"]

    @pytest.mark.parametrize(
        ("args", "expected"),
        [
            ({}, RemovalPolicy.RETAIN),
            ({"user_pool": {"removal_policy": "destroy"}}, RemovalPolicy.DESTROY),
            (
                {"user_pool": {"removal_policy": "destroy"}, "identity_pool_options": {"removal_policy": "retain"}},
                RemovalPolicy.RETAIN,
            ),
        ],
    )
    def test_the_identity_pool_lives_as_long_as_the_people(self, args: Any, expected: RemovalPolicy) -> None:
        assert plan(args).identity_pool.removal_policy is expected

    def test_tags_are_merged_and_the_nearer_one_wins(self) -> None:
        found = plan(
            {
                "tags": {"team": "a", "env": "dev"},
                "user_pool": {"tags": {"team": "b"}},
                "identity_pool_options": {"tags": {"env": "x"}},
            }
        )
        assert found.user_pool.arguments["tags"] == {"team": "b", "env": "dev"}
        assert found.identity_pool.arguments["tags"] == {"team": "a", "env": "x"}

    def test_a_client_is_checked_against_its_pool(self) -> None:
        args = {
            "user_pool": {"custom_attributes": {"team": {"type": "string"}}},
            "clients": {"web": {"write_attributes": ["team", "colour"]}},
        }
        assert paths(identity_problems(args)) == ["clients.web.write_attributes[1]"]


@settings(max_examples=40)
@given(st.data())
def test_whatever_people_write_planning_ends_in_a_plan_or_in_problems(data: st.DataObject) -> None:
    shape = object_type(UserIdentityArgs)
    args = data.draw(partly_valid(shape) | valid(shape))

    async def found() -> Found:
        return identity_problems(args)

    # Where an argument is a secret, planning makes an Output of it, which wants an event loop.
    assert all(text.isprintable() for _, text in asyncio.run(found()))
