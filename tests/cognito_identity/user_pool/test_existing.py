"""Existing user pools."""

from typing import Any

import pulumi
import pytest

from cognito_identity import UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
IN_OREGON = f"arn:aws:cognito-idp:us-west-2:{ACCOUNT}:userpool/us-west-2_XyZ123abc"


def test_an_existing_pool_registers_no_pool_and_has_outputs() -> None:
    def program() -> dict[str, Any]:
        pool = UserPoolWithMfa.from_user_pool_id("existing", POOL_ID)
        return {"arn": pool.user_pool_arn, "issuer": pool.user_pool_provider_url, "keys": pool.jwks_url}

    done = deploy(program)
    assert done.of_type("UserPool") == []
    assert done.outputs == {
        "arn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{POOL_ID}",
        "issuer": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL_ID}",
        "keys": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL_ID}/.well-known/jwks.json",
    }


def test_children_are_created_in_the_region_of_the_pool() -> None:
    def program() -> None:
        pool = UserPoolWithMfa.from_user_pool_arn("existing", IN_OREGON)
        pool.add_client("app", {"preset": "spa"})
        pool.add_group("staff", {})
        pool.add_resource_server("orders", {"identifier": "orders"})

    done = deploy(program)
    for kind in ("UserPoolClient", "ResourceServer", "UserGroup"):
        (made,) = [resource for resource in done.of_type(kind) if resource.custom]
        assert made.inputs["region"] == "us-west-2"
        assert made.inputs["userPoolId"] == "us-west-2_XyZ123abc"


@pytest.mark.parametrize("output", [False, True])
def test_the_region_is_taken_from_the_id(output: bool) -> None:
    pool_id = "us-west-2_XyZ123abc"

    def program() -> None:
        given = pulumi.Output.from_input(pool_id) if output else pool_id
        UserPoolWithMfa.from_user_pool_id("existing", given).add_client("app", {})
        args: Any = {"existing_user_pool": {"user_pool_id": given}, "groups": {"staff": {}}}
        UserIdentity("reports", args)

    done = deploy(program)
    made = [one for kind in ("UserPoolClient", "UserGroup") for one in done.of_type(kind) if one.custom]
    assert {one.name: one.inputs["region"] for one in made} == {
        "existing-app-client": "us-west-2",
        "reports-users-web-client": "us-west-2",
        "reports-users-staff-group": "us-west-2",
    }


def test_alarms_are_created_in_the_region_of_the_pool() -> None:
    topic = f"arn:aws:sns:us-west-2:{ACCOUNT}:on-call"

    def program() -> None:
        UserPoolWithMfa.from_user_pool_arn("existing", IN_OREGON).add_alarms("watch", {"topic_arn": topic})

    alarms = deploy(program).of_type("MetricAlarm")
    assert {alarm.inputs["region"] for alarm in alarms} == {"us-west-2"}
    assert [alarm.inputs["alarmActions"] for alarm in alarms] == [[topic]] * 2


def test_global_resources_get_no_region() -> None:
    def program() -> None:
        pool = UserPoolWithMfa.from_user_pool_arn("existing", IN_OREGON)
        pool.add_domain("login", {"custom_domain": {"domain_name": "auth.example.com", "hosted_zone_id": "Z1"}})
        pool.grant("reader", "get_user")

    done = deploy(program)
    assert all("region" not in one.inputs for kind in ("Record", "RolePolicy") for one in done.of_type(kind))
    assert done.named("existing-login-certificate").inputs["region"] == "us-east-1"


@pytest.mark.parametrize("make", ["from_user_pool_id", "from_user_pool_arn"])
def test_an_existing_pool_takes_options(make: str) -> None:
    where = {"from_user_pool_id": "us-west-2_XyZ123abc", "from_user_pool_arn": IN_OREGON}[make]

    def program() -> None:
        above = pulumi.ComponentResource("test:index:Above", "above")
        getattr(UserPoolWithMfa, make)("existing", where, pulumi.ResourceOptions(parent=above))

    assert deploy(program).named("existing").parent.endswith("::above")


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda: UserPoolWithMfa.from_user_pool_id("t", "nonsense"), "user_pool_id"),
        (lambda: UserPoolWithMfa.from_user_pool_arn("t", "arn:aws:s3:::bucket"), "user_pool_arn"),
    ],
)
def test_an_invalid_id_or_arn_registers_nothing(make: Any, path: str) -> None:
    done = run(make)
    assert done.resources == []
    assert error_codes(done.error) == [(path, "id-invalid")]


def test_the_id_can_be_an_output() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("existing", pulumi.Output.from_input(POOL_ID)).add_client("app", {})

    assert deploy(program).named("existing-app-client").inputs["userPoolId"] == POOL_ID


class TestIdentityAroundAnExistingPool:
    def test_it_creates_a_client_and_an_identity_pool(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID}}
        done = deploy(lambda: UserIdentity("reports", args))
        assert done.of_type("UserPool") == []
        assert done.named("reports-users-web-client").inputs["userPoolId"] == POOL_ID
        (provider,) = done.named("reports-access-pool").inputs["cognitoIdentityProviders"]
        assert provider["providerName"] == f"cognito-idp.{REGION}.amazonaws.com/{POOL_ID}"

    def test_an_existing_client_is_used(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID, "client_id": "4v140f6p0bghsau8dbg889bknc"}}
        done = deploy(lambda: UserIdentity("reports", args))
        assert done.of_type("UserPoolClient") == []
        assert done.named("reports").outputs["userPoolClientId"] == "4v140f6p0bghsau8dbg889bknc"
        (provider,) = done.named("reports-access-pool").inputs["cognitoIdentityProviders"]
        assert provider["clientId"] == "4v140f6p0bghsau8dbg889bknc"

    def test_its_identity_pool_is_protected(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID}}
        assert deploy(lambda: UserIdentity("reports", args)).named("reports-access-pool").protect is True

    @pytest.mark.parametrize(
        ("args", "path"),
        [
            ({"existing_user_pool": {}}, "existing_user_pool.user_pool_id"),
            (
                {"existing_user_pool": {"user_pool_id": POOL_ID, "user_pool_arn": IN_OREGON}},
                "existing_user_pool.user_pool_id",
            ),
            ({"existing_user_pool": {"user_pool_id": POOL_ID}, "user_pool": {"mfa": "off"}}, "user_pool"),
            ({"existing_user_pool": {"user_pool_id": POOL_ID}, "allow_signup": True}, "allow_signup"),
        ],
    )
    def test_arguments_that_would_change_the_existing_pool_are_refused(self, args: Any, path: str) -> None:
        done = run(lambda: UserIdentity("reports", args))
        assert done.resources == []
        assert [found for found, _ in error_codes(done.error)] == [path]

    def test_for_user_pool_uses_a_pool_of_the_same_program(self) -> None:
        def program() -> None:
            pool = UserPoolWithMfa("users", {})
            UserIdentity.for_user_pool("shop", pool, {"clients": {"web": {"preset": "spa"}}})

        done = deploy(program)
        assert [pool.name for pool in done.of_type("UserPool")] == ["users-pool"]
        assert {"users-web-client", "shop-access-pool"} <= {resource.name for resource in done.resources}
