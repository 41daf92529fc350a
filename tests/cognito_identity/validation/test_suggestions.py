"""Suggestions for unknown arguments."""

import re
from typing import Any

import pytest

from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.attributes.settings import AWS_NAMES
from cognito_identity.domain.args import UserPoolDomainArgs
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.resource_server import ResourceServerArgs
from cognito_identity.user_group import UserGroupArgs
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import camel, folded


def problems_of(typed_dict: type, args: Any, **spelling: Any) -> str:
    problems = Problems()
    read(typed_dict, args, problems, names=NAMES, **spelling)
    return "\n".join(problem.text(spelling.get("spell", str)) for problem in problems)


def nested(path: str) -> Any:
    """`a.b.c` → `{"a": {"b": {"c": 1}}}`."""
    value: Any = 1
    for word in reversed(path.split(".")):
        value = {word: value}
    return value


OTHER_NAMES = [
    (UserPoolWithMfaArgs, "name", "`user_pool_name`"),
    (UserPoolWithMfaArgs, "PoolName", "`user_pool_name`"),
    (UserPoolWithMfaArgs, "mfa_configuration", "`mfa`"),
    (UserPoolWithMfaArgs, "mfaConfiguration", "`mfa`"),
    (UserPoolWithMfaArgs, "MfaConfiguration", "`mfa`"),
    (UserPoolWithMfaArgs, "user_pool_tier", "`feature_plan`"),
    (UserPoolWithMfaArgs, "tier", "`feature_plan`"),
    (UserPoolWithMfaArgs, "waf", "`web_acl_arn`"),
    (UserPoolWithMfaArgs, "triggers", "`lambda_triggers`"),
    (UserPoolWithMfaArgs, "schemas", "`standard_attributes` or `custom_attributes`"),
    (UserPoolWithMfaArgs, "alias_attributes", "`sign_in_aliases`"),
    (UserPoolWithMfaArgs, "usernameAttributes", "`sign_in_aliases`"),
    (UserPoolWithMfaArgs, "auto_verified_attributes", "`auto_verify`"),
    (UserPoolWithMfaArgs, "email_configuration", "`email`"),
    (UserPoolWithMfaArgs, "lambda_config", "`lambda_triggers` or `custom_sender_kms_key`"),
    (UserPoolWithMfaArgs, "admin_create_user_config", "`self_sign_up_enabled` or `user_invitation`"),
    (UserPoolWithMfaArgs, "account_recovery_setting", "`account_recovery`"),
    (UserPoolWithMfaArgs, "verification_message_template", "`user_verification`"),
    (UserPoolWithMfaArgs, "software_token_mfa_configuration", "`mfa_second_factor.otp`"),
    (UserPoolWithMfaArgs, "allow_signup", "`self_sign_up_enabled`"),
    (UserPoolWithMfaArgs, "standard_attributes.name", "`fullname`"),
    (UserPoolWithMfaArgs, "standard_attributes.zoneinfo", "`timezone`"),
    (UserPoolWithMfaArgs, "password_policy.minimum_length", "`min_length`"),
    (UserPoolWithMfaArgs, "password_policy.require_numbers", "`require_digits`"),
    (UserPoolWithMfaArgs, "password_policy.temp_password_validity", "`temp_password_validity_days`"),
    (UserPoolWithMfaArgs, "email.from_email_address", "`from_email`"),
    (UserPoolWithMfaArgs, "custom_attributes.level.attribute_data_type", "`type`"),
    (UserIdentityArgs, "user_pool.mfa_configuration", "`mfa`"),
    (UserIdentityArgs, "user_pool.standard_attributes.name", "`fullname`"),
    (UserIdentityArgs, "clients.web.allowed_oauth_flows", "`o_auth.flows`"),
    (UserIdentityArgs, "triggers", "`user_pool.lambda_triggers`"),
    (UserIdentityArgs, "mfa_configuration", "`user_pool.mfa`"),
    (UserIdentityArgs, "waf", "`user_pool.web_acl_arn`"),
    (AppClientArgs, "name", "`user_pool_client_name`"),
    (AppClientArgs, "allowed_oauth_flows", "`o_auth.flows`"),
    (AppClientArgs, "explicit_auth_flows", "`auth_flows`"),
    (AppClientArgs, "refresh_token_validity", "`refresh_token_validity_minutes`"),
    (UserPoolDomainArgs, "domain", "`cognito_domain.domain_prefix` or `custom_domain.domain_name`"),
    (UserGroupArgs, "name", "`group_name`"),
    (UserGroupArgs, "role_arn", "`role`"),
    (ResourceServerArgs, "name", "`user_pool_resource_server_name`"),
    (FederatedProviderArgs, "provider_name", "`name`"),
    (FederatedProviderArgs, "attribute_mapping.name", "`fullname`"),
    (IdentityPoolArgs, "roles", "`authenticated_role` or `unauthenticated_role`"),
]
OTHER_GROUPS = [
    (UserIdentityArgs, "removal_policy", "`user_pool.removal_policy` or `identity_pool_options.removal_policy`"),
    (UserIdentityArgs, "mfa", "`user_pool.mfa`"),
    (UserIdentityArgs, "callback_urls", "`clients.<name>.o_auth.callback_urls`"),
    (UserIdentityArgs, "user_pool.allow_unauthenticated_identities", "`identity_pool_options.allow_un"),
    (UserIdentityArgs, "user_pool.groups", "`groups`"),
    (UserIdentityArgs, "user_pool.password_policy.mfa", "`user_pool.mfa`"),
    (UserIdentityArgs, "clients.web.mfa", "`user_pool.mfa`"),
    (UserIdentityArgs, "clients.web.callback_urls", "`o_auth.callback_urls`"),
    (UserIdentityArgs, "clients.web.o_auth.user_srp", "`clients.<name>.auth_flows.user_srp`"),
    (UserIdentityArgs, "domain.domain_prefix", "`cognito_domain.domain_prefix`"),
    (AppClientArgs, "callback_urls", "`o_auth.callback_urls`"),
    (AppClientArgs, "callbackURLs", "`o_auth.callback_urls`"),
    (AppClientArgs, "scopes", "`o_auth.scopes`"),
    (UserPoolDomainArgs, "domain_prefix", "`cognito_domain.domain_prefix`"),
    (UserPoolWithMfaArgs, "min_length", "`password_policy.min_length`"),
    (IdentityPoolArgs, "authentication_providers.user_pools", "`user_pools`"),
]
MISSPELLED = [
    (UserPoolWithMfaArgs, "removalPolcy", "`removal_policy`"),
    (UserPoolWithMfaArgs, "removalPolicy", "`removal_policy`"),
    (UserPoolWithMfaArgs, "password_policy.min_len", "`min_length`"),
    (UserIdentityArgs, "user_pol", "`user_pool`"),
    (AppClientArgs, "authFlow", "`auth_flows`"),
    (UserPoolWithMfaArgs, "min_lenght", "`password_policy.min_length`"),
    (UserIdentityArgs, "callbackUrlss", "`clients.<name>.o_auth.callback_urls`"),
    (UserIdentityArgs, "clients.web.selfSignUpEnable", "`user_pool.self_sign_up_enabled`"),
]


@pytest.mark.parametrize(("typed_dict", "path", "expected"), OTHER_NAMES)
def test_another_name_of_an_argument(typed_dict: type, path: str, expected: str) -> None:
    assert f"unknown argument; did you mean {expected}" in problems_of(typed_dict, nested(path))


@pytest.mark.parametrize(("typed_dict", "path", "expected"), OTHER_GROUPS)
def test_an_argument_in_the_wrong_group(typed_dict: type, path: str, expected: str) -> None:
    assert f"unknown argument; did you mean {expected}" in problems_of(typed_dict, nested(path))


@pytest.mark.parametrize(("typed_dict", "path", "expected"), MISSPELLED)
def test_a_misspelled_argument(typed_dict: type, path: str, expected: str) -> None:
    assert f"unknown argument; did you mean {expected}?" in problems_of(typed_dict, nested(path))


def test_an_unlike_name_gets_the_list_of_arguments() -> None:
    assert "zzz: unknown argument; the arguments are `min_length`" in problems_of(
        UserIdentityArgs, nested("user_pool.password_policy.zzz")
    )


def test_a_slight_likeness_to_an_argument_of_another_group_is_no_suggestion() -> None:
    assert "region: unknown argument; the arguments are" in problems_of(UserIdentityArgs, {"region": 1})


def test_suggestions_are_in_camel_case_for_stack_files() -> None:
    assert "did you mean `clients.<name>.oAuth.callbackUrls`" in problems_of(
        UserIdentityArgs, {"callbackUrls": []}, spell=camel
    )
    assert "did you mean `oAuth.flows`?" in problems_of(AppClientArgs, {"allowedOauthFlows": []}, spell=camel)


def test_a_suggestion_leaves_out_the_path_before_the_arguments() -> None:
    line = problems_of(UserIdentityArgs, nested("user_pool.groups"), path=("args",))
    assert line.startswith("args.user_pool.groups: ")
    assert "did you mean `groups`?" in line


def place_of(shape: Shape, argument: str) -> Shape:
    for word in argument.replace("[]", "").split("."):
        while isinstance(shape, (ListOf, MapOf)):
            shape = shape.item if isinstance(shape, ListOf) else shape.value
        assert isinstance(shape, ObjectType), argument
        shape = shape.fields[word]
    return shape


WITH_OTHER_NAMES: set[type] = {*NAMES.aliases, *NAMES.tables}


@pytest.mark.parametrize(
    "typed_dict",
    # In one order: each process of the test run must find the same tests.
    sorted(WITH_OTHER_NAMES, key=str),
    ids=lambda each: str(each.__name__),
)
def test_every_alias_names_an_existing_argument(typed_dict: type) -> None:
    shape = object_type(typed_dict)
    for word, arguments in NAMES.aliases.get(typed_dict, {}).items():
        assert word not in shape.fields, f"{word} is an argument itself"
        assert arguments
    for word, arguments in NAMES.aliases_of(typed_dict).items():
        assert word == folded(word)
        for argument in arguments:
            place_of(shape, argument)


def test_aws_names_of_attributes_are_aliases() -> None:
    attributes = NAMES.aliases_of(next(each for each in NAMES.aliases if each.__name__ == "StandardAttributes"))
    for ours, awss in AWS_NAMES.items():
        assert ours == awss or attributes[folded(awss)] == (ours,)


@pytest.mark.parametrize("typed_dict", NAMES.tables, ids=lambda each: str(each.__name__))
def test_every_input_of_pulumi_aws_gets_a_suggestion(typed_dict: type) -> None:
    shape = object_type(typed_dict)
    tables: Any = NAMES.tables[typed_dict]
    for table in tables:
        for row in table.rows:
            word = row.input.replace("[]", "").split(".")[0]
            argument = row.argument.replace("[]", "")
            if argument.partition(".")[0] not in shape.fields or word in shape.fields:
                continue
            for written in (word, camel(word)):
                hint = problems_of(typed_dict, {written: 1}).partition(": unknown argument; ")[2].partition("\n")[0]
                assert hint.startswith("did you mean "), written
                named = re.findall(r"`([^`]+)`", hint)
                assert any(argument == each or argument.startswith(f"{each}.") for each in named), written
