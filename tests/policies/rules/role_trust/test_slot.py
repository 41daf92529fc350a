import json
from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.iam.trust_policy import cognito_statements
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, USER_GROUP, USER_POOL
from cognito_policies.rules.role_trust.slot import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import POOL_ID, UNKNOWN_TEXT, good, good_stack, trust, urn_of

OTHER_ID = "eu-west-1:99999999-2222-3333-4444-555555555555"
ARN = "arn:aws:iam::123456789012:role/users"


def stack(policy: Any, *extra: Resource, kind: str = "authenticated", **attachment: Any) -> list[Resource]:
    text = json.dumps(policy) if isinstance(policy, dict) else policy
    return good_stack(
        {ROLE: {"assumeRolePolicy": text, "arn": ARN}, ROLE_ATTACHMENT: {"roles": None, "roleMappings": None}},
        without=(ROLE_ATTACHMENT,),
        extra=(attached({"roles": {kind: ARN}, **attachment}), *extra),
    )


def attached(props: dict[str, Any], *origins: str) -> Resource:
    dependencies = {"identityPoolId": (urn_of(IDENTITY_POOL),), "roles": origins}
    given = {"identityPoolId": POOL_ID, **props}
    return Resource(ROLE_ATTACHMENT, "at", urn_of(ROLE_ATTACHMENT, "at"), given, property_dependencies=dependencies)


@pytest.mark.parametrize("kind", ["authenticated", "unauthenticated"])
def test_a_role_in_its_own_slot(kind: str) -> None:
    assert stack_outcome(RULE, stack(trust(amr=kind), kind=kind)).clean
    assert stack_outcome(RULE, stack(trust(amr=[kind, "x"]), kind=kind)).clean
    assert stack_outcome(RULE, stack(trust(amr=["authenticated", "unauthenticated"]), kind=kind)).clean


@pytest.mark.parametrize(
    ("trusted", "kind"), [("authenticated", "unauthenticated"), ("unauthenticated", "authenticated")]
)
def test_a_role_in_the_others_slot(trusted: str, kind: str) -> None:
    [message] = stack_outcome(RULE, stack(trust(amr=trusted), kind=kind)).violated
    assert about([message]) == ["it: assumeRolePolicy"]


def test_a_role_of_another_pool() -> None:
    [message] = stack_outcome(RULE, stack(trust(aud=OTHER_ID))).violated
    assert about([message]) == ["it: assumeRolePolicy"]
    [message] = stack_outcome(RULE, stack(trust(aud=[OTHER_ID, POOL_ID]))).violated
    assert about([message]) == ["it: assumeRolePolicy"]
    second = replace(good(IDENTITY_POOL, id=OTHER_ID), urn=urn_of(IDENTITY_POOL, "second"), name="second")
    assert stack_outcome(RULE, stack(trust(aud=[OTHER_ID, POOL_ID]), second)).clean
    assert stack_outcome(RULE, stack(trust(aud=POOL_ID), identityPoolId=OTHER_ID)).violated


def test_what_the_other_trust_rules_say_is_not_said_again() -> None:
    for policy in (trust(amr=None, aud=None), trust(aud="*"), "{", None, trust(amr="graph.facebook.com")):
        assert stack_outcome(RULE, stack(policy)).clean


def test_a_role_cognito_can_not_assume() -> None:
    policy = trust(Principal={"Service": "lambda.amazonaws.com"})
    [message] = stack_outcome(RULE, stack(policy)).violated
    assert about([message]) == ["it: assumeRolePolicy"]


def test_each_statement_is_checked() -> None:
    policy = {"Statement": [*trust()["Statement"], *trust(amr="unauthenticated")["Statement"]]}
    assert "statement 1 trusts unauthenticated users" in stack_outcome(RULE, stack(policy)).violated[0]


def test_role_mappings_and_groups_hand_out_roles_to_the_signed_in() -> None:
    guests = trust(amr="unauthenticated")
    mappings = [{"mappingRules": [{"roleArn": ARN}]}]
    [message] = stack_outcome(RULE, stack(guests, roles={}, roleMappings=mappings)).violated
    assert "roleMappings[0].mappingRules[0].roleArn" in message
    group = Resource(USER_GROUP, "g", urn_of(USER_GROUP, "g"), {"roleArn": ARN, "userPoolId": "eu-west-1_abc"})
    [message] = stack_outcome(RULE, stack(guests, group, roles={})).violated
    assert message.endswith('roleArn of "g"')


def group(**props: Any) -> Resource:
    dependencies = {"userPoolId": (urn_of(USER_POOL),)}
    given = {"roleArn": ARN, "userPoolId": "eu-west-1_abc", **props}
    return Resource(USER_GROUP, "g", urn_of(USER_GROUP, "g"), given, property_dependencies=dependencies)


def grouped(aud: str, pool: Any, providers: Any = None, **user_pool: Any) -> list[Resource]:
    made = good_stack(
        {
            ROLE: {"assumeRolePolicy": json.dumps(trust(aud=aud)), "arn": ARN},
            IDENTITY_POOL: {"id": pool},
            USER_POOL: user_pool,
        },
        without=(ROLE_ATTACHMENT,),
        extra=(group(),),
    )
    if providers is None:
        return made
    return [
        replace(each, props={**each.props, "cognitoIdentityProviders": providers}, property_dependencies={})
        if each.type == IDENTITY_POOL
        else each
        for each in made
    ]


def test_a_groups_role_belongs_to_a_pool_that_takes_its_tokens() -> None:
    assert stack_outcome(RULE, grouped(POOL_ID, POOL_ID)).clean
    assert stack_outcome(RULE, grouped(OTHER_ID, POOL_ID)).violated
    name = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc"
    assert stack_outcome(RULE, grouped(OTHER_ID, POOL_ID, [{"providerName": name}], id="eu-west-1_abc")).violated
    assert stack_outcome(RULE, grouped(OTHER_ID, POOL_ID, [{"providerName": f"{name}d"}], id="eu-west-1_abc")).clean
    for providers in ([], UNKNOWN_TEXT, 1, [UNKNOWN_TEXT]):
        assert stack_outcome(RULE, grouped(OTHER_ID, POOL_ID, providers, id="eu-west-1_abc")).clean


def test_a_pool_whose_id_is_not_known_leaves_a_group_not_checked_yet() -> None:
    found = stack_outcome(RULE, grouped(OTHER_ID, None))
    assert not found.violated
    assert "identityPoolId" in found.unchecked[0]


def test_of_two_pools_the_one_whose_id_is_known_does_not_decide_for_the_other() -> None:
    both = [
        Resource(
            IDENTITY_POOL,
            name,
            urn_of(IDENTITY_POOL, name),
            {} if pool is None else {"id": pool},
            property_dependencies={"cognitoIdentityProviders": (urn_of(USER_POOL),)},
        )
        for name, pool in (("first", POOL_ID), ("second", None))
    ]
    made = [each for each in grouped(OTHER_ID, POOL_ID) if each.type != IDENTITY_POOL]
    found = stack_outcome(RULE, [*made, *both])
    assert not found.violated
    assert "identityPoolId" in found.unchecked[0]
    assert stack_outcome(RULE, [*made, both[0]]).violated


def first_preview(*made_from: str, policy: Any = UNKNOWN_TEXT) -> list[Resource]:
    role = Resource(
        ROLE,
        "r",
        urn_of(ROLE, "r"),
        {"assumeRolePolicy": policy},
        property_dependencies={"assumeRolePolicy": made_from},
    )
    at = attached({"identityPoolId": UNKNOWN_TEXT, "roles": {"authenticated": UNKNOWN_TEXT}}, role.urn)
    return [good(IDENTITY_POOL), good(IDENTITY_POOL, name="other"), role, at]


@pytest.mark.parametrize("policy", [UNKNOWN_TEXT, trust(aud=UNKNOWN_TEXT)])
def test_in_a_first_preview_the_pool_the_policy_is_made_from_is_seen(policy: Any) -> None:
    found = stack_outcome(RULE, first_preview(urn_of(IDENTITY_POOL), policy=policy))
    assert not found.violated
    assert "assumeRolePolicy" in found.unchecked[0]
    [message] = stack_outcome(RULE, first_preview(urn_of(IDENTITY_POOL, "other"), policy=policy)).violated
    assert about([message]) == ["r: assumeRolePolicy"]
    for others in ((), (urn_of(USER_POOL, "x"),)):
        assert not stack_outcome(RULE, first_preview(*others, policy=policy)).violated


def test_of_which_pool_no_user_knows() -> None:
    made = [
        replace(each, property_dependencies={"roles": (urn_of(ROLE, "r"),)}) if each.type == ROLE_ATTACHMENT else each
        for each in first_preview(urn_of(IDENTITY_POOL, "other"))
    ]
    assert not stack_outcome(RULE, made).violated


def test_of_two_roles_which_is_in_the_wrong_slot_is_not_checked_yet() -> None:
    roles = [
        Resource(ROLE, name, urn_of(ROLE, name), {"assumeRolePolicy": trust(amr=amr)})
        for name, amr in (("a", "authenticated"), ("b", "unauthenticated"))
    ]
    both = {"roles": {"authenticated": UNKNOWN_TEXT, "unauthenticated": UNKNOWN_TEXT}}
    found = stack_outcome(RULE, [*roles, attached(both, *(role.urn for role in roles))])
    assert not found.violated
    assert "roles.authenticated" in found.unchecked[0]


@pytest.mark.parametrize("text", [ARN, UNKNOWN_TEXT])
def test_each_policy_is_read_once_however_many_places_may_hold_the_role(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []

    def reading(document: object) -> Any:
        read.append(document)
        return cognito_statements(document)

    monkeypatch.setattr("cognito_policies.rules.role_trust.slot.cognito_statements", reading)
    nameless = [
        Resource(ROLE, name, urn_of(ROLE, name), {"assumeRolePolicy": trust(aud=pool)})
        for name, pool in (("a", POOL_ID), ("b", OTHER_ID), ("c", POOL_ID))
    ]
    groups = [Resource(USER_GROUP, name, urn_of(USER_GROUP, name), {"roleArn": text}) for name in "defgh"]
    assert stack_outcome(RULE, [*nameless, *groups]).clean
    assert len(read) == len(nameless)
