"""Pools that another program owns."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, deploy, run

POOL_ID = f"{REGION}_aBcDeFgH1"
ELSEWHERE = f"arn:aws:cognito-idp:us-west-2:{ACCOUNT}:userpool/us-west-2_XyZ123abc"


def test_a_handle_by_id_registers_no_pool_and_knows_its_addresses() -> None:
    def program() -> dict[str, Any]:
        pool = UserPoolWithMfa.from_user_pool_id("theirs", POOL_ID)
        return {"arn": pool.user_pool_arn, "issuer": pool.user_pool_provider_url, "keys": pool.jwks_url}

    done = deploy(program)
    assert done.of_type("UserPool") == []
    assert done.outputs == {
        "arn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{POOL_ID}",
        "issuer": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL_ID}",
        "keys": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL_ID}/.well-known/jwks.json",
    }


def test_what_is_added_to_a_pool_in_another_region_is_made_there() -> None:
    def program() -> None:
        pool = UserPoolWithMfa.from_user_pool_arn("theirs", ELSEWHERE)
        pool.add_client("app", {"preset": "spa"})
        pool.add_group("staff", {})
        pool.add_resource_server("orders", {"identifier": "orders"})

    done = deploy(program)
    for kind in ("UserPoolClient", "ResourceServer", "UserGroup"):
        (made,) = [resource for resource in done.of_type(kind) if resource.custom]
        assert made.inputs["region"] == "us-west-2"
        assert made.inputs["userPoolId"] == "us-west-2_XyZ123abc"


@pytest.mark.parametrize("later", [False, True])
def test_an_id_alone_says_the_region_too(later: bool) -> None:
    pool_id = "us-west-2_XyZ123abc"

    def program() -> None:
        given = pulumi.Output.from_input(pool_id) if later else pool_id
        UserPoolWithMfa.from_user_pool_id("theirs", given).add_client("app", {})
        args: Any = {"existing_user_pool": {"user_pool_id": given}, "groups": {"staff": {}}}
        UserIdentity("reports", args)

    done = deploy(program)
    made = [one for kind in ("UserPoolClient", "UserGroup") for one in done.of_type(kind) if one.custom]
    assert {one.name: one.inputs["region"] for one in made} == {
        "theirs-app-client": "us-west-2",
        "reports-users-web-client": "us-west-2",
        "reports-users-staff-group": "us-west-2",
    }


def test_alarms_stand_where_the_pools_metrics_are() -> None:
    topic = f"arn:aws:sns:us-west-2:{ACCOUNT}:on-call"

    def program() -> None:
        UserPoolWithMfa.from_user_pool_arn("theirs", ELSEWHERE).add_alarms("watch", {"topic_arn": topic})

    alarms = deploy(program).of_type("MetricAlarm")
    assert {alarm.inputs["region"] for alarm in alarms} == {"us-west-2"}
    assert [alarm.inputs["alarmActions"] for alarm in alarms] == [[topic]] * 2


def test_what_lives_in_no_region_is_given_none() -> None:
    def program() -> None:
        pool = UserPoolWithMfa.from_user_pool_arn("theirs", ELSEWHERE)
        pool.add_domain("login", {"custom_domain": {"domain_name": "auth.example.com", "hosted_zone_id": "Z1"}})
        pool.grant("reader", "get_user")

    done = deploy(program)
    assert all("region" not in one.inputs for kind in ("Record", "RolePolicy") for one in done.of_type(kind))
    assert done.named("theirs-login-certificate").inputs["region"] == "us-east-1"


@pytest.mark.parametrize("make", ["from_user_pool_id", "from_user_pool_arn"])
def test_a_handle_takes_options(make: str) -> None:
    where = {"from_user_pool_id": "us-west-2_XyZ123abc", "from_user_pool_arn": ELSEWHERE}[make]

    def program() -> None:
        above = pulumi.ComponentResource("test:index:Above", "above")
        getattr(UserPoolWithMfa, make)("theirs", where, pulumi.ResourceOptions(parent=above))

    assert deploy(program).named("theirs").parent.endswith("::above")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: UserPoolWithMfa.from_user_pool_id("t", "nonsense"), "user_pool_id: must be <region>_<id>"),
        (lambda: UserPoolWithMfa.from_user_pool_arn("t", "arn:aws:s3:::bucket"), "user_pool_arn: must be arn:aws:"),
    ],
)
def test_what_is_no_pool_is_refused_before_anything_is_registered(make: Any, says: str) -> None:
    done = run(make)
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert says in str(done.error)


def test_an_id_may_be_an_output() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("theirs", pulumi.Output.from_input(POOL_ID)).add_client("app", {})

    assert deploy(program).named("theirs-app-client").inputs["userPoolId"] == POOL_ID


class TestIdentityAroundAnExistingPool:
    def test_it_makes_a_client_and_an_identity_pool_and_no_user_pool(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID}}
        done = deploy(lambda: UserIdentity("reports", args))
        assert done.of_type("UserPool") == []
        assert done.named("reports-users-web-client").inputs["userPoolId"] == POOL_ID
        (provider,) = done.named("reports-access-pool").inputs["cognitoIdentityProviders"]
        assert provider["providerName"] == f"cognito-idp.{REGION}.amazonaws.com/{POOL_ID}"

    def test_an_existing_client_is_used_and_none_is_made(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID, "client_id": "4v140f6p0bghsau8dbg889bknc"}}
        done = deploy(lambda: UserIdentity("reports", args))
        assert done.of_type("UserPoolClient") == []
        assert done.named("reports").outputs["userPoolClientId"] == "4v140f6p0bghsau8dbg889bknc"
        (provider,) = done.named("reports-access-pool").inputs["cognitoIdentityProviders"]
        assert provider["clientId"] == "4v140f6p0bghsau8dbg889bknc"

    def test_its_identity_pool_is_kept_as_any_other(self) -> None:
        args: Any = {"existing_user_pool": {"user_pool_id": POOL_ID}}
        assert deploy(lambda: UserIdentity("reports", args)).named("reports-access-pool").protect is True

    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (
                {"existing_user_pool": {}},
                "existing_user_pool.user_pool_id: or `existing_user_pool.user_pool_arn` is needed",
            ),
            (
                {"existing_user_pool": {"user_pool_id": POOL_ID, "user_pool_arn": ELSEWHERE}},
                "existing_user_pool.user_pool_id: and `existing_user_pool.user_pool_arn` exclude each other",
            ),
            (
                {"existing_user_pool": {"user_pool_id": POOL_ID}, "user_pool": {"mfa": "off"}},
                "user_pool: would change a pool that is not this identity's",
            ),
            (
                {"existing_user_pool": {"user_pool_id": POOL_ID}, "allow_signup": True},
                "allow_signup: would change a pool that is not this identity's",
            ),
        ],
    )
    def test_nothing_can_be_said_of_a_pool_that_is_not_ours(self, args: Any, says: str) -> None:
        done = run(lambda: UserIdentity("reports", args))
        assert done.resources == []
        assert says in str(done.error)

    def test_an_identity_can_be_made_around_a_pool_of_the_same_program(self) -> None:
        def program() -> None:
            pool = UserPoolWithMfa("people", {})
            UserIdentity.for_user_pool("shop", pool, {"clients": {"web": {"preset": "spa"}}})

        done = deploy(program)
        assert [pool.name for pool in done.of_type("UserPool")] == ["people-pool"]
        assert {"people-web-client", "shop-access-pool"} <= {resource.name for resource in done.resources}
