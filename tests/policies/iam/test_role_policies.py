from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.iam.role_policies import RolePolicies
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import POLICY, POLICY_ATTACHMENT, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT
from tests.policies.samples import UNKNOWN_TEXT, urn_of

MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess"


def subject(token: str, name: str, dependencies: Any = None, /, **props: Any) -> Subject:
    return Subject(Resource(token, name, urn_of(token, name), props, property_dependencies=dependencies or {}))


def found(role: Subject, *others: Subject) -> list[tuple[str, object, str, bool]]:
    policies = RolePolicies([role, *others])
    attached = [*policies.of(role), *(each for _, each in policies.perhaps_of([role]))]
    return [(each.label, each.document, each.arn, each.certain) for each in attached]


def test_policies_in_the_role_itself() -> None:
    role = subject(
        ROLE, "r", inlinePolicies=[{"name": "x", "policy": "{}"}, {"name": "y"}], managedPolicyArns=[MANAGED]
    )
    assert found(role) == [
        ('inlinePolicies[0].policy of "r"', "{}", "", True),
        ('managedPolicyArns[0] of "r"', None, MANAGED, True),
    ]


@pytest.mark.parametrize("name", ["r", "x"])
def test_policies_attached_by_name(name: str) -> None:
    role = subject(ROLE, "res", {}, name="r")
    others = [
        subject(ROLE_POLICY, "p", role=name, policy={"a": 1}),
        subject(ROLE_POLICY_ATTACHMENT, "a", role=name, policyArn=MANAGED),
        subject(POLICY_ATTACHMENT, "l", roles=["other", name], policyArn=MANAGED),
    ]
    expected = [
        ('policy of "p"', {"a": 1}, "", True),
        ('policyArn of "a"', None, MANAGED, True),
        ('policyArn of "l"', None, MANAGED, True),
    ]
    assert found(role, *others) == (expected if name == "r" else [])


def test_policies_attached_in_a_first_preview() -> None:
    role, other = subject(ROLE, "r"), subject(ROLE, "o")
    held = subject(ROLE_POLICY, "p", {"role": (role.urn,)}, role=UNKNOWN_TEXT, policy="{}")
    listed = subject(POLICY_ATTACHMENT, "l", {"roles": (role.urn,)}, roles=UNKNOWN_TEXT, policyArn=MANAGED)
    assert found(role, other, held, listed) == [
        ('policy of "p"', "{}", "", True),
        ('policyArn of "l"', None, MANAGED, True),
    ]
    assert found(other, role, held, listed) == []


def test_a_holder_of_no_user_known_may_be_anybodys() -> None:
    role = subject(ROLE, "r")
    loose = subject(ROLE_POLICY, "p", role=UNKNOWN_TEXT, policy="{}")
    assert found(role, loose) == [('policy of "p"', "{}", "", False)]
    for roles in (None, 1, "r"):
        props = {} if roles is None else {"roles": roles}
        assert found(role, subject(POLICY_ATTACHMENT, "l", policyArn=MANAGED, **props)) == []


def test_the_documents_of_managed_policies_the_stack_makes() -> None:
    role = subject(ROLE, "r", {"managedPolicyArns": (urn_of(POLICY, "m"),)}, name="r", managedPolicyArns=[UNKNOWN_TEXT])
    made = subject(POLICY, "m", policy="{}", arn=UNKNOWN_TEXT)
    assert found(role, made) == [('policy of "m"', "{}", "", True)]
    known = subject(POLICY, "m", policy="{}", arn="arn:m")
    attached = subject(ROLE_POLICY_ATTACHMENT, "a", role="r", policyArn="arn:m")
    assert found(subject(ROLE, "r", name="r"), known, attached) == [('policy of "m"', "{}", "", True)]


def test_of_two_managed_policies_none_is_certain() -> None:
    origins = (urn_of(POLICY, "m"), urn_of(POLICY, "n"))
    role = subject(ROLE, "r", {"managedPolicyArns": origins}, managedPolicyArns=[UNKNOWN_TEXT])
    made = [subject(POLICY, name, policy="{}") for name in "mn"]
    assert [each[3] for each in found(role, *made)] == [False, False]


def test_what_is_unknown_is_said_where_it_stands() -> None:
    role = subject(ROLE, "r", name="r", inlinePolicies=[{"policy": UNKNOWN_TEXT}], managedPolicyArns=[UNKNOWN_TEXT])
    held = subject(ROLE_POLICY, "p", role="r", policy=UNKNOWN_TEXT)
    assert found(role, held) == []
    assert role.unknown == ("inlinePolicies[0].policy", "managedPolicyArns[0]")
    assert held.unknown == ("policy",)


def test_a_policy_says_where_it_can_not_be_checked() -> None:
    role = subject(ROLE, "r", inlinePolicies=[{"policy": "{}"}])
    [attached] = RolePolicies([role]).of(role)
    attached.add_unknown("statement 0")
    assert role.unknown == ("inlinePolicies[0].policy.statement 0",)


def test_a_policy_of_no_user_known_is_checked_once_for_all_the_roles_it_may_be_of() -> None:
    roles = [subject(ROLE, name) for name in "abc"]
    loose = subject(ROLE_POLICY, "p", role=UNKNOWN_TEXT, policy="{}")
    tied = subject(ROLE_POLICY, "q", {"role": (urn_of(ROLE, "b"), urn_of(ROLE, "c"))}, role=UNKNOWN_TEXT, policy="{}")
    policies = RolePolicies([*roles, loose, tied])
    assert [list(policies.of(role)) for role in roles] == [[], [], []]

    def told(*among: Subject) -> list[tuple[str, str, bool]]:
        return [(role.name, each.holder.name, each.certain) for role, each in policies.perhaps_of(among)]

    assert told(*roles) == [("a", "p", False), ("b", "q", False)]
    assert told(roles[2]) == [("c", "p", False), ("c", "q", False)]
    assert told(roles[0]) == [("a", "p", False)]
    assert told() == []


def test_a_list_of_roles_that_is_not_known_yet_means_all_it_comes_from() -> None:
    one, two = subject(ROLE, "a"), subject(ROLE, "b")
    listed = subject(POLICY_ATTACHMENT, "l", {"roles": (one.urn, two.urn)}, roles=UNKNOWN_TEXT, policyArn=MANAGED)
    for role in (one, two):
        assert found(role, one if role is two else two, listed) == [('policyArn of "l"', None, MANAGED, True)]
