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
}


def gone_with(done: Run) -> set[str]:
    return {resource.type.rpartition(":")[2] for resource in done.resources if "deletedWith" in resource.options}


def test_the_parts_of_a_pool_are_deleted_with_it_except_roles_and_the_domain() -> None:
    done = deploy(lambda: UserIdentity("one", ARGS))
    assert {"UserPoolDomain", "Role", "IdentityPool"} <= {
        resource.type.rpartition(":")[2] for resource in done.resources
    }
    assert gone_with(done) == PARTS


def test_the_callers_transformations_still_apply() -> None:
    def tag(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult:
        return pulumi.ResourceTransformationResult({**args.props, "region": "eu-west-1"}, args.opts)

    def program() -> None:
        pool = UserPoolWithMfa("people", {}, pulumi.ResourceOptions(transformations=[tag]))
        pool.add_client("web", {})

    (client,) = [resource for resource in deploy(program).of_type("UserPoolClient") if resource.custom]
    assert client.inputs["region"] == "eu-west-1"
    assert "deletedWith" in client.options


def test_the_parts_of_an_existing_pool_are_deleted_alone() -> None:
    existing: Any = {"existing_user_pool": {"user_pool_id": "eu-central-1_aBcDeFgH1"}}
    assert gone_with(deploy(lambda: UserIdentity("one", existing))) == set()
