"""`UserPoolWithMfa` as the engine sees it."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, NoClientSecretError, RemovalPolicy, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run

TOKEN = "cognito-identity:index:UserPoolWithMfa"
URN = f"urn:pulumi:{STACK}::{PROJECT}::{TOKEN}"
SMS = {"mfa_second_factor": {"otp": True, "sms": True}}


def pool(args: Any = None, **options: Any) -> Run:
    given: Any = args or {}
    return deploy(lambda: UserPoolWithMfa("people", given), **options)


DEFAULT = {
    f"{URN}::people",
    f"{URN}$aws:cognito/userPool:UserPool::people-pool",
    f"{URN}$aws:cognito/riskConfiguration:RiskConfiguration::people-risk",
}


def test_the_default_pool_has_these_urns() -> None:
    assert {resource.urn for resource in pool().resources} == DEFAULT


def test_a_pool_without_threat_protection_is_one_child() -> None:
    done = pool({"advanced_security_mode": "off"})
    assert {resource.urn for resource in done.resources} == {urn for urn in DEFAULT if "Risk" not in urn}


def test_a_pool_that_sends_sms_has_its_role_with_these_urns() -> None:
    assert {resource.urn for resource in pool(SMS).resources} == DEFAULT | {
        f"{URN}$aws:iam/role:Role::people-sms-role",
        f"{URN}$aws:iam/rolePolicy:RolePolicy::people-sms-permissions",
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
def test_a_default_is_the_safe_choice(property_name: str, expected: Any, preview: bool) -> None:
    assert pool(preview=preview).named("people-pool").inputs.get(property_name) == expected


def test_enforced_threat_protection_says_what_follows_on_which_risk() -> None:
    done = pool()
    risk = done.named("people-risk").inputs
    assert risk["userPoolId"] == done.named("people").outputs["userPoolId"]
    assert risk["compromisedCredentialsRiskConfiguration"]["actions"] == {"eventAction": "BLOCK"}
    actions = risk["accountTakeoverRiskConfiguration"]["actions"]
    assert {level: action["eventAction"] for level, action in actions.items()} == {
        "lowAction": "NO_ACTION",
        "mediumAction": "MFA_REQUIRED",
        "highAction": "BLOCK",
    }


def test_the_default_attributes_are_the_pdks_with_full_constraints() -> None:
    schemas = pool().named("people-pool").inputs["schemas"]
    found = {schema["name"]: (schema["required"], schema["mutable"]) for schema in schemas}
    assert found == {
        "email": (True, True),
        "family_name": (True, True),
        "given_name": (True, True),
    }
    assert all(schema["stringAttributeConstraints"] == {"minLength": "0", "maxLength": "2048"} for schema in schemas)


def test_the_pool_and_what_it_needs_are_kept_and_the_component_is_not_itself() -> None:
    done = pool(SMS)
    kept = {resource.name: (resource.protect, resource.retain_on_delete) for resource in done.resources}
    assert kept == {
        "people": (None, None),
        "people-pool": (True, True),
        "people-risk": (None, None),
        "people-sms-role": (True, True),
        "people-sms-permissions": (True, True),
    }


def test_a_pool_that_may_go_is_not_kept() -> None:
    done = pool({**SMS, "removal_policy": "destroy", "deletion_protection": False})
    assert {(resource.protect, resource.retain_on_delete) for resource in done.resources} == {(None, None)}
    assert done.messages == []


def test_one_word_alone_has_no_effect_and_says_so() -> None:
    (message,) = pool({"removal_policy": "destroy"}).messages
    assert "deletion_protection" in message
    assert message.startswith("warning: removal_policy: has no effect alone")


def test_children_get_their_parent_and_nothing_else() -> None:
    for resource in pool(SMS).resources:
        # What is set on a pool goes with it: there is nothing left to take back once the pool is gone.
        assert resource.options == (frozenset({"deletedWith"}) if resource.name == "people-risk" else frozenset())
        assert resource.provider == ""
        if resource.custom:
            assert resource.parent == f"{URN}::people"


def test_the_sms_role_trusts_cognito_in_this_account_and_region_only() -> None:
    done = pool(SMS)
    (statement,) = json.loads(done.named("people-sms-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Condition"] == {
        "StringEquals": {"sts:ExternalId": "people-sms", "aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"},
    }
    assert done.named("people-pool").inputs["smsConfiguration"] == {
        "snsCallerArn": f"arn:aws:iam::{ACCOUNT}:role/people-sms-role-1a2b3c4",
        "externalId": "people-sms",
    }
    permissions = done.named("people-sms-permissions").inputs
    assert permissions["role"] == "people-sms-role-1a2b3c4"
    assert json.loads(permissions["policy"])["Statement"][0]["Action"] == "sns:Publish"


def test_account_and_region_are_asked_only_where_an_arn_must_name_them() -> None:
    assert pool().invokes == []
    assert len(pool(SMS).invokes) == 3


def test_an_external_id_of_ones_own_stands_on_both_sides() -> None:
    done = pool({**SMS, "sms_role_external_id": "mine", "sns_region": "eu-west-1"})
    (statement,) = json.loads(done.named("people-sms-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Condition"]["StringEquals"]["sts:ExternalId"] == "mine"
    sms = done.named("people-pool").inputs["smsConfiguration"]
    assert (sms["externalId"], sms["snsRegion"]) == ("mine", "eu-west-1")


def test_a_role_of_ones_own_is_used_and_none_is_made() -> None:
    role = f"arn:aws:iam::{ACCOUNT}:role/ours"
    done = pool({**SMS, "sms_role": role})
    assert {name for _, name in done.names} == {"people", "people-pool", "people-risk"}
    assert done.named("people-pool").inputs["smsConfiguration"] == {"snsCallerArn": role}


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
def test_the_ses_identity_is_one_of_this_account_unless_it_was_given(email: Any, source: str) -> None:
    sender = pool({"email": email}).named("people-pool").inputs["emailConfiguration"]
    assert sender == {"emailSendingAccount": "DEVELOPER", "sourceArn": source, "fromEmailAddress": "a@shop.example"}


def test_tags_go_to_everything_that_takes_them() -> None:
    done = pool({**SMS, "tags": {"team": "a"}})
    assert done.named("people-pool").inputs["tags"] == {"team": "a"}
    assert done.named("people-sms-role").inputs["tags"] == {"team": "a"}


def test_the_outputs_are_registered_under_the_schemas_names() -> None:
    outputs = pool().named("people").outputs
    pool_id = outputs["userPoolId"]
    assert pool_id.startswith(f"{REGION}_")
    assert outputs == {
        "userPoolId": pool_id,
        "userPoolArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool_id}",
        "userPoolName": "people-pool-1a2b3c4",
        "endpoint": f"cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "userPoolProviderName": f"cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "userPoolProviderUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "jwksUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}/.well-known/jwks.json",
        "releaseState": "protected",
    }


def test_in_a_preview_what_aws_decides_is_unknown_and_the_rest_is_there() -> None:
    done = pool(SMS, preview=True)
    assert done.named("people").outputs["userPoolId"] == UNKNOWN
    assert done.named("people-pool").inputs["smsConfiguration"]["snsCallerArn"] == UNKNOWN
    assert done.named("people-pool").inputs["mfaConfiguration"] == "ON"


def test_every_registered_output_is_an_attribute_too() -> None:
    done = deploy(
        lambda: {
            name: getattr(component, name)
            for component in [UserPoolWithMfa("people", {})]
            for name in UserPoolWithMfa.__annotations__
        }
    )
    registered = done.named("people").outputs
    assert len(registered) == len(done.outputs)
    assert set(registered.values()) == set(done.outputs.values())


class TestAddClient:
    @staticmethod
    def urns(done: Run) -> list[str]:
        return sorted(resource.urn for resource in done.resources if "AppClient" in resource.urn)

    def test_it_makes_a_client_below_the_pool(self) -> None:
        def program() -> None:
            UserPoolWithMfa("people", {}).add_client("web", {"preset": "spa"})

        client = f"{URN}$cognito-identity:index:AppClient"
        assert self.urns(deploy(program)) == [
            f"{client}$aws:cognito/userPoolClient:UserPoolClient::people-web-client",
            f"{client}::people-web",
        ]

    def test_it_knows_the_pools_attributes_and_first_factors(self) -> None:
        args: Any = {
            "mfa": "optional",
            "custom_attributes": {"colour": {"type": "string", "mutable": True}, "role": {"type": "string"}},
            "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}},
        }

        def program() -> None:
            UserPoolWithMfa("people", args).add_client("web", {})

        inputs = deploy(program).named("people-web-client").inputs
        assert "ALLOW_USER_AUTH" in inputs["explicitAuthFlows"]
        assert [name for name in inputs["writeAttributes"] if ":" in name] == ["custom:colour"]

    def test_the_same_name_for_two_pools_is_two_clients(self) -> None:
        def program() -> None:
            for name in ("one", "two"):
                UserPoolWithMfa(name, {}).add_client("web", {})

        done = deploy(program)
        ids = {done.named(f"{name}-web-client").inputs["userPoolId"] for name in ("one", "two")}
        assert len(ids) == 2

    @pytest.mark.parametrize("args", [{"user_pool_id": "eu-central-1_elsewhere"}, None, [], {"preset": "spaa"}])
    def test_bad_arguments_register_no_client(self, args: Any) -> None:
        def program() -> None:
            UserPoolWithMfa("people", {}).add_client("web", args)

        done = run(program)
        assert isinstance(done.error, ArgumentError)
        assert str(done.error).startswith('AppClient "people-web": ')
        assert {name for _, name in done.names} == {"people", "people-pool", "people-risk"}

    def test_its_secret_can_be_read_if_it_has_one(self) -> None:
        def program() -> dict[str, Any]:
            people = UserPoolWithMfa("people", {})
            with pytest.raises(NoClientSecretError):
                _ = people.add_client("web", {"preset": "spa"}).client_secret
            return {"secret": people.add_client("server", {"preset": "web"}).client_secret}

        assert deploy(program).secret_outputs == {"secret"}


def test_the_callers_options_stay_the_components_own() -> None:
    aliases = [pulumi.Alias(name="old")]
    options = pulumi.ResourceOptions(protect=True, aliases=aliases)
    done = deploy(lambda: UserPoolWithMfa("people", {"removal_policy": "destroy"}, options))
    assert done.named("people").protect is True
    assert done.named("people").aliases == ("old",)
    # The engine hands protect down, and looks for a child's old name itself.
    assert done.named("people-pool").protect is True or done.named("people-pool").protect is None
    assert "old" not in done.named("people-pool").aliases


@pytest.mark.parametrize(
    ("args", "policy"),
    [
        ({}, "retain"),
        ({}, RemovalPolicy.RETAIN),
        ({"removal_policy": "destroy"}, "DESTROY"),
        ({"removal_policy": "destroy"}, RemovalPolicy.DESTROY),
    ],
)
def test_a_removal_policy_that_the_pool_has_is_confirmed(args: Any, policy: Any) -> None:
    once = deploy(lambda: UserPoolWithMfa("people", args))
    again = deploy(lambda: UserPoolWithMfa("people", args).apply_removal_policy(policy))
    assert again.resources == once.resources


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ("destroy", "policy: comes too late: the pool is registered, with removal_policy retain, got 'destroy'"),
        ("snapshot", "policy: must be one of retain, destroy, got 'snapshot'"),
        (None, "policy: must be one of retain, destroy, got None"),
    ],
)
def test_another_removal_policy_comes_too_late(policy: Any, says: str) -> None:
    error = run(lambda: UserPoolWithMfa("people", {}).apply_removal_policy(policy)).error
    assert isinstance(error, ArgumentError)
    assert str(error).startswith(f'UserPoolWithMfa "people": {says}')
