"""The resources and outputs of `UserPoolWithMfa`."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, NoClientSecretError, RemovalPolicy, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run
from tests.cognito_identity.planned import error_codes

TOKEN = "cognito-identity:index:UserPoolWithMfa"
URN = f"urn:pulumi:{STACK}::{PROJECT}::{TOKEN}"
SMS = {"mfa_second_factor": {"otp": True, "sms": True}}


def pool(args: Any = None, **options: Any) -> Run:
    given: Any = args or {}
    return deploy(lambda: UserPoolWithMfa("users", given), **options)


DEFAULT = {
    f"{URN}::users",
    f"{URN}$aws:cognito/userPool:UserPool::users-pool",
    f"{URN}$aws:cognito/riskConfiguration:RiskConfiguration::users-risk",
}


def test_the_default_pool_has_these_urns() -> None:
    assert {resource.urn for resource in pool().resources} == DEFAULT


def test_a_pool_without_threat_protection_has_no_risk_configuration() -> None:
    done = pool({"advanced_security_mode": "off"})
    assert {resource.urn for resource in done.resources} == {urn for urn in DEFAULT if "Risk" not in urn}


def test_a_pool_that_sends_sms_has_a_role() -> None:
    assert {resource.urn for resource in pool(SMS).resources} == DEFAULT | {
        f"{URN}$aws:iam/role:Role::users-sms-role",
        f"{URN}$aws:iam/rolePolicy:RolePolicy::users-sms-permissions",
    }


@pytest.mark.parametrize(
    ("property_name", "expected"),
    [
        ("mfaConfiguration", "ON"),
        ("softwareTokenMfaConfiguration", {"enabled": True}),
        ("smsConfiguration", None),
        (
            "passwordPolicy",
            {
                "minimumLength": 8,
                "requireLowercase": True,
                "requireUppercase": True,
                "requireNumbers": True,
                "requireSymbols": True,
                "temporaryPasswordValidityDays": 3,
            },
        ),
        ("usernameConfiguration", {"caseSensitive": False}),
        ("aliasAttributes", ["email"]),
        ("usernameAttributes", None),
        (
            "accountRecoverySetting",
            {"recoveryMechanisms": [{"name": "verified_email", "priority": 1}]},
        ),
        ("adminCreateUserConfig", {"allowAdminCreateUserOnly": True}),
        ("autoVerifiedAttributes", ["email"]),
        (
            "userAttributeUpdateSettings",
            {"attributesRequireVerificationBeforeUpdates": ["email"]},
        ),
        ("userPoolAddOns", {"advancedSecurityMode": "ENFORCED"}),
        ("userPoolTier", "PLUS"),
        ("deletionProtection", "ACTIVE"),
        ("signInPolicy", {"allowedFirstAuthFactors": ["PASSWORD"]}),
        ("name", None),
        ("tags", None),
    ],
)
@pytest.mark.parametrize("preview", [True, False])
def test_defaults_of_the_inputs(property_name: str, expected: Any, preview: bool) -> None:
    assert pool(preview=preview).named("users-pool").inputs.get(property_name) == expected


def test_enforced_threat_protection_has_actions() -> None:
    done = pool()
    risk = done.named("users-risk").inputs
    assert risk["userPoolId"] == done.named("users").outputs["userPoolId"]
    assert risk["compromisedCredentialsRiskConfiguration"]["actions"] == {"eventAction": "BLOCK"}
    actions = risk["accountTakeoverRiskConfiguration"]["actions"]
    assert {level: action["eventAction"] for level, action in actions.items()} == {
        "lowAction": "NO_ACTION",
        "mediumAction": "MFA_REQUIRED",
        "highAction": "BLOCK",
    }


def test_the_default_attributes() -> None:
    schemas = pool().named("users-pool").inputs["schemas"]
    found = {schema["name"]: (schema["required"], schema["mutable"]) for schema in schemas}
    assert found == {
        "email": (True, True),
        "family_name": (True, True),
        "given_name": (True, True),
    }
    assert all(schema["stringAttributeConstraints"] == {"minLength": "0", "maxLength": "2048"} for schema in schemas)


def test_the_pool_and_its_role_are_protected_and_retained() -> None:
    done = pool(SMS)
    kept = {resource.name: (resource.protect, resource.retain_on_delete) for resource in done.resources}
    assert kept == {
        "users": (None, None),
        "users-pool": (True, True),
        "users-risk": (None, None),
        "users-sms-role": (True, True),
        "users-sms-permissions": (True, True),
    }


def test_a_pool_with_destroy_and_without_deletion_protection_is_not_protected() -> None:
    done = pool({**SMS, "removal_policy": "destroy", "deletion_protection": False})
    assert {(resource.protect, resource.retain_on_delete) for resource in done.resources} == {(None, None)}
    assert done.messages == []


def test_destroy_with_deletion_protection_is_a_warning() -> None:
    (message,) = pool({"removal_policy": "destroy"}).messages
    assert "deletion_protection" in message
    assert message.startswith("warning: removal_policy: has no effect")


def test_children_have_the_component_as_parent() -> None:
    for resource in pool(SMS).resources:
        # Settings of a pool are deleted together with it.
        assert resource.options == (frozenset({"deletedWith"}) if resource.name == "users-risk" else frozenset())
        assert resource.provider == ""
        if resource.custom:
            assert resource.parent == f"{URN}::users"


def test_the_sms_role_trusts_only_cognito_in_this_account_and_region() -> None:
    done = pool(SMS)
    (statement,) = json.loads(done.named("users-sms-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Condition"] == {
        "StringEquals": {"sts:ExternalId": "users-sms", "aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"},
    }
    assert done.named("users-pool").inputs["smsConfiguration"] == {
        "snsCallerArn": f"arn:aws:iam::{ACCOUNT}:role/users-sms-role-1a2b3c4",
        "externalId": "users-sms",
    }
    permissions = done.named("users-sms-permissions").inputs
    assert permissions["role"] == "users-sms-role-1a2b3c4"
    assert json.loads(permissions["policy"])["Statement"][0]["Action"] == "sns:Publish"


def test_account_and_region_are_only_looked_up_for_arns() -> None:
    assert pool().invokes == []
    assert len(pool(SMS).invokes) == 3


def test_sms_role_external_id_is_used_in_pool_and_role() -> None:
    done = pool({**SMS, "sms_role_external_id": "mine", "sns_region": "eu-west-1"})
    (statement,) = json.loads(done.named("users-sms-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Condition"]["StringEquals"]["sts:ExternalId"] == "mine"
    sms = done.named("users-pool").inputs["smsConfiguration"]
    assert (sms["externalId"], sms["snsRegion"]) == ("mine", "eu-west-1")


def test_an_existing_sms_role_is_used() -> None:
    role = f"arn:aws:iam::{ACCOUNT}:role/ours"
    done = pool({**SMS, "sms_role": role})
    assert {name for _, name in done.names} == {"users", "users-pool", "users-risk"}
    assert done.named("users-pool").inputs["smsConfiguration"] == {"snsCallerArn": role}


@pytest.mark.parametrize(
    ("email", "source"),
    [
        ({"from_email": "a@shop.example"}, f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/a@shop.example"),
        (
            {"from_email": "a@shop.example", "ses_verified_domain": "shop.example"},
            f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/shop.example",
        ),
        (
            {"from_email": "a@shop.example", "ses_region": "us-east-1"},
            f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/a@shop.example",
        ),
        (
            {"from_email": "a@shop.example", "source_arn": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/x"},
            f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/x",
        ),
    ],
)
def test_the_default_ses_identity_is_in_this_account(email: Any, source: str) -> None:
    sender = pool({"email": email}).named("users-pool").inputs["emailConfiguration"]
    assert sender == {"emailSendingAccount": "DEVELOPER", "sourceArn": source, "fromEmailAddress": "a@shop.example"}


def test_tags_are_set_on_all_resources_that_support_them() -> None:
    done = pool({**SMS, "tags": {"team": "a"}})
    assert done.named("users-pool").inputs["tags"] == {"team": "a"}
    assert done.named("users-sms-role").inputs["tags"] == {"team": "a"}


def test_the_outputs_are_registered() -> None:
    outputs = pool().named("users").outputs
    pool_id = outputs["userPoolId"]
    assert pool_id.startswith(f"{REGION}_")
    assert outputs == {
        "userPoolId": pool_id,
        "userPoolArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool_id}",
        "userPoolName": "users-pool-1a2b3c4",
        "endpoint": f"cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "userPoolProviderName": f"cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "userPoolProviderUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "jwksUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}/.well-known/jwks.json",
        "releaseState": "protected",
    }


def test_in_a_preview_ids_are_unknown() -> None:
    done = pool(SMS, preview=True)
    assert done.named("users").outputs["userPoolId"] == UNKNOWN
    assert done.named("users-pool").inputs["smsConfiguration"]["snsCallerArn"] == UNKNOWN
    assert done.named("users-pool").inputs["mfaConfiguration"] == "ON"


def test_every_output_is_an_attribute() -> None:
    done = deploy(
        lambda: {
            name: getattr(component, name)
            for component in [UserPoolWithMfa("users", {})]
            for name in UserPoolWithMfa.__annotations__
        }
    )
    registered = done.named("users").outputs
    assert len(registered) == len(done.outputs)
    assert set(registered.values()) == set(done.outputs.values())


class TestAddClient:
    @staticmethod
    def urns(done: Run) -> list[str]:
        return sorted(resource.urn for resource in done.resources if "AppClient" in resource.urn)

    def test_it_creates_a_child_of_the_pool(self) -> None:
        def program() -> None:
            UserPoolWithMfa("users", {}).add_client("web", {"preset": "spa"})

        client = f"{URN}$cognito-identity:index:AppClient"
        assert self.urns(deploy(program)) == [
            f"{client}$aws:cognito/userPoolClient:UserPoolClient::users-web-client",
            f"{client}::users-web",
        ]

    def test_its_defaults_follow_the_pool(self) -> None:
        args: Any = {
            "mfa": "optional",
            "custom_attributes": {"colour": {"type": "string", "mutable": True}, "role": {"type": "string"}},
            "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}},
        }

        def program() -> None:
            UserPoolWithMfa("users", args).add_client("web", {})

        inputs = deploy(program).named("users-web-client").inputs
        assert "ALLOW_USER_AUTH" in inputs["explicitAuthFlows"]
        assert [name for name in inputs["writeAttributes"] if ":" in name] == ["custom:colour"]

    def test_two_pools_can_have_clients_of_the_same_name(self) -> None:
        def program() -> None:
            for name in ("one", "two"):
                UserPoolWithMfa(name, {}).add_client("web", {})

        done = deploy(program)
        ids = {done.named(f"{name}-web-client").inputs["userPoolId"] for name in ("one", "two")}
        assert len(ids) == 2

    @pytest.mark.parametrize("args", [{"user_pool_id": "eu-central-1_other"}, None, [], {"preset": "spaa"}])
    def test_invalid_arguments_register_no_client(self, args: Any) -> None:
        def program() -> None:
            UserPoolWithMfa("users", {}).add_client("web", args)

        done = run(program)
        assert isinstance(done.error, ArgumentError)
        assert str(done.error).startswith('AppClient "users-web": ')
        assert {name for _, name in done.names} == {"users", "users-pool", "users-risk"}

    def test_the_client_secret_is_an_output_if_there_is_one(self) -> None:
        def program() -> dict[str, Any]:
            users = UserPoolWithMfa("users", {})
            with pytest.raises(NoClientSecretError):
                _ = users.add_client("web", {"preset": "spa"}).client_secret
            return {"secret": users.add_client("server", {"preset": "web"}).client_secret}

        assert deploy(program).secret_outputs == {"secret"}


def test_options_apply_to_the_component_only() -> None:
    aliases = [pulumi.Alias(name="old")]
    options = pulumi.ResourceOptions(protect=True, aliases=aliases)
    done = deploy(lambda: UserPoolWithMfa("users", {"removal_policy": "destroy"}, options))
    assert done.named("users").protect is True
    assert done.named("users").aliases == ("old",)
    # The engine itself applies protect and aliases to children.
    assert done.named("users-pool").protect is True or done.named("users-pool").protect is None
    assert "old" not in done.named("users-pool").aliases


@pytest.mark.parametrize(
    ("args", "policy"),
    [
        ({}, "retain"),
        ({}, RemovalPolicy.RETAIN),
        ({"removal_policy": "destroy"}, "DESTROY"),
        ({"removal_policy": "destroy"}, RemovalPolicy.DESTROY),
    ],
)
def test_apply_removal_policy_accepts_the_policy_of_the_pool(args: Any, policy: Any) -> None:
    once = deploy(lambda: UserPoolWithMfa("users", args))
    again = deploy(lambda: UserPoolWithMfa("users", args).apply_removal_policy(policy))
    assert again.resources == once.resources


@pytest.mark.parametrize(
    ("policy", "code"),
    [("destroy", "removal-policy-too-late"), ("snapshot", "not-a-choice"), (None, "not-a-choice")],
)
def test_apply_removal_policy_refuses_another_policy(policy: Any, code: str) -> None:
    error = run(lambda: UserPoolWithMfa("users", {}).apply_removal_policy(policy)).error
    assert error_codes(error) == [("policy", code)]
