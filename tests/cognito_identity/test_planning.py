"""The settings of an identity and its parts, and the paths of their problems."""

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


def settings_of(args: Any) -> Any:
    problems = Problems()
    found = resolve_identity("shop", read(UserIdentityArgs, args, problems, names=NAMES), problems)
    problems.raise_if_any("test")
    return found


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_the_defaults_are_valid() -> None:
    assert identity_problems({}) == []
    assert pool_problems({}) == []
    assert client_problems({}) == []
    assert identity_pool_problems({}) == []


class TestModelAndRules:
    def test_a_problem_of_a_rule_replaces_that_of_the_api_model(self) -> None:
        found = pool_problems({"user_verification": {"email_body": "hi"}})
        assert paths(found) == ["user_verification.email_body"]
        assert "(AWS " not in found[0][1]

    def test_the_api_model_is_checked_if_there_is_no_rule(self) -> None:
        found = pool_problems({"password_policy": {"min_length": 5}})
        assert found == [
            (
                "password_policy.min_length",
                "password_policy.min_length: must be 6 to 99 (AWS CreateUserPool), got 5; use at least 6",
            )
        ]

    def test_all_problems_of_a_part_are_reported(self) -> None:
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
            ({"email": {"reply_to": "help"}}, "email.reply_to"),
            ({"user_verification": {"sms_message": "{####}" + "x" * 140}}, "user_verification.sms_message"),
            ({"custom_attributes": {"": {"type": "string"}}}, "custom_attributes."),
            ({"custom_attributes": {"a b": {"type": "string"}}}, "custom_attributes.a b"),
        ],
    )
    def test_plain_values_of_a_user_pool_are_checked(self, args: Any, path: str) -> None:
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
    def test_plain_values_of_an_identity_pool_are_checked(self, args: Any, path: str) -> None:
        assert set(paths(identity_pool_problems(args))) == {path}

    def test_missing_arguments_of_a_user_pool_are_reported(self) -> None:
        found = identity_pool_problems({"user_pools": [{}, {"client_id": 5}]})
        assert set(paths(found)) == {
            "user_pools[0].client_id",
            "user_pools[0].user_pool_provider_name",
            "user_pools[1].client_id",
            "user_pools[1].user_pool_provider_name",
        }

    def test_the_name_of_the_component_must_be_valid_for_the_identity_pool(self) -> None:
        assert set(paths(identity_pool_problems({}, name="a/b"))) == {"identity_pool_name"}


class TestIdentity:
    def test_the_default_identity_has_one_client(self) -> None:
        found = settings_of({})
        assert list(found.clients) == ["web"]
        assert found.identity_pool_clients == ("web",)

    def test_the_identity_pool_does_not_trust_machine_clients(self) -> None:
        machine = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
        read = {"scope_name": "read", "scope_description": "See orders"}
        servers = {"orders": {"identifier": "orders", "scopes": [read]}}
        resolved = settings_of({"clients": {"job": machine, "app": {}}, "resource_servers": servers})
        assert resolved.identity_pool_clients == ("app",)

    def test_clients_can_be_empty(self) -> None:
        found = settings_of({"clients": {}})
        assert (found.clients, found.identity_pool_clients) == ({}, ())

    def test_problems_of_a_part_have_the_path_of_its_argument(self) -> None:
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
    def test_an_invalid_client_name_is_refused(self, key: str) -> None:
        assert len(identity_problems({"clients": {key: {}}})) == 1

    @pytest.mark.parametrize("key", ["a", "0", "my-app_2", "a" * 40])
    def test_a_valid_client_name_is_accepted(self, key: str) -> None:
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
    def test_sign_up_can_be_allowed_in_two_arguments(self, args: Any, expected: Any) -> None:
        assert settings_of(args).user_pool.arguments.get("self_sign_up_enabled") is expected

    @pytest.mark.parametrize("allowed", [True, False])
    def test_two_arguments_about_sign_up_must_agree(self, allowed: bool) -> None:
        args = {"allow_signup": allowed, "user_pool": {"self_sign_up_enabled": not allowed}}
        assert paths(identity_problems(args)) == ["allow_signup"]

    def test_the_identity_pool_can_be_disabled(self) -> None:
        assert settings_of({"disable_identity_pool": True}).identity_pool is None

    def test_options_of_a_disabled_identity_pool_are_refused(self) -> None:
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
    def test_the_identity_pool_has_the_removal_policy_of_the_user_pool(
        self, args: Any, expected: RemovalPolicy
    ) -> None:
        assert settings_of(args).identity_pool.removal_policy is expected

    def test_tags_are_merged_and_those_of_the_part_override(self) -> None:
        found = settings_of(
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
def test_any_arguments_have_settings_or_problems(data: st.DataObject) -> None:
    shape = object_type(UserIdentityArgs)
    args = data.draw(partly_valid(shape) | valid(shape))

    async def found() -> Found:
        return identity_problems(args)

    # Secrets become Outputs, which need an event loop.
    assert all(text.isprintable() for _, text in asyncio.run(found()))
