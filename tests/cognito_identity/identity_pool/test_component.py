"""`IdentityPool` as the engine sees it."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, IdentityPool
from tests.cognito_identity.engine import ACCOUNT, PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run

TOKEN = "cognito-identity:index:IdentityPool"
URN = f"urn:pulumi:{STACK}::{PROJECT}::{TOKEN}"
PROVIDER = f"cognito-idp.{REGION}.amazonaws.com/{REGION}_aBcDeFgH1"
USER_POOL = {"user_pool_provider_name": PROVIDER, "client_id": "4v140f6p0bghsau8dbg889bknc"}
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"


def access(args: Any = None, **options: Any) -> Run:
    given: Any = args or {}
    return deploy(lambda: IdentityPool("access", given), **options)


def trusted(done: Run, kind: str) -> dict[str, Any]:
    (statement,) = json.loads(done.named(f"access-{kind}-role").inputs["assumeRolePolicy"])["Statement"]
    return dict(statement)


DEFAULT = {
    f"{URN}::access",
    f"{URN}$aws:cognito/identityPool:IdentityPool::access-pool",
    f"{URN}$aws:iam/role:Role::access-authenticated-role",
    f"{URN}$aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment::access-roles",
}


@pytest.mark.parametrize("preview", [True, False])
def test_the_default_pool_has_these_urns_and_no_role_for_guests(preview: bool) -> None:
    assert {resource.urn for resource in access(preview=preview).resources} == DEFAULT


def test_guests_have_a_role_of_their_own_where_they_are_let_in() -> None:
    done = access({"allow_unauthenticated_identities": True})
    assert {resource.urn for resource in done.resources} == DEFAULT | {
        f"{URN}$aws:iam/role:Role::access-unauthenticated-role"
    }
    assert set(done.named("access-roles").inputs["roles"]) == {"authenticated", "unauthenticated"}


def test_roles_of_ones_own_are_attached_and_none_is_made() -> None:
    done = access(
        {"authenticated_role": ROLE, "unauthenticated_role": ROLE + "2", "allow_unauthenticated_identities": True}
    )
    assert done.of_type("Role") == []
    assert done.named("access-roles").inputs["roles"] == {"authenticated": ROLE, "unauthenticated": ROLE + "2"}
    assert done.named("access").outputs["authenticatedRoleArn"] == ROLE
    assert done.named("access").outputs["unauthenticatedRoleArn"] == ROLE + "2"


@pytest.mark.parametrize("kind", ["authenticated", "unauthenticated"])
def test_each_role_trusts_exactly_this_pool_and_its_kind_of_user(kind: str) -> None:
    done = access({"allow_unauthenticated_identities": True})
    assert trusted(done, kind)["Condition"] == {
        "StringEquals": {"cognito-identity.amazonaws.com:aud": done.named("access").outputs["identityPoolId"]},
        "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": kind},
    }


@pytest.mark.parametrize(
    ("property_name", "expected"),
    [
        ("identityPoolName", "access"),
        ("allowUnauthenticatedIdentities", False),
        ("allowClassicFlow", False),
        ("tags", None),
    ],
)
def test_a_default_is_the_safe_choice(property_name: str, expected: Any) -> None:
    assert access().named("access-pool").inputs.get(property_name) == expected


def test_tokens_are_checked_with_the_user_pool() -> None:
    assert access({"user_pools": [USER_POOL]}).named("access-pool").inputs["cognitoIdentityProviders"] == [
        {"providerName": PROVIDER, "clientId": USER_POOL["client_id"], "serverSideTokenCheck": True}
    ]


def test_the_pool_is_kept_for_its_ids_are_keys_in_peoples_data() -> None:
    kept = {resource.name for resource in access().resources if resource.protect or resource.retain_on_delete}
    assert kept == {"access-pool"}
    pool = access().named("access-pool")
    assert (pool.protect, pool.retain_on_delete) == (True, True)


def test_a_pool_that_may_go_is_not_kept() -> None:
    done = access({"removal_policy": "destroy", "deletion_protection": False})
    assert {(resource.protect, resource.retain_on_delete) for resource in done.resources} == {(None, None)}


def test_policies_are_attached_by_place_or_by_arn() -> None:
    done = access({"authenticated_policies": [DOCUMENT, MANAGED]})
    (policy,) = done.of_type("RolePolicy")
    (attachment,) = done.of_type("RolePolicyAttachment")
    role = "access-authenticated-role-1a2b3c4"
    assert policy.name == "access-authenticated-policy-0"
    assert policy.inputs == {"role": role, "policy": DOCUMENT}
    assert attachment.name.startswith("access-authenticated-managed-")
    assert attachment.inputs == {"role": role, "policyArn": MANAGED}


def test_a_managed_policy_keeps_its_name_when_others_come_before_it() -> None:
    other = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"

    def names(policies: list[str]) -> dict[str, str]:
        found = access({"authenticated_policies": policies}).of_type("RolePolicyAttachment")
        return {attachment.inputs["policyArn"]: attachment.name for attachment in found}

    assert names([other, MANAGED])[MANAGED] == names([MANAGED])[MANAGED]
    assert len(set(names([other, MANAGED]).values())) == 2


def test_children_stand_below_the_component() -> None:
    done = access({"allow_unauthenticated_identities": True, "authenticated_policies": [DOCUMENT, MANAGED]})
    assert {resource.parent for resource in done.resources if resource.custom} == {f"{URN}::access"}
    assert {resource.provider for resource in done.resources} == {""}


def test_only_the_attachment_is_deleted_before_it_is_replaced() -> None:
    done = access({"allow_unauthenticated_identities": True, "authenticated_policies": [DOCUMENT]})
    assert [r.name for r in done.resources if "deleteBeforeReplace" in r.options] == ["access-roles"]


def test_everything_of_a_protected_pool_stays_with_it_and_the_roles_of_a_released_one_are_deleted() -> None:
    tags: Any = {"tags": {"team": "custom:team"}, "allow_user_writable_claims": True}
    args: Any = {"authenticated_policies": [DOCUMENT, MANAGED], "user_pools": [USER_POOL], "principal_tags": tags}
    always = {"access-roles", "access-principal-tags-0"}

    def gone_with_the_pool(**more: Any) -> set[str]:
        return {r.name for r in access({**args, **more}).resources if "deletedWith" in r.options}

    kept = {r.name for r in access(args).resources if r.name.startswith("access-authenticated-")}
    assert len(kept) == 3
    assert gone_with_the_pool() == {*always, *kept}
    assert gone_with_the_pool(removal_policy="destroy", deletion_protection=False) == always


def test_tags_go_to_everything_that_takes_them() -> None:
    done = access({"tags": {"team": "a"}})
    assert {resource.name for resource in done.resources if resource.inputs.get("tags") == {"team": "a"}} == {
        "access-pool",
        "access-authenticated-role",
    }


def test_the_outputs_of_a_pool_without_guests() -> None:
    outputs = access().named("access").outputs
    assert outputs["identityPoolId"].startswith(f"{REGION}:")
    assert outputs["identityPoolName"] == "access"
    assert outputs["authenticatedRoleArn"] == f"arn:aws:iam::{ACCOUNT}:role/access-authenticated-role-1a2b3c4"
    assert outputs.get("unauthenticatedRoleArn") is None


def test_ids_and_trust_policies_are_unknown_in_a_preview() -> None:
    done = access({"allow_unauthenticated_identities": True}, preview=True)
    assert done.named("access-authenticated-role").inputs["assumeRolePolicy"] == UNKNOWN
    assert done.named("access-pool").inputs["allowUnauthenticatedIdentities"] is True


def test_a_policy_can_be_an_output() -> None:
    done = deploy(lambda: IdentityPool("access", {"authenticated_policies": [pulumi.Output.from_input(DOCUMENT)]}))
    assert done.named("access-authenticated-policy-0").inputs["policy"] == DOCUMENT


@pytest.mark.parametrize("text", [MANAGED, "nonsense", '{"hunter2": 1}', "[" * 100_000])
def test_an_output_that_is_no_policy_document_is_an_error_without_its_value(text: str) -> None:
    done = run(lambda: IdentityPool("access", {"authenticated_policies": [DOCUMENT, pulumi.Output.secret(text)]}))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith('IdentityPool "access": authenticated_policies[1]: must be a policy document')
    assert text[:20] not in str(done.error)
    assert "access-authenticated-policy-1" not in {name for _, name in done.names}


def test_twitters_secret_is_a_secret_and_in_no_message() -> None:
    done = access({"authentication_providers": {"twitter": "key;hunter2", "google": "app.example"}})
    pool = done.named("access-pool")
    assert pool.inputs["supportedLoginProviders"] == {
        "api.twitter.com": "key;hunter2",
        "accounts.google.com": "app.example",
    }
    assert pool.secret_inputs == {"supportedLoginProviders"}
    secrets: tuple[Any, ...] = ("hunter2 !", pulumi.Output.secret)
    for secret in secrets:

        def program(secret: Any = secret) -> None:
            value = secret if isinstance(secret, str) else secret("hunter2 !")
            IdentityPool("access", {"authentication_providers": {"twitter": value}})

        refused = run(program)
        assert isinstance(refused.error, ArgumentError)
        assert "hunter2" not in str(refused.error)


@pytest.mark.parametrize("argument", ["authenticated_role", "unauthenticated_role"])
def test_a_role_that_turns_out_to_be_none_is_not_attached(argument: str) -> None:
    def program() -> None:
        args: Any = {"allow_unauthenticated_identities": True, argument: pulumi.Output.from_input("nonsense")}
        IdentityPool("access", args)

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert f": {argument}: " in str(done.error)
    assert "access-roles" not in {name for _, name in done.names}
