"""The dev stack is the tutorial's user pool, item by item: what its CDK code asks AWS for, and where ours differs."""

import re
from typing import Any

import pytest

from cognito_identity.aws_model.names import translate
from cognito_identity.aws_model.tables import TABLES
from tests.cognito_identity.engine import Registered, Run
from tests.program.stack import deploy_stack


@pytest.fixture(scope="module")
def dev() -> Run:
    return deploy_stack("dev")


def requests(resource: Registered) -> dict[str, Any]:
    """Return the calls the resource becomes, by name."""
    translated = translate(TABLES[resource.type], _snake(resource.inputs))
    return {translation.operation.name: translation.request for translation in translated}


def _snake(value: Any) -> Any:
    if isinstance(value, dict):
        return {re.sub("([A-Z])", r"_\1", key).lower(): _snake(item) for key, item in value.items()}
    return [_snake(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def pool(dev: Run) -> dict[str, Any]:
    return dict(requests(dev.of_type("UserPool")[0])["CreateUserPool"])


@pytest.fixture(scope="module")
def mfa(dev: Run) -> dict[str, Any]:
    return dict(requests(dev.of_type("UserPool")[0])["SetUserPoolMfaConfig"])


@pytest.fixture(scope="module")
def client(dev: Run) -> dict[str, Any]:
    return dict(requests(dev.of_type("UserPoolClient")[0])["CreateUserPoolClient"])


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("PoolName", "awesome-user-pool"),
        ("UsernameAttributes", ["email"]),
        ("AliasAttributes", None),
        ("AutoVerifiedAttributes", ["email"]),
        ("AdminCreateUserConfig", {"AllowAdminCreateUserOnly": False}),
        (
            "VerificationMessageTemplate",
            {
                "DefaultEmailOption": "CONFIRM_WITH_CODE",
                "EmailSubject": "You need to verify your email",
                "EmailMessage": "Thanks for signing up Your verification code is {####}",
                "SmsMessage": "The verification code to your new account is {####}",
            },
        ),
        ("AccountRecoverySetting", {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}),
    ],
)
def test_the_pool_is_the_tutorials(pool: dict[str, Any], member: str, expected: Any) -> None:
    assert pool.get(member) == expected


def test_the_password_is_the_tutorials(pool: dict[str, Any]) -> None:
    policy = pool["Policies"]["PasswordPolicy"]
    assert {key: policy[key] for key in policy if key != "TemporaryPasswordValidityDays"} == {
        "MinimumLength": 8,
        "RequireLowercase": True,
        "RequireUppercase": True,
        "RequireNumbers": True,
        "RequireSymbols": True,
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("family_name", ("String", True, False, {"MinLength": "0", "MaxLength": "2048"})),
        ("tenant_id", ("String", False, False, {"MinLength": "10", "MaxLength": "15"})),
        ("created_at", ("DateTime", False, False, {})),
        ("employee_id", ("Number", False, False, {"MinValue": "1", "MaxValue": "100"})),
        ("is_admin", ("Boolean", False, True, {})),
    ],
)
def test_each_attribute_is_the_tutorials(pool: dict[str, Any], name: str, expected: Any) -> None:
    (schema,) = [schema for schema in pool["Schema"] if schema["Name"] == name]
    bounds = {**schema.get("StringAttributeConstraints", {}), **schema.get("NumberAttributeConstraints", {})}
    assert (schema["AttributeDataType"], schema["Required"], schema["Mutable"], bounds) == expected
    assert schema["DeveloperOnlyAttribute"] is False


def test_there_are_no_other_attributes_but_the_address_which_every_pool_has_just_so(pool: dict[str, Any]) -> None:
    names = {schema["Name"] for schema in pool["Schema"]}
    assert names == {"family_name", "tenant_id", "created_at", "employee_id", "is_admin"}


def test_the_pool_may_be_destroyed(dev: Run, pool: dict[str, Any]) -> None:
    assert pool["DeletionProtection"] == "INACTIVE"
    assert not [resource.name for resource in dev.resources if resource.protect or resource.retain_on_delete]
    assert dev.messages == []


def test_the_second_factor_is_each_persons_choice_and_an_authenticator_app(mfa: dict[str, Any]) -> None:
    assert mfa == {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}


def test_the_pool_costs_nothing(pool: dict[str, Any]) -> None:
    assert pool["UserPoolTier"] == "LITE"
    assert pool["UserPoolAddOns"] == {"AdvancedSecurityMode": "OFF"}


def test_where_the_tutorial_is_silent_the_safe_choice_is_made(pool: dict[str, Any]) -> None:
    assert pool["UsernameConfiguration"] == {"CaseSensitive": False}
    assert pool["UserAttributeUpdateSettings"] == {"AttributesRequireVerificationBeforeUpdate": ["email"]}
    assert pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"] == 3


def test_nothing_else_is_asked_of_aws(pool: dict[str, Any]) -> None:
    assert set(pool) == {
        "AccountRecoverySetting",
        "AdminCreateUserConfig",
        "AutoVerifiedAttributes",
        "DeletionProtection",
        "EmailConfiguration",
        "Policies",
        "PoolName",
        "Schema",
        "UserAttributeUpdateSettings",
        "UserPoolAddOns",
        "UserPoolTier",
        "UsernameAttributes",
        "UsernameConfiguration",
        "VerificationMessageTemplate",
    }


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("ClientName", "awesome-app-client"),
        ("AllowedOAuthFlows", None),
        (
            "ExplicitAuthFlows",
            ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        ),
    ],
)
def test_the_client_is_the_tutorials_and_offers_srp_too(client: dict[str, Any], member: str, expected: Any) -> None:
    assert client.get(member) == expected


def test_the_client_may_write_what_the_tutorials_app_writes_at_sign_up(client: dict[str, Any]) -> None:
    # From the tutorial's `sign-up` command and its `Auth.signUp`.
    written = {
        "email",
        "family_name",
        "custom:tenant_id",
        "custom:created_at",
        "custom:employee_id",
        "custom:is_admin",
    }
    assert written <= set(client["WriteAttributes"])
    assert not {"email_verified", "phone_number_verified"} & set(client["WriteAttributes"])


def test_every_resource_is_named_after_the_identity(dev: Run) -> None:
    assert {name for _, name in dev.names} == {
        "identity",
        "identity-users",
        "identity-users-pool",
        "identity-users-web",
        "identity-users-web-client",
        "identity-access",
        "identity-access-pool",
        "identity-access-authenticated-role",
        "identity-access-roles",
    }


def test_the_stack_says_what_an_app_needs_to_know(dev: Run) -> None:
    assert set(dev.outputs) >= {
        "user_pool_id",
        "user_pool_arn",
        "user_pool_client_id",
        "client_ids",
        "identity_pool_id",
        "authenticated_role_arn",
        "issuer_url",
        "jwks_url",
        "region",
    }
    assert dev.outputs["issuer_url"].endswith(dev.outputs["user_pool_id"])
    assert dev.secret_outputs == frozenset()


def test_in_a_preview_the_same_is_planned(dev: Run) -> None:
    planned = deploy_stack("dev", preview=True)
    assert {resource.urn for resource in planned.resources} == {resource.urn for resource in dev.resources}
    assert planned.of_type("UserPool")[0].inputs == dev.of_type("UserPool")[0].inputs
