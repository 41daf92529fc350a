from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import (
    IDENTITY_POOL,
    MANAGED_USER_POOL_CLIENT,
    PRINCIPAL_TAG,
    ROLE_ATTACHMENT,
    USER_POOL,
    USER_POOL_CLIENT,
)
from cognito_policies.rules.identity_pool.claim_not_user_writable import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, tied, urn_of

POOL = "eu-west-1_abc"
PROVIDER = f"cognito-idp.eu-west-1.amazonaws.com/{POOL}"


def stack(
    claim: Any,
    writes: Any = ("custom:role",),
    mutable: Any = True,
    admin_only: Any = True,
    provider: Any = f"{PROVIDER}:c",
    client: Any = None,
    pool: Any = None,
) -> list[Resource]:
    schema = {"name": "role", "attributeDataType": "String"} | ({} if mutable is None else {"mutable": mutable})
    mapping = {"identityProvider": provider, "mappingRules": [{"claim": claim}]}
    return good_stack(
        {
            USER_POOL: {
                "schemas": [schema],
                "adminCreateUserConfig": {"allowAdminCreateUserOnly": admin_only},
                **(pool or {}),
            },
            USER_POOL_CLIENT: {"writeAttributes": None if writes is None else list(writes), **(client or {})},
            ROLE_ATTACHMENT: {"roleMappings": [mapping]},
        },
        without=(MANAGED_USER_POOL_CLIENT,),
    )


def test_a_claim_users_write_chooses_the_role() -> None:
    [message] = stack_outcome(RULE, stack("custom:role")).violated
    assert about([message]) == ["it: roleMappings[0].mappingRules[0].claim"]


@pytest.mark.parametrize("writes", [("email",), ()])
def test_a_claim_no_user_writes(writes: Any) -> None:
    assert stack_outcome(RULE, stack("custom:role", writes)).clean
    assert stack_outcome(RULE, stack("cognito:groups")).clean


def test_managed_clients_write_too() -> None:
    made = good_stack(
        {ROLE_ATTACHMENT: {"roleMappings": [{"mappingRules": [{"claim": "email"}]}]}}, without=(USER_POOL_CLIENT,)
    )
    assert len(stack_outcome(RULE, made).violated) == 1


@pytest.mark.parametrize(
    ("claim", "fires"),
    [
        ("custom:role", True),
        ("email", True),
        ("custom:other", False),
        ("sub", False),
        ("email_verified", False),
        ("phone_number_verified", False),
        ("cognito:groups", False),
        ("role", False),
    ],
)
def test_a_client_that_says_nothing_may_write_every_attribute(claim: str, fires: bool) -> None:
    found = stack_outcome(RULE, stack(claim, None)).violated
    assert bool(found) is fires
    assert not fires or "its writeAttributes is not set" in found[0]


@pytest.mark.parametrize(
    ("mutable", "admin_only", "how"),
    [
        (True, True, "can write it"),
        (None, True, "can write it"),
        (True, False, "can write it"),
        (False, False, "can set it at sign-up"),
        (False, UNKNOWN_TEXT, "can set it at sign-up"),
        (False, True, ""),
    ],
)
@pytest.mark.parametrize("writes", [("custom:role",), None])
def test_what_can_not_change_is_set_at_sign_up(mutable: Any, admin_only: Any, how: str, writes: Any) -> None:
    found = stack_outcome(RULE, stack("custom:role", writes, mutable, admin_only)).violated
    assert bool(found) is bool(how)
    assert not how or how in found[0]


def test_an_attribute_under_its_whole_name() -> None:
    made = stack("custom:role", pool={"schemas": [{"name": "x"}, {"name": "custom:role", "mutable": False}]})
    assert stack_outcome(RULE, made).clean


def test_principal_tags_are_chosen_alike() -> None:
    tags = tied(
        PRINCIPAL_TAG, "tags", IDENTITY_POOL, "identityPoolId", principalTags={"team": "custom:role", "id": "sub"}
    )
    tags = replace(tags, props={**tags.props, "identityProviderName": PROVIDER})
    [message] = stack_outcome(RULE, [*stack("sub"), tags]).violated
    assert message.startswith('tags: principalTags.team is "custom:role", which becomes the principal tag "team"')
    elsewhere = replace(tags, props={**tags.props, "identityProviderName": "cognito-idp.eu-west-1.amazonaws.com/other"})
    assert stack_outcome(RULE, [*stack("sub"), elsewhere]).clean


def test_only_the_clients_of_the_pool_that_is_meant() -> None:
    other = f"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_other:{POOL}"
    assert stack_outcome(RULE, stack("custom:role", provider=other)).clean
    by_id = {"userPoolId": UNKNOWN_TEXT}
    assert stack_outcome(RULE, stack("custom:role", client=by_id, pool={"id": POOL})).violated
    assert stack_outcome(RULE, stack("custom:role", client=by_id, pool={"id": "eu-west-1_other"})).clean


def test_a_client_of_who_knows_which_pool_may_be_meant() -> None:
    assert stack_outcome(RULE, stack("custom:role", client={"userPoolId": UNKNOWN_TEXT})).violated


def test_in_a_first_preview_the_pool_is_told_by_where_the_provider_comes_from() -> None:
    made = stack("custom:role", provider=UNKNOWN_TEXT, client={"userPoolId": UNKNOWN_TEXT})
    assert stack_outcome(RULE, made).violated

    def coming_from(*urns: str) -> list[Resource]:
        return [
            replace(each, property_dependencies={**each.property_dependencies, "roleMappings": urns})
            if each.type == ROLE_ATTACHMENT
            else each
            for each in made
        ]

    assert stack_outcome(RULE, coming_from(urn_of(USER_POOL, "another"))).clean
    assert stack_outcome(RULE, coming_from(urn_of(USER_POOL_CLIENT, "another"))).clean
    assert len(stack_outcome(RULE, coming_from(urn_of(USER_POOL), urn_of(USER_POOL_CLIENT))).violated) == 1
    assert stack_outcome(RULE, coming_from(urn_of(USER_POOL_CLIENT))).violated
    assert stack_outcome(RULE, coming_from(urn_of("aws:iam/role:Role"))).violated
    assert stack_outcome(RULE, coming_from()).violated


def test_a_client_whose_pool_is_outside_the_stack() -> None:
    client = Resource(USER_POOL_CLIENT, "c", "urn:c", {"userPoolId": POOL, "writeAttributes": ["custom:role"]})
    made = [each for each in stack("custom:role") if each.type not in (USER_POOL, USER_POOL_CLIENT)]
    assert len(stack_outcome(RULE, [*made, client]).violated) == 1
    silent = replace(client, props={"userPoolId": POOL})
    assert about([stack_outcome(RULE, [*made, silent]).violated[0]]) == ["it: roleMappings[0].mappingRules[0].claim"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"claim": UNKNOWN_TEXT}, "claim"),
        ({"claim": "custom:role", "writes": [UNKNOWN_TEXT]}, "writeAttributes"),
        ({"claim": "custom:role", "mutable": UNKNOWN_TEXT}, "schemas[0].mutable"),
        ({"claim": "custom:role", "pool": {"schemas": UNKNOWN_TEXT}}, "schemas"),
    ],
)
def test_unknown_is_not_checked_yet(changes: Any, named: str) -> None:
    found = stack_outcome(RULE, stack(**changes))
    assert not found.violated
    assert named in found.unchecked[0]


def test_tags_that_are_unknown_or_of_another_type() -> None:
    unknown = tied(PRINCIPAL_TAG, "tags", principalTags=UNKNOWN_TEXT)
    assert "principalTags" in stack_outcome(RULE, [unknown]).unchecked[0]
    assert stack_outcome(RULE, [tied(PRINCIPAL_TAG, "tags", principalTags=[1])]).violated
    assert stack_outcome(RULE, [tied(PRINCIPAL_TAG, "tags", useDefaults=True), good(USER_POOL)]).clean
