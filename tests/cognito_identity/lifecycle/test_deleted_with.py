"""The parts of a user pool are deleted only with the pool."""

from typing import Any

import pulumi

from cognito_identity import UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import Run, deploy

ARGS: Any = {
    "clients": {"web": {"o_auth": {"callback_urls": ["https://a.example/"]}}},
    "domain": {"cognito_domain": {"domain_prefix": "acme"}},
    "groups": {"admins": {"policies": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}},
    "resource_servers": {"orders": {"identifier": "orders"}},
    "identity_providers": {"google": {"provider_type": "google", "client_id": "one", "client_secret": "two"}},
}
PARTS = {
    "UserPoolClient",
    "UserGroup",
    "ResourceServer",
    "IdentityProvider",
    "ManagedLoginBranding",
    "RiskConfiguration",
    "IdentityPoolRoleAttachment",
}
KEPT = {"UserPoolDomain", "Role", "RolePolicyAttachment", "Permission"}
"""AWS deletes none of these with a pool."""
RELEASED: Any = {"removal_policy": "destroy", "deletion_protection": False}
TRIGGER: Any = {"lambda_triggers": {"pre_sign_up": "arn:aws:lambda:eu-central-1:123456789012:function:gate"}}


def gone_with(done: Run) -> set[str]:
    return {kind_of(resource.type) for resource in done.resources if "deletedWith" in resource.options}


def kind_of(token: str) -> str:
    return token.rpartition(":")[2]


def test_the_parts_of_a_released_pool_are_deleted_with_it_except_roles_and_the_domain() -> None:
    args: Any = {**ARGS, "user_pool": {**RELEASED, **TRIGGER}}
    done = deploy(lambda: UserIdentity("one", args))
    assert {*KEPT, "IdentityPool"} <= {kind_of(resource.type) for resource in done.resources}
    assert gone_with(done) == PARTS


def test_the_roles_and_the_domain_of_a_protected_pool_are_deleted_with_it_only() -> None:
    args: Any = {**ARGS, "user_pool": TRIGGER}
    done = deploy(lambda: UserIdentity("one", args))
    assert gone_with(done) == {*PARTS, *KEPT}
    assert {r.name for r in done.of_type("Role") if "deletedWith" not in r.options} == set()


def test_what_a_pool_depends_on_does_not_depend_on_it() -> None:
    function = "arn:aws:lambda:eu-central-1:123456789012:function:mail"
    args: Any = {"enable_sms_role": True, "lambda_triggers": {"custom_email_sender": function}}
    done = deploy(lambda: UserPoolWithMfa("users", args))
    assert gone_with(done) == {"Permission", "RiskConfiguration"}


def test_the_callers_transformations_still_apply() -> None:
    def tag(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult:
        return pulumi.ResourceTransformationResult({**args.props, "region": "eu-west-1"}, args.opts)

    def program() -> None:
        pool = UserPoolWithMfa("users", {}, pulumi.ResourceOptions(transformations=[tag]))
        pool.add_client("web", {})

    (client,) = [resource for resource in deploy(program).of_type("UserPoolClient") if resource.custom]
    assert client.inputs["region"] == "eu-west-1"
    assert "deletedWith" in client.options


def test_the_parts_of_an_existing_pool_are_deleted_alone() -> None:
    existing: Any = {"existing_user_pool": {"user_pool_id": "eu-central-1_aBcDeFgH1"}}
    assert gone_with(deploy(lambda: UserIdentity("one", existing))) == {"IdentityPoolRoleAttachment", "Role"}
