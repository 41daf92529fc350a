"""Users can't write the claims that decide their permissions in the identity pool."""

from typing import Any

import pytest

from cognito_identity import ArgumentError, IdentityPool, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, run

ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"
FLAVOR: dict[str, Any] = {"flavor": {"type": "string", "mutable": True}}
FIXED: dict[str, Any] = {"flavor": {"type": "string", "mutable": False}}
TAGS: Any = {"principal_tags": {"tags": {"squad": "custom:flavor"}}}
RULES: list[Any] = [{"claim": "custom:flavor", "claim_value": "it", "mapped_role": ROLE}]
EXISTING = {"user_pool_id": f"{REGION}_aBcDeFgH1", "client_id": "4v140f6p0bghsau8dbg889bknc"}
EXISTING_URL = f"cognito-idp.{REGION}.amazonaws.com/{REGION}_aBcDeFgH1:4v140f6p0bghsau8dbg889bknc"
ORDERS: dict[str, Any] = {
    "orders": {"identifier": "orders", "scopes": [{"scope_name": "read", "scope_description": "Read"}]}
}
MACHINE: dict[str, Any] = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
TAG_PATH = "identity_pool_options.principal_tags.tags.squad"


def args(attributes: Any = FLAVOR, options: Any = TAGS, **more: Any) -> Any:
    return {"user_pool": {"custom_attributes": attributes}, "identity_pool_options": options, **more}


def identity(given: Any, after: Any = None) -> Run:
    def program() -> None:
        made = UserIdentity("shop", given)
        if after is not None:
            after(made)

    return run(program)


def refused(done: Run, start: str, *parts: str) -> None:
    assert isinstance(done.error, ArgumentError), done.error
    assert f"{start}: " in str(done.error)
    for part in parts:
        assert part in str(done.error)


WRITES: dict[str, Any] = {"write_attributes": ["email", "given_name", "family_name", "custom:flavor"]}


@pytest.mark.parametrize(
    ("given", "how"),
    [
        (args(), "can write through `clients.web`"),
        (args(allow_signup=True), "can write through `clients.web`"),
        (args(clients={"web": {"write_attributes": ["email"]}, "app": WRITES}), "can write through `clients.app`"),
        (args(clients={"web": {}, "app": {}}), "through `clients.web` and can write through `clients.app`"),
        (args(FIXED, clients={"web": WRITES}, allow_signup=True), "can set at sign-up through `clients.web`"),
        (
            {"existing_user_pool": EXISTING, "clients": {"web": WRITES}, "identity_pool_options": TAGS},
            "can write through `clients.web`",
        ),
    ],
)
def test_a_tag_from_a_claim_that_users_can_write_is_refused(given: Any, how: str) -> None:
    done = identity(given)
    refused(done, TAG_PATH, how, "got 'custom:flavor'", "principal_tags.allow_user_writable_claims` to true")
    assert done.resources == []


@pytest.mark.parametrize("claim", ["email", "name", "nickname", "preferred_username"])
def test_a_tag_from_a_writable_standard_attribute_is_refused(claim: str) -> None:
    refused(identity(args({}, {"principal_tags": {"tags": {"squad": claim}}})), TAG_PATH)


@pytest.mark.parametrize(
    "given",
    [
        args(options={"principal_tags": {**TAGS["principal_tags"], "allow_user_writable_claims": True}}),
        args(clients={"web": {"write_attributes": ["email"]}}),
        args(FIXED, clients={"web": WRITES}),
        args(FIXED, allow_signup=True),
        args(clients={"web": {"write_attributes": ["email"]}, "api": MACHINE}, resource_servers=ORDERS),
        *(
            args(options={"principal_tags": {"tags": {"squad": claim}}})
            for claim in ("sub", "aud", "cognito:groups", "cognito:username", "email_verified", "custom:other")
        ),
        args(options={"principal_tags": {"use_defaults": True}}, allow_signup=True),
        args({"tenant_role": FLAVOR["flavor"]}, {"principal_tags": {"tags": {"squad": "custom:tenant_role"}}}),
        {"existing_user_pool": EXISTING, "identity_pool_options": TAGS},
        args(disable_identity_pool=True, options=None),
    ],
)
def test_claims_that_users_cannot_write_are_accepted(given: Any) -> None:
    done = identity(given)
    assert done.error is None, done.error


@pytest.mark.parametrize("key", ["web", "x"])
def test_a_role_mapping_rule_with_a_writable_claim_is_refused(key: str) -> None:
    mapping: dict[str, Any] = {"rules": RULES}
    where = f"identity_pool_options.role_mappings.{key}"
    if key == "web":
        given = args(options={"role_mappings": {key: mapping}})
        meant = args(options={"role_mappings": {key: {**mapping, "allow_user_writable_claims": True}}})
    else:
        around = {"existing_user_pool": EXISTING, "clients": {"web": WRITES}}
        mapping["provider_url"] = EXISTING_URL
        given = {**around, "identity_pool_options": {"role_mappings": {key: mapping}}}
        meant = {
            **around,
            "identity_pool_options": {"role_mappings": {key: {**mapping, "allow_user_writable_claims": True}}},
        }
    refused(identity(given), f"{where}.rules[0].claim", f"{where}.allow_user_writable_claims` to true")
    assert identity(meant).error is None


def test_a_rule_for_another_provider_is_accepted() -> None:
    options = {
        "authentication_providers": {"facebook": "123"},
        "role_mappings": {"graph.facebook.com": {"rules": [{**RULES[0], "claim": "email"}]}},
    }
    assert identity(args({}, options)).error is None


@pytest.mark.parametrize("through", [lambda made: made, lambda made: made.user_pool])
def test_an_added_client_cannot_write_such_a_claim(through: Any) -> None:
    given = args(clients={"web": {"write_attributes": ["email"]}}, resource_servers=ORDERS)
    done = identity(given, lambda made: through(made).add_client("app", WRITES))
    refused(done, 'AppClient "shop-users-app": write_attributes', "contains custom:flavor", TAG_PATH)
    assert not [client for client in done.of_type("UserPoolClient") if client.name == "shop-users-app-client"]
    assert identity(given, lambda made: through(made).add_client("app", {"write_attributes": ["email"]})).error is None
    assert identity(given, lambda made: through(made).add_client("api", MACHINE)).error is None


def test_clients_added_to_the_pool_before_are_checked() -> None:
    def program(attributes: Any) -> Any:
        def make() -> None:
            pool = UserPoolWithMfa("users", {"custom_attributes": attributes})
            pool.add_client("old", {})
            UserIdentity.for_user_pool(
                "shop", pool, {"clients": {"web": {"write_attributes": ["email"]}}, "identity_pool_options": TAGS}
            )

        return make

    refused(run(program(FLAVOR)), TAG_PATH, "can write through `clients.old`")
    assert run(program(FIXED)).error is None


def test_an_identity_pool_on_its_own_checks_no_claims() -> None:
    pool = {"user_pool_provider_name": EXISTING_URL.partition(":")[0], "client_id": "a"}
    given: Any = {"user_pools": [pool], **TAGS}
    assert run(lambda: IdentityPool("access", given)).error is None
