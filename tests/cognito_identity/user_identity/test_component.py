"""The resources of `UserIdentity`."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, UserIdentity
from tests.cognito_identity.engine import ACCOUNT, PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run

PACKAGE = "cognito-identity:index:"
ROOT = f"urn:pulumi:{STACK}::{PROJECT}::{PACKAGE}UserIdentity"
USERS, ACCESS = f"{ROOT}${PACKAGE}UserPoolWithMfa", f"{ROOT}${PACKAGE}IdentityPool"
CLIENT = f"{USERS}${PACKAGE}AppClient"
MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
READ = {"scope_name": "read", "scope_description": "See orders"}
ORDERS = {"resource_servers": {"orders": {"identifier": "orders", "scopes": [READ]}}}


def identity(args: Any = None, name: str = "shop", **options: Any) -> Run:
    given: Any = args or {}
    return deploy(lambda: UserIdentity(name, given), **options)


def urns(done: Run) -> set[str]:
    assert len({resource.urn for resource in done.resources}) == len(done.resources)
    return {resource.urn for resource in done.resources}


POOL = {
    f"{ROOT}::shop",
    f"{USERS}::shop-users",
    f"{USERS}$aws:cognito/userPool:UserPool::shop-users-pool",
    f"{USERS}$aws:cognito/riskConfiguration:RiskConfiguration::shop-users-risk",
}
WEB = {
    f"{CLIENT}::shop-users-web",
    f"{CLIENT}$aws:cognito/userPoolClient:UserPoolClient::shop-users-web-client",
}
IDENTITY_POOL = {
    f"{ACCESS}::shop-access",
    f"{ACCESS}$aws:cognito/identityPool:IdentityPool::shop-access-pool",
    f"{ACCESS}$aws:iam/role:Role::shop-access-authenticated-role",
    f"{ACCESS}$aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment::shop-access-roles",
}
SMS_ROLE = {
    f"{USERS}$aws:iam/role:Role::shop-users-sms-role",
    f"{USERS}$aws:iam/rolePolicy:RolePolicy::shop-users-sms-permissions",
}
GUESTS = {f"{ACCESS}$aws:iam/role:Role::shop-access-unauthenticated-role"}
JOB = {
    f"{CLIENT}::shop-users-job",
    f"{CLIENT}$aws:cognito/userPoolClient:UserPoolClient::shop-users-job-client",
}
SERVER = {
    f"{USERS}${PACKAGE}ResourceServer::shop-users-orders",
    f"{USERS}${PACKAGE}ResourceServer$aws:cognito/resourceServer:ResourceServer::shop-users-orders-resource-server",
}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({}, POOL | WEB | IDENTITY_POOL),
        ({"user_pool": {"mfa_second_factor": {"sms": True}}}, POOL | WEB | IDENTITY_POOL | SMS_ROLE),
        ({**ORDERS, "clients": {"web": {}, "job": MACHINE}}, POOL | WEB | JOB | SERVER | IDENTITY_POOL),
        ({**ORDERS, "clients": {"job": MACHINE}}, POOL | JOB | SERVER | IDENTITY_POOL),
        ({"clients": {}}, POOL | IDENTITY_POOL),
        ({"disable_identity_pool": True}, POOL | WEB),
        (
            {"identity_pool_options": {"allow_unauthenticated_identities": True}},
            POOL | WEB | IDENTITY_POOL | GUESTS,
        ),
        ({"user_pool": {"removal_policy": "destroy", "deletion_protection": False}}, POOL | WEB | IDENTITY_POOL),
    ],
    ids=["default", "sms", "web and machine", "machine", "no client", "no identity pool", "guests", "destroyable"],
)
@pytest.mark.parametrize("preview", [True, False], ids=["preview", "update"])
def test_the_urns_of_each_kind_of_identity(args: Any, expected: set[str], preview: bool) -> None:
    assert urns(identity(args, preview=preview)) == expected


def test_every_child_has_the_name_of_its_parent_as_prefix() -> None:
    done = identity(
        {
            **ORDERS,
            "clients": {"web": {}, "job": MACHINE},
            "user_pool": {"mfa_second_factor": {"sms": True}},
            "identity_pool_options": {"allow_unauthenticated_identities": True},
        }
    )
    names = {resource.urn: resource.name for resource in done.resources}
    for resource in done.resources:
        assert resource.provider == ""
        if resource.parent in names:
            assert resource.name.startswith(f"{names[resource.parent]}-")
        else:
            assert resource.name == "shop"
    assert {resource.name for resource in done.resources if resource.protect or resource.retain_on_delete} == {
        "shop-users-pool",
        "shop-users-sms-role",
        "shop-users-sms-permissions",
        "shop-access-pool",
    }


def test_removal_policy_applies_to_both_pools() -> None:
    done = identity({"user_pool": {"removal_policy": "destroy", "deletion_protection": False}})
    assert not [resource.name for resource in done.resources if resource.protect or resource.retain_on_delete]


def test_two_identities_in_one_program_do_not_collide() -> None:
    def program() -> None:
        UserIdentity("one", {})
        UserIdentity("two", {})

    done = deploy(program)
    assert len(urns(done)) == 2 * len(POOL | WEB | IDENTITY_POOL)


def test_an_identity_whose_name_begins_like_anothers_does_not_collide() -> None:
    def program() -> None:
        UserIdentity("shop", {"clients": {"users": {}, "web-client": {}}})
        UserIdentity("shop-users", {})

    urns(deploy(program))


def test_the_identity_pool_accepts_tokens_of_clients_with_sign_in() -> None:
    done = identity({**ORDERS, "clients": {"web": {}, "job": MACHINE, "app": {"preset": "native"}}})
    outputs = done.named("shop").outputs
    providers = done.named("shop-access-pool").inputs["cognitoIdentityProviders"]
    assert [provider["clientId"] for provider in providers] == [
        outputs["clientIds"]["web"],
        outputs["clientIds"]["app"],
    ]
    assert {provider["providerName"] for provider in providers} == {
        f"cognito-idp.{REGION}.amazonaws.com/{outputs['userPoolId']}"
    }
    assert all(provider["serverSideTokenCheck"] for provider in providers)


def test_the_identity_pool_accepts_other_user_pools() -> None:
    other = {"user_pool_provider_name": f"cognito-idp.{REGION}.amazonaws.com/{REGION}_other1234", "client_id": "abc"}
    done = identity({"identity_pool_options": {"user_pools": [other]}})
    assert len(done.named("shop-access-pool").inputs["cognitoIdentityProviders"]) == 2


def test_all_resources_have_the_tags() -> None:
    done = identity({"tags": {"team": "a"}, "user_pool": {"mfa_second_factor": {"sms": True}}})
    tagged = {resource.name for resource in done.resources if resource.inputs.get("tags") == {"team": "a"}}
    assert tagged == {
        "shop-users-pool",
        "shop-users-sms-role",
        "shop-access-pool",
        "shop-access-authenticated-role",
    }


def test_without_tags_there_is_no_input() -> None:
    assert not [resource.name for resource in identity().resources if "tags" in resource.inputs]


def test_sign_up_is_off_unless_it_is_allowed() -> None:
    def only_admins(args: Any) -> bool:
        found = identity(args).named("shop-users-pool").inputs["adminCreateUserConfig"]
        return bool(found["allowAdminCreateUserOnly"])

    assert only_admins({})
    assert not only_admins({"allow_signup": True})
    assert not only_admins({"user_pool": {"self_sign_up_enabled": True}})


def test_the_outputs_are_those_of_the_parts() -> None:
    done = identity()
    outputs = done.named("shop").outputs
    pool_id = outputs["userPoolId"]
    assert {key: value for key, value in outputs.items() if key != "amplifyOutputs"} == {
        "userPoolId": pool_id,
        "userPoolArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool_id}",
        "userPoolClientId": done.named("shop-users-web").outputs["clientId"],
        "clientIds": {"web": done.named("shop-users-web").outputs["clientId"]},
        "identityPoolId": done.named("shop-access").outputs["identityPoolId"],
        "authenticatedRoleArn": f"arn:aws:iam::{ACCOUNT}:role/shop-access-authenticated-role-1a2b3c4",
        "issuerUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}",
        "jwksUrl": f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}/.well-known/jwks.json",
        "region": REGION,
    }
    auth = outputs["amplifyOutputs"]["auth"]
    assert (auth["user_pool_id"], auth["aws_region"]) == (pool_id, REGION)
    assert auth["user_pool_client_id"] == outputs["userPoolClientId"]


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        ({"disable_identity_pool": True}, {"identityPoolId", "authenticatedRoleArn", "unauthenticatedRoleArn"}),
        ({"clients": {}}, {"userPoolClientId", "amplifyOutputs"}),
        ({}, {"unauthenticatedRoleArn", "loginUrl"}),
    ],
)
def test_outputs_of_absent_parts_are_none(args: Any, absent: set[str]) -> None:
    outputs = identity(args).named("shop").outputs
    assert not {key for key in absent if outputs.get(key) is not None}


def test_the_role_of_guests_is_an_output() -> None:
    done = identity({"identity_pool_options": {"allow_unauthenticated_identities": True}})
    assert done.named("shop").outputs["unauthenticatedRoleArn"].endswith("shop-access-unauthenticated-role-1a2b3c4")


@pytest.mark.parametrize(
    ("clients", "main"), [({"app": {}, "web": {}}, "web"), ({"app": {}, "other": {}}, "app"), ({"web": {}}, "web")]
)
def test_the_client_is_web_or_else_the_first(clients: Any, main: str) -> None:
    def program() -> dict[str, Any]:
        found = UserIdentity("shop", {"clients": clients})
        return {"property": found.user_pool_client.client_id, "output": found.user_pool_client_id}

    done = deploy(program)
    expected = done.named(f"shop-users-{main}").outputs["clientId"]
    assert done.outputs == {"property": expected, "output": expected}


def test_without_clients_user_pool_client_is_an_error() -> None:
    def program() -> None:
        found = UserIdentity("shop", {"clients": {}})
        with pytest.raises(ArgumentError, match="clients: has no app client"):
            _ = found.user_pool_client

    deploy(program)


def test_an_added_client_equals_one_in_the_arguments() -> None:
    """Component, inputs and URNs are the same; only the identity pool doesn't accept its tokens."""
    args: Any = {"preset": "web", "o_auth": {"callback_urls": ["https://shop.example"]}}
    pool: Any = {"custom_attributes": {"colour": {"type": "string", "mutable": True}}}
    declared = identity({"user_pool": pool, "clients": {"app": args}})

    def program() -> None:
        UserIdentity("shop", {"user_pool": pool, "clients": {}}).add_client("app", args)

    added = deploy(program)
    assert urns(added) == urns(declared)
    for name in ("shop-users-app", "shop-users-app-client"):
        for aspect in ("urn", "type", "parent", "inputs", "outputs", "secret_outputs", "protect", "dependencies"):
            assert getattr(added.named(name), aspect) == getattr(declared.named(name), aspect), aspect
    assert added.named("shop-access-pool").inputs["cognitoIdentityProviders"] == []


ADDED: dict[str, tuple[Any, str]] = {
    "add_client": ({}, "AppClient"),
    "add_domain": ({"cognito_domain": {"domain_prefix": "shop"}}, "UserPoolDomain"),
    "add_resource_server": ({"identifier": "orders"}, "ResourceServer"),
    "add_group": (
        {
            "policies": [
                json.dumps(
                    {
                        "Version": "2012-10-17",
                        "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}],
                    }
                )
            ]
        },
        "UserGroup",
    ),
    "register_identity_provider": (
        {"provider_type": "google", "client_id": "id", "client_secret": "secret"},
        "FederatedProvider",
    ),
    "add_alarms": ({}, "UserPoolAlarms"),
}


@pytest.mark.parametrize(("method", "case"), ADDED.items(), ids=ADDED)
def test_added_parts_are_children_of_the_pool(method: str, case: tuple[Any, str]) -> None:
    args, kind = case

    def program() -> None:
        getattr(UserIdentity("shop", {}), method)("extra", args)

    done = deploy(program)
    (component,) = [resource for resource in done.of_type(kind) if resource.name == "shop-users-extra"]
    assert component.urn == f"{USERS}${PACKAGE}{kind}::shop-users-extra"
    pool_id = done.named("shop").outputs["userPoolId"]
    children = [resource for resource in done.resources if resource.parent == component.urn]
    assert children
    assert any(pool_id in json.dumps(child.inputs) for child in children)


@pytest.mark.parametrize(("method", "case"), ADDED.items(), ids=ADDED)
@pytest.mark.parametrize("args", [None, [], "text", {"user_pool_id": f"{REGION}_elsewhere"}])
def test_an_invalid_part_registers_nothing(method: str, case: tuple[Any, str], args: Any) -> None:
    for through in ("pool", "identity"):

        def program(through: str = through) -> None:
            found = UserIdentity("shop", {})
            getattr(found.user_pool if through == "pool" else found, method)("extra", args)

        done = run(program)
        assert isinstance(done.error, ArgumentError)
        assert str(done.error).startswith(f'{case[1]} "shop-users-extra": ')
        assert not [name for _, name in done.names if "extra" in name]


@pytest.mark.parametrize("preset", ["machine", "MACHINE"])
def test_a_machine_client_has_no_identity_providers(preset: str) -> None:
    def program() -> None:
        pool = UserIdentity("shop", {}).user_pool
        google: Any = {"provider_type": "google", "client_id": "id", "client_secret": "secret"}
        pool.register_identity_provider("google", google)
        scope: Any = {"scope_name": "read", "scope_description": "Read orders"}
        pool.add_resource_server("orders", {"identifier": "orders", "scopes": [scope]})
        pool.add_client("app", {})
        pool.add_client("job", {"preset": preset, "o_auth": {"scopes": ["orders/read"]}})

    done = deploy(program)
    assert done.named("shop-users-app-client").inputs["supportedIdentityProviders"] == ["COGNITO", "Google"]
    assert done.named("shop-users-job-client").inputs["supportedIdentityProviders"] == ["COGNITO"]


def test_ids_are_unknown_in_a_preview_and_booleans_are_known() -> None:
    done = identity(preview=True)
    outputs = done.named("shop").outputs
    for name in ("userPoolId", "userPoolArn", "userPoolClientId", "identityPoolId", "issuerUrl", "jwksUrl", "region"):
        assert outputs[name] == UNKNOWN
    assert done.named("shop-users-pool").inputs["mfaConfiguration"] == "ON"
    assert done.named("shop-access-pool").inputs["allowClassicFlow"] is False


def test_whole_numbers_are_integers_in_inputs() -> None:
    """A number such as 12.5 in place of 12 would be refused by a provider."""
    seen: dict[str, Any] = {}

    def look(args: pulumi.ResourceTransformationArgs) -> None:
        seen[args.name] = args.props

    def program() -> None:
        given: Any = {
            "user_pool": {"password_policy": {"min_length": 12.0}},
            "clients": {"web": {"access_token_validity_minutes": 30.0, "preset": "spa"}},
        }
        UserIdentity("shop", given, pulumi.ResourceOptions(transformations=[look]))

    deploy(program)
    numbers = {path: value for name, props in seen.items() for path, value in _numbers(props, name)}
    assert len(numbers) >= 8
    assert {path: value for path, value in numbers.items() if type(value) is not int} == {}


def _numbers(value: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in _numbers(item, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in _numbers(item, f"{path}[{index}]")]
    return [(path, value)] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def test_each_role_trusts_its_pool_and_kind_of_user() -> None:
    done = identity({"identity_pool_options": {"allow_unauthenticated_identities": True}})
    for kind in ("authenticated", "unauthenticated"):
        document = json.loads(done.named(f"shop-access-{kind}-role").inputs["assumeRolePolicy"])
        (statement,) = document["Statement"]
        assert statement["Condition"]["StringEquals"] == {
            "cognito-identity.amazonaws.com:aud": done.named("shop").outputs["identityPoolId"]
        }
        assert statement["Condition"]["ForAnyValue:StringLike"] == {"cognito-identity.amazonaws.com:amr": kind}


def test_an_invalid_output_is_an_error_with_its_path() -> None:
    def program() -> None:
        bad = pulumi.Output.secret("hunter2/!")
        UserIdentity("shop", {"clients": {"web": {"user_pool_client_name": bad}}})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert "user_pool_client_name: must contain only letters" in str(done.error)
    assert "hunter2" not in str(done.error)
    assert "shop-users-web-client" not in {name for _, name in done.names}


def test_triggers_and_grants_apply_to_the_pool() -> None:
    function = f"arn:aws:lambda:{REGION}:123456789012:function:greet"

    def program() -> None:
        shop = UserIdentity("shop", {})
        shop.add_trigger("post_confirmation", function)
        shop.grant("reader", "list_users", name="reading")

    done = deploy(program)
    assert done.named("shop-users-pool").inputs["lambdaConfig"] == {"postConfirmation": function}
    assert done.named("shop-users-grant-reading").inputs["role"] == "reader"


def test_a_trigger_of_an_existing_pool_is_refused() -> None:
    args: Any = {"existing_user_pool": {"user_pool_id": f"{REGION}_aBcDeFgH1"}}
    error = run(lambda: UserIdentity("shop", args).add_trigger("pre_sign_up", "arn")).error
    assert "[trigger-on-existing-pool]" in str(error)
