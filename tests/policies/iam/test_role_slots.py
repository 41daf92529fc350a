import json
from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.iam.role_slots import kinds, places, roles_for, slots
from cognito_policies.iam.trust_policy import GUEST, SIGNED_IN
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE, ROLE_ATTACHMENT, USER_GROUP
from tests.policies.samples import UNKNOWN_TEXT, trust, urn_of

AMR = "cognito-identity.amazonaws.com:amr"
BOTH = ("authenticated", "unauthenticated")


def role(name: str, policy: Any = UNKNOWN_TEXT, **props: Any) -> Subject:
    return Subject(Resource(ROLE, name, urn_of(ROLE, name), {"assumeRolePolicy": policy, "name": name, **props}))


def attachment(props: dict[str, Any], *origins: str) -> Subject:
    urn = urn_of(ROLE_ATTACHMENT, "at")
    dependencies = {"roles": origins, "roleMappings": origins} if origins else {}
    return Subject(Resource(ROLE_ATTACHMENT, "at", urn, props, property_dependencies=dependencies))


def found(*subjects: Subject) -> list[tuple[str, str, str, bool]]:
    return [
        (slot.place.label, slot.place.kind, role.name, slot.certain) for slot in slots(subjects) for role in slot.roles
    ]


def test_every_place_that_hands_out_a_role() -> None:
    mappings = [{"mappingRules": [{"roleArn": "arn:aws:iam::1:role/b"}, {}]}, UNKNOWN_TEXT, {"type": "Token"}]
    at = attachment(
        {"roles": {"authenticated": "arn:aws:iam::1:role/a", "unauthenticated": "b"}, "roleMappings": mappings}
    )
    group = Subject(Resource(USER_GROUP, "g", urn_of(USER_GROUP, "g"), {"roleArn": "arn:aws:iam::1:role/a"}))
    assert found(role("a"), role("b"), at, group) == [
        ('roles.authenticated of "at"', SIGNED_IN, "a", True),
        ('roles.unauthenticated of "at"', GUEST, "b", True),
        ('roleMappings[0].mappingRules[0].roleArn of "at"', SIGNED_IN, "b", True),
        ('roleArn of "g"', SIGNED_IN, "a", True),
    ]


@pytest.mark.parametrize("props", [{}, {"roles": UNKNOWN_TEXT}, {"roles": 1, "roleMappings": 1}, {"roleMappings": [1]}])
def test_places_that_hold_nothing_that_can_be_told(props: Any) -> None:
    at = attachment(props)
    assert [place.path for place in places([at]) if at.peek(*place.path) is not None] == [
        place.path for place in places([at])
    ]
    assert not at.unknown
    assert not at.wrong_types


def test_in_a_first_preview_a_role_may_stand_in_either_slot_of_roles_that_are_unknown_as_a_whole() -> None:
    one = role("a")
    at = attachment({"roles": UNKNOWN_TEXT}, one.urn)
    assert found(one, at) == [
        ('roles.authenticated of "at"', SIGNED_IN, "a", False),
        ('roles.unauthenticated of "at"', GUEST, "a", False),
    ]
    assert [(each.name, sure) for each, sure in roles_for(GUEST, [one, at])] == [("a", False)]


def test_in_a_first_preview_the_role_it_comes_from_is_meant() -> None:
    one, two = role("a"), role("b")
    at = attachment({"roles": {"authenticated": UNKNOWN_TEXT}}, one.urn)
    assert found(one, two, at) == [('roles.authenticated of "at"', SIGNED_IN, "a", True)]


def test_of_two_roles_none_is_certain() -> None:
    one, two = role("a"), role("b")
    at = attachment({"roles": dict.fromkeys(BOTH, UNKNOWN_TEXT)}, one.urn, two.urn)
    assert {(name, certain) for _, _, name, certain in found(one, two, at)} == {("a", False), ("b", False)}
    nowhere = attachment({"roles": {"authenticated": UNKNOWN_TEXT}})
    assert [each[2:] for each in found(one, nowhere)] == [("a", False)]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (json.dumps(trust()), {SIGNED_IN}),
        (trust(amr="unauthenticated"), {GUEST}),
        (trust(amr=["authenticated", "graph.facebook.com"]), {SIGNED_IN}),
        (trust(amr=list(BOTH)), set(BOTH)),
        (trust(amr=None), set(BOTH)),
        (trust(amr="graph.facebook.com"), {SIGNED_IN}),
        (trust(amr="facebook"), set(BOTH)),
        (trust(Principal={"Service": "lambda.amazonaws.com"}), set()),
        ({"Statement": [*trust()["Statement"], *trust(amr="unauthenticated")["Statement"]]}, set(BOTH)),
        (
            trust(Condition={"ForAnyValue:StringEquals": {AMR: "x"}, "ForAnyValue:StringLike": {AMR: SIGNED_IN}}),
            {SIGNED_IN},
        ),
        (UNKNOWN_TEXT, None),
        (trust(aud=UNKNOWN_TEXT), None),
        ("{", None),
        (None, None),
    ],
)
def test_whom_a_role_trusts(policy: Any, expected: Any) -> None:
    assert kinds(role("a", policy)) == expected


def who(kind: str, *subjects: Subject) -> list[tuple[str, bool]]:
    return [(role.name, certain) for role, certain in roles_for(kind, subjects)]


def test_a_role_is_for_those_it_trusts_or_is_handed_to() -> None:
    trusting, handed = role("a", trust()), role("b", trust(Principal={"Service": "x.amazonaws.com"}))
    at = attachment({"roles": {"unauthenticated": "b"}})
    assert who(SIGNED_IN, trusting, handed, at) == [("a", True)]
    assert who(GUEST, trusting, handed, at) == [("b", True)]
    assert who(GUEST, trusting, handed) == []


def test_what_a_role_trusts_settles_which_of_two_it_is() -> None:
    one, two, three = role("a", trust()), role("b", trust(amr="unauthenticated")), role("c")
    at = attachment({"roles": dict.fromkeys(BOTH, UNKNOWN_TEXT)}, one.urn, two.urn, three.urn)
    assert who(SIGNED_IN, one, two, three, at) == [("a", True), ("c", False)]
    assert who(GUEST, one, two, three, at) == [("b", True), ("c", False)]


def test_handed_out_once_for_certain_is_certain() -> None:
    one = role("a")
    at = attachment({"roles": {"authenticated": "a"}})
    other = replace_urn(attachment({"roles": {"authenticated": UNKNOWN_TEXT}}))
    assert who(SIGNED_IN, one, at, other) == [("a", True)]


def replace_urn(subject: Subject) -> Subject:
    return Subject(replace(subject._resource, urn="other", name="other"))
