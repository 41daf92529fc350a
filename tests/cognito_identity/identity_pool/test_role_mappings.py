"""Other roles than the authenticated one, session tags, and providers beside user pools."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, IdentityPool, UserIdentity
from tests.cognito_identity.engine import ACCOUNT, REGION, deploy, run
from tests.cognito_identity.planned import error_codes

PROVIDER = f"cognito-idp.{REGION}.amazonaws.com/{REGION}_aBcDeFgH1"
USER_POOL = {"user_pool_provider_name": PROVIDER, "client_id": "4v140f6p0bghsau8dbg889bknc"}
POOLS = [USER_POOL, *({**USER_POOL, "client_id": f"client{number}"} for number in range(10))]
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"
RULE = {"claim": "custom:dept", "claim_value": "it", "mapped_role": ROLE}
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)


def attached(role_mappings: Any) -> Any:
    args: Any = {"user_pools": POOLS, "role_mappings": role_mappings}
    return deploy(lambda: IdentityPool("access", args)).named("access-roles").inputs["roleMappings"]


def test_a_mapping_by_token_refuses_who_matches_nothing() -> None:
    assert attached({f"{PROVIDER}:client1": {"use_token": True}}) == [
        {"identityProvider": f"{PROVIDER}:client1", "type": "Token", "ambiguousRoleResolution": "Deny"}
    ]


def test_rules_compare_exactly_unless_told_otherwise() -> None:
    rules = [RULE, {**RULE, "match_type": "not_equals"}]
    web = {"provider_url": f"{PROVIDER}:client1", "rules": rules, "resolve_ambiguous_roles": True}
    (mapping,) = attached({"web": web})
    assert (mapping["type"], mapping["ambiguousRoleResolution"]) == ("Rules", "AuthenticatedRole")
    assert [rule["matchType"] for rule in mapping["mappingRules"]] == ["Equals", "NotEqual"]
    assert mapping["mappingRules"][0] == {
        "claim": "custom:dept",
        "value": "it",
        "roleArn": ROLE,
        "matchType": "Equals",
    }


def test_groups_with_roles_bring_a_mapping_by_token() -> None:
    args: Any = {"groups": {"admins": {"policies": [DOCUMENT]}}}
    done = deploy(lambda: UserIdentity("shop", args))
    (mapping,) = done.named("shop-access-roles").inputs["roleMappings"]
    assert mapping["type"] == "Token"
    assert mapping["identityProvider"].startswith(f"cognito-idp.{REGION}.amazonaws.com/{REGION}_")
    assert done.named("shop-users-admins-group").inputs["roleArn"].endswith("/shop-users-admins-role-1a2b3c4")


def test_groups_without_roles_bring_none() -> None:
    args: Any = {"groups": {"staff": {}}}
    assert "roleMappings" not in deploy(lambda: UserIdentity("shop", args)).named("shop-access-roles").inputs


def test_session_tags_are_allowed_by_the_trust_and_mapped_for_each_user_pool() -> None:
    args: Any = {"user_pools": [USER_POOL], "principal_tags": {"tags": {"dept": "custom:dept"}}}
    done = deploy(lambda: IdentityPool("access", args))
    (statement,) = json.loads(done.named("access-authenticated-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Action"] == ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
    tags = done.named("access-principal-tags-0").inputs
    assert (tags["identityProviderName"], tags["principalTags"]) == (PROVIDER, {"dept": "custom:dept"})
    assert tags["useDefaults"] is False


def test_other_providers_have_awss_names_and_twitters_secret_stays_one() -> None:
    providers = {
        "amazon": "amzn",
        "apple": "com.example.app",
        "facebook": "123",
        "google": "g.apps.example.com",
        "twitter": "key;hush",
        "custom_provider": "login.example",
        "open_id_connect_providers": [f"arn:aws:iam::{ACCOUNT}:oidc-provider/id.example.com"],
        "saml_providers": [f"arn:aws:iam::{ACCOUNT}:saml-provider/corp"],
    }
    args: Any = {"authentication_providers": providers}
    pool = deploy(lambda: IdentityPool("access", args)).named("access-pool")
    assert set(pool.inputs["supportedLoginProviders"]) == {
        "www.amazon.com",
        "appleid.apple.com",
        "graph.facebook.com",
        "accounts.google.com",
        "api.twitter.com",
    }
    assert "supportedLoginProviders" in pool.secret_inputs
    assert pool.inputs["developerProviderName"] == "login.example"
    assert pool.inputs["openidConnectProviderArns"] == providers["open_id_connect_providers"]
    assert pool.inputs["samlProviderArns"] == providers["saml_providers"]


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({"role_mappings": {"a": {}}}, ("role_mappings.a", "role-mapping-conflict")),
        (
            {"role_mappings": {"a": {"use_token": True, "rules": [RULE]}}},
            ("role_mappings.a.use_token", "role-mapping-conflict"),
        ),
        ({"role_mappings": {"a": {"rules": [RULE] * 26}}}, ("role_mappings.a.rules", "too-many-rules")),
        (
            {"role_mappings": {str(n): {"use_token": True} for n in range(11)}},
            ("role_mappings", "too-many-role-mappings"),
        ),
        (
            {"role_mappings": {"a": {"rules": [{**RULE, "claim": "c" * 65}]}}},
            ("role_mappings.a.rules[0].claim", "value-out-of-range"),
        ),
        (
            {"role_mappings": {"a": {"rules": [{**RULE, "claim_value": ""}]}}},
            ("role_mappings.a.rules[0].claim_value", "value-out-of-range"),
        ),
        (
            {"role_mappings": {"a": {"rules": [RULE, {**RULE, "claim": "custom:my dept"}]}}},
            ("role_mappings.a.rules[1].claim", "aws-limit"),
        ),
        (
            {"user_pools": [USER_POOL], "principal_tags": {"tags": {"t" * 129: "sub"}}},
            (
                "principal_tags.tags.ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt\u2026",
                "principal-tag-invalid",
            ),
        ),
        (
            {"user_pools": [USER_POOL], "principal_tags": {"tags": {"team": "c" * 257}}},
            ("principal_tags.tags.team", "aws-limit"),
        ),
        (
            {"user_pools": [USER_POOL], "principal_tags": {"tags": {"team": ""}}},
            ("principal_tags.tags.team", "aws-limit"),
        ),
        (
            {"role_mappings": {"a": {"rules": [{"claim": "c"}]}}},
            ("role_mappings.a.rules[0].mapped_role", "missing-argument"),
        ),
        ({"principal_tags": {"tags": {"a": "b"}}}, ("principal_tags", "principal-tags-without-user-pool")),
        (
            {"user_pools": [USER_POOL], "principal_tags": {"use_defaults": True, "tags": {"a": "b"}}},
            ("principal_tags.use_defaults", "principal-tags-conflict"),
        ),
        (
            {"user_pools": [USER_POOL], "principal_tags": {"tags": {str(n): "b" for n in range(51)}}},
            ("principal_tags.tags", "too-many-principal-tags"),
        ),
        (
            {"authentication_providers": {"custom_provider": "a b"}},
            ("authentication_providers.custom_provider", "aws-limit"),
        ),
        ({"authentication_providers": {"google": ""}}, ("authentication_providers.google", "aws-limit")),
    ],
)
def test_invalid_arguments_are_refused(args: Any, problem: Any) -> None:
    done = run(lambda: IdentityPool("access", args))
    assert done.resources == []
    assert problem in error_codes(done.error)


@pytest.mark.parametrize("edge", [25, 10])
def test_the_edges_are_allowed(edge: int) -> None:
    rules = [RULE] * 25 if edge == 25 else [RULE]
    mappings = {f"{PROVIDER}:client{number}": {"rules": rules} for number in range(1 if edge == 25 else edge)}
    assert len(attached(mappings)) == len(mappings)


def test_clients_of_one_pool_share_its_session_tags() -> None:
    args: Any = {
        "clients": {"web": {}, "app": {}},
        "identity_pool_options": {"principal_tags": {"use_defaults": True}},
    }
    done = deploy(lambda: UserIdentity("shop", args))
    assert [tag.name for tag in done.of_type("IdentityPoolProviderPrincipalTag")] == ["shop-access-principal-tags-0"]


def test_tags_of_an_identity_reach_the_roles_of_its_groups() -> None:
    args: Any = {"tags": {"env": "x"}, "groups": {"admins": {"policies": [DOCUMENT], "tags": {"more": "y"}}}}
    assert deploy(lambda: UserIdentity("shop", args)).named("shop-users-admins-role").inputs["tags"] == {
        "env": "x",
        "more": "y",
    }


def test_registered_providers_are_told_to_amplify_too() -> None:
    args: Any = {
        "identity_providers": {"google": {"provider_type": "google", "client_id": "g", "client_secret": "hush"}},
        "domain": {"cognito_domain": {"domain_prefix": "acme"}},
        "clients": {"web": {"o_auth": {"callback_urls": ["https://app.example.com/in"]}}},
    }
    outputs = deploy(lambda: UserIdentity("shop", args)).named("shop").outputs
    assert outputs["amplifyOutputs"]["auth"]["oauth"]["identity_providers"] == ["GOOGLE"]
    assert outputs["loginUrl"].startswith("https://acme.auth.")


def test_a_role_that_turns_out_too_long_is_named_by_its_mapping_though_aws_takes_them_by_provider() -> None:
    def program() -> None:
        bad = pulumi.Output.from_input(ROLE + "x" * 2048)
        provider = pulumi.Output.from_input(f"{PROVIDER}:client1")
        args: Any = {
            "user_pools": POOLS,
            "role_mappings": {
                "web": {"provider_url": provider, "rules": [RULE, {**RULE, "mapped_role": bad}]},
                f"{PROVIDER}:client2": {"use_token": True},
            },
        }
        IdentityPool("access", args)

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert 'IdentityPool "access": role_mappings.web.rules[1].mapped_role: must have 20 to 2048' in str(done.error)
