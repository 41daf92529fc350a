"""Verbs of grants, and the actions they stand for."""

import json

import pytest

import cognito_identity
from cognito_identity.aws_model.service_models import operation_names
from cognito_identity.iam.grant_verbs import GRANT_VERBS, grant_policy, grant_problems, granted_actions

ARN = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_aBcDeFgH1"


def said(*words: object) -> str:
    return "\n".join(problem.text() for problem in grant_problems(words))


@pytest.mark.parametrize("verb", GRANT_VERBS)
def test_every_verb_stands_for_calls_that_exist(verb: str) -> None:
    assert set(GRANT_VERBS[verb]) <= operation_names("cognito-idp")
    assert not said(verb)


def test_there_are_amplifys_verbs() -> None:
    assert len(GRANT_VERBS) == 30


def test_no_verb_reaches_beyond_users_groups_and_devices() -> None:
    actions = {action for verb in GRANT_VERBS.values() for action in verb}
    assert not any("UserPool" in action or "IdentityProvider" in action for action in actions)


def test_actions_come_once_and_sorted() -> None:
    assert granted_actions(["get_user", "cognito-idp:AdminGetUser", "create_user"]) == (
        "cognito-idp:AdminCreateUser",
        "cognito-idp:AdminGetUser",
    )


def test_a_policy_names_one_pool() -> None:
    (statement,) = json.loads(grant_policy(ARN, ["list_users"]))["Statement"]
    assert statement == {"Effect": "Allow", "Action": ["cognito-idp:ListUsers"], "Resource": ARN}


@pytest.mark.parametrize(
    "action",
    [
        "cognito-idp:ListUsers",
        "cognito-idp:listusers",
        "cognito-idp:Admin*",
        "cognito-idp:*",
        "cognito-idp:AssociateWebACL",
    ],
)
def test_an_action_of_cognito_is_granted_as_it_is(action: str) -> None:
    assert not said(action)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("list_user", "did you mean list_users?"),
        ("xyzzy", "the verbs are add_user_to_group, create_group"),
        ("s3:GetObject", "is no verb, and no action of cognito-idp"),
        ("cognito-idp:AdminGetUsers", "did you mean cognito-idp:AdminGetUser?"),
        ("cognito-idp:Qqqqqq", "is an action that Cognito does not have"),
        ("cognito-idp:List Users", "is no action"),
        ("cognito-idp:", "is no action"),
        (7, "must be text"),
    ],
)
def test_what_is_no_verb_and_no_action_is_refused_with_the_nearest(word: object, expected: str) -> None:
    assert expected in said(word)


@pytest.mark.parametrize("words", [(), ("xyzzy",), ("list_user",), ("s3:GetObject",), (7,)])
def test_who_names_no_verb_is_told_all_of_them(words: tuple[object, ...]) -> None:
    (line,) = said(*words).splitlines()
    assert set(GRANT_VERBS) <= set(line.replace(",", "").split())


def test_the_verbs_are_exported_and_nobody_can_change_them() -> None:
    assert cognito_identity.GRANT_VERBS is GRANT_VERBS
    with pytest.raises(TypeError):
        GRANT_VERBS["get_user"] = ()  # type: ignore[index]  # -- what must not work
