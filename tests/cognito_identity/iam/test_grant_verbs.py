"""Grant verbs and their actions."""

import json

import pytest

import cognito_identity
from cognito_identity.aws_model.service_models import operation_names
from cognito_identity.iam.grant_verbs import GRANT_VERBS, grant_policy, grant_problems, granted_actions

ARN = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_aBcDeFgH1"


def said(*words: object) -> str:
    return "\n".join(problem.text() for problem in grant_problems(words))


@pytest.mark.parametrize("verb", GRANT_VERBS)
def test_the_actions_of_every_verb_exist(verb: str) -> None:
    assert set(GRANT_VERBS[verb]) <= operation_names("cognito-idp")
    assert not said(verb)


def test_the_verbs_are_amplifys() -> None:
    assert len(GRANT_VERBS) == 30


def test_verbs_are_about_users_groups_and_devices_only() -> None:
    actions = {action for verb in GRANT_VERBS.values() for action in verb}
    assert not any("UserPool" in action or "IdentityProvider" in action for action in actions)


def test_actions_are_sorted_without_duplicates() -> None:
    assert granted_actions(["get_user", "cognito-idp:AdminGetUser", "create_user"]) == (
        "cognito-idp:AdminCreateUser",
        "cognito-idp:AdminGetUser",
    )


def test_a_policy_allows_one_pool() -> None:
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
def test_an_action_of_cognito_is_granted(action: str) -> None:
    assert not said(action)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("list_user", "did you mean list_users?"),
        ("xyzzy", "the verbs are add_user_to_group, create_group"),
        ("s3:GetObject", "must be a verb or an action of cognito-idp"),
        ("cognito-idp:AdminGetUsers", "did you mean cognito-idp:AdminGetUser?"),
        ("cognito-idp:Qqqqqq", "is not an action of Cognito"),
        ("cognito-idp:List Users", "must be an action of cognito-idp"),
        ("cognito-idp:", "must be an action of cognito-idp"),
        (7, "must be a string"),
    ],
)
def test_an_unknown_verb_or_action_gets_a_suggestion(name: object, expected: str) -> None:
    assert expected in said(name)


@pytest.mark.parametrize("names", [(), ("xyzzy",), ("list_user",), ("s3:GetObject",), (7,)])
def test_without_a_known_verb_the_message_lists_all_verbs(names: tuple[object, ...]) -> None:
    (line,) = said(*names).splitlines()
    assert set(GRANT_VERBS) <= set(line.replace(",", "").split())


def test_the_exported_verbs_are_read_only() -> None:
    assert cognito_identity.GRANT_VERBS is GRANT_VERBS
    with pytest.raises(TypeError):
        GRANT_VERBS["get_user"] = ()  # type: ignore[index]  # -- the error is expected
