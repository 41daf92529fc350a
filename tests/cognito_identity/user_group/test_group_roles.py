"""Users get the roles of their groups, and other users do not, whenever the group is added."""

import json
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import ArgumentError, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, UNKNOWN, Run, deploy, run

DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"
RULES = [{"claim": "cognito:groups", "claim_value": "it", "mapped_role": ROLE}]
FACEBOOK = {"graph.facebook.com": {"rules": RULES}}
GROUPS: dict[str, Any] = {"admins": {"policies": [DOCUMENT]}}
POLICIES: Any = {"policies": [DOCUMENT]}
EXISTING = {"user_pool_id": f"{REGION}_aBcDeFgH1", "client_id": "4v140f6p0bghsau8dbg889bknc"}
EXISTING_URL = f"cognito-idp.{REGION}.amazonaws.com/{REGION}_aBcDeFgH1:4v140f6p0bghsau8dbg889bknc"


def identity(args: Any, after: Any = None, **options: Any) -> Run:
    def program() -> None:
        made = UserIdentity("shop", args)
        if after is not None:
            after(made)

    return run(program, **options)


def mappings(done: Run) -> Any:
    assert done.error is None, done.error
    return done.named("shop-access-roles").inputs.get("roleMappings")


def token(done: Run, client: str = "web") -> Any:
    pool = next(one for one in done.named("shop-access-pool").inputs["cognitoIdentityProviders"])
    ids = done.named("shop").outputs["clientIds"]
    url = f"{pool['providerName']}:{ids[client]}"
    return {"identityProvider": url, "type": "Token", "ambiguousRoleResolution": "Deny"}


def test_a_group_with_a_role_that_is_added_later_brings_the_mapping_too() -> None:
    at_once = identity({"groups": GROUPS})
    for group in (POLICIES, {"role": ROLE}):
        later = identity({}, lambda made, group=group: made.add_group("admins", group))
        assert mappings(later) == mappings(at_once) == [token(later)]
    through_pool = identity(
        {},
        lambda made: made.user_pool.add_group("admins", {**POLICIES, "identity_pool_id": made.identity_pool_id}),
    )
    assert mappings(through_pool) == [token(through_pool)]


def test_what_the_engine_is_told_does_not_depend_on_when_the_group_came() -> None:
    for preview in (True, False):
        at_once = identity({"groups": GROUPS}, preview=preview).named("shop-access-roles")
        later = identity({}, lambda made: made.add_group("admins", POLICIES), preview=preview).named(
            "shop-access-roles"
        )
        assert later == at_once
        if preview:
            assert at_once.inputs["roleMappings"] == [
                {"identityProvider": UNKNOWN, "type": "Token", "ambiguousRoleResolution": "Deny"}
            ]


@pytest.mark.parametrize(
    "add",
    [
        None,
        lambda made: made.add_group("staff"),
        lambda made: made.add_group("staff", {"precedence": 1, "policies": None, "role": None}),
        lambda made: made.user_pool.add_group(
            "admins", {**POLICIES, "identity_pool_id": f"{REGION}:00000000-0000-0000-0000-000000000000"}
        ),
    ],
)
def test_without_a_group_that_has_a_role_there_is_no_mapping(add: Any) -> None:
    assert mappings(identity({}, add)) is None


@pytest.mark.parametrize("given", [{}, FACEBOOK])
def test_given_mappings_stand_beside_that_of_the_groups(given: Any) -> None:
    options = {
        "identity_pool_options": {
            "role_mappings": given,
            "authentication_providers": {"facebook": "123"},
        }
    }
    for done in (
        identity({"groups": GROUPS, **options}),
        identity(options, lambda made: made.add_group("admins", POLICIES)),
    ):
        found = mappings(done)
        assert token(done) in found
        assert len(found) == 1 + len(given)


@pytest.mark.parametrize("resolve", [True, False])
def test_a_mapping_by_the_name_of_a_client_is_for_its_users_and_replaces_the_default(resolve: bool) -> None:
    own = {"web": {"use_token": True, "resolve_ambiguous_roles": resolve}}
    done = identity(
        {"groups": GROUPS, "clients": {"web": {}, "app": {}}, "identity_pool_options": {"role_mappings": own}}
    )
    web = {**token(done), "ambiguousRoleResolution": "AuthenticatedRole" if resolve else "Deny"}
    assert sorted(mappings(done), key=str) == sorted([web, token(done, "app")], key=str)


def test_rules_for_a_client_choose_roles_where_no_group_has_one() -> None:
    (found,) = mappings(identity({"identity_pool_options": {"role_mappings": {"web": {"rules": RULES}}}}))
    assert found["type"] == "Rules"
    assert found["identityProvider"].startswith(f"cognito-idp.{REGION}.amazonaws.com/")


@pytest.mark.parametrize(
    ("args", "rules"),
    [
        ({}, {"web": {"rules": RULES}}),
        ({"existing_user_pool": EXISTING}, {"existing": {"rules": RULES}}),
        ({"existing_user_pool": EXISTING}, {EXISTING_URL: {"rules": RULES}}),
        ({"existing_user_pool": EXISTING}, {"x": {"provider_url": EXISTING_URL, "rules": RULES}}),
    ],
)
def test_rules_that_ignore_groups_are_refused(args: Any, rules: Any) -> None:
    options = {**args, "identity_pool_options": {"role_mappings": rules}}
    done = identity({**options, "groups": GROUPS})
    assert isinstance(done.error, ArgumentError)
    assert "groups.admins.policies: has no effect" in str(done.error)
    assert done.resources == []
    later = identity(options, lambda made: made.add_group("admins", POLICIES))
    assert 'UserGroup "shop-users-admins": policies: has no effect' in str(later.error)
    assert not later.of_type("UserGroup")


def test_a_given_mapping_of_an_existing_client_is_not_made_twice() -> None:
    mapping = {EXISTING_URL: {"use_token": True, "resolve_ambiguous_roles": True}}
    done = identity(
        {"existing_user_pool": EXISTING, "groups": GROUPS, "identity_pool_options": {"role_mappings": mapping}}
    )
    assert [(found["identityProvider"], found["ambiguousRoleResolution"]) for found in mappings(done)] == [
        (EXISTING_URL, "AuthenticatedRole")
    ]


def test_a_client_called_existing_and_an_existing_client_are_two() -> None:
    done = identity({"existing_user_pool": EXISTING, "groups": GROUPS, "clients": {"existing": {}}})
    assert len({found["identityProvider"] for found in mappings(done)}) == 2
    assert len(done.named("shop-access-pool").inputs["cognitoIdentityProviders"]) == 2


@pytest.mark.parametrize("group", [POLICIES, {"role": ROLE}])
def test_the_classic_flow_with_roles_of_groups_is_refused(group: Any) -> None:
    options = {"identity_pool_options": {"allow_classic_flow": True}}
    word = next(iter(group))
    said = f"{word}: would let every signed-in user assume the role: `identity_pool_options.allow_classic_flow`"
    done = identity({**options, "groups": {"admins": group}})
    assert isinstance(done.error, ArgumentError)
    assert f"groups.admins.{said}" in str(done.error)
    assert done.resources == []
    later = identity(options, lambda made: made.add_group("admins", group))
    assert f'UserGroup "shop-users-admins": {said}' in str(later.error)
    assert not later.of_type("UserGroup")
    assert not later.of_type("Role") or {role.name for role in later.of_type("Role")} == {
        "shop-access-authenticated-role"
    }


def test_the_classic_flow_with_groups_that_have_no_role_is_allowed() -> None:
    done = identity({"identity_pool_options": {"allow_classic_flow": True}, "groups": {"staff": {}}})
    assert mappings(done) is None
    assert done.named("shop-access-pool").inputs["allowClassicFlow"] is True


def test_a_group_whose_role_would_reach_no_user_any_more_is_refused() -> None:
    def late(made: Any) -> None:
        aws.get_region()
        made.add_group("admins", POLICIES)

    text = str(identity({}, late).error)
    assert "policies: can't be added after the identity pool's roles are registered" in text
    assert "pass it in `groups`" in text
    assert identity({"groups": {"ops": {"role": ROLE}}}, late).error is None


def test_too_many_clients_for_role_mappings_are_refused() -> None:
    clients: Any = {f"c{number}": {} for number in range(11)}
    assert "requires a role mapping for each client: 11 in total" in str(
        identity({"clients": clients, "groups": GROUPS}).error
    )
    assert identity({"clients": clients}).error is None
    clients.pop("c0")
    assert len(mappings(identity({"clients": clients, "groups": GROUPS}))) == 10


def test_a_pool_component_around_which_an_identity_is_made_hands_out_roles_too() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users", {})
        made = UserIdentity.for_user_pool("shop", pool)
        made.add_group("admins", POLICIES)

    assert deploy(program).named("shop-access-roles").inputs["roleMappings"][0]["type"] == "Token"


def test_without_an_identity_pool_a_role_is_only_named_in_the_token() -> None:
    done = identity({"disable_identity_pool": True}, lambda made: made.add_group("admins", {"role": ROLE}))
    assert done.error is None
    assert done.named("shop-users-admins-group").inputs["roleArn"] == ROLE


def test_an_output_as_a_groups_role_counts() -> None:
    def add(made: Any) -> None:
        made.add_group("admins", {"role": pulumi.Output.from_input(ROLE)})

    assert mappings(identity({}, add)) is not None
