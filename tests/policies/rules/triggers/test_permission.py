from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import LAMBDA_PERMISSION, USER_POOL
from cognito_policies.rules.triggers.permission import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good, urn_of

ARN = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"
FUNCTION = urn_of("aws:lambda/function:Function", "gate")
OTHER = urn_of("aws:lambda/function:Function", "other")
ALIAS = urn_of("aws:lambda/alias:Alias", "live")
KEY = urn_of("aws:kms/key:Key", "key")


def pool(triggers: Any, *origins: str, **changes: Any) -> Resource:
    props = {"name": "users", "arn": ARN, "lambdaConfig": triggers, **changes}
    deps = {"lambdaConfig": origins} if origins else {}
    return Resource(USER_POOL, "it", urn_of(USER_POOL), props, property_dependencies=deps)


def permission(origins: dict[str, tuple[str, ...]] | None = None, **changes: Any) -> Resource:
    props = {
        "action": "lambda:InvokeFunction",
        "function": "gate",
        "principal": "cognito-idp.amazonaws.com",
        "sourceArn": ARN,
        **changes,
    }
    given = {key: value for key, value in props.items() if value is not None}
    return Resource(
        LAMBDA_PERMISSION, "may", urn_of(LAMBDA_PERMISSION, "may"), given, property_dependencies=origins or {}
    )


OWN = {"sourceArn": (urn_of(USER_POOL),)}
NOT_KNOWN: dict[str, Any] = {"function": UNKNOWN_TEXT, "sourceArn": UNKNOWN_TEXT}
PERMITTED = permission(
    {"function": (FUNCTION,), "sourceArn": (urn_of(USER_POOL),)}, function=UNKNOWN_TEXT, sourceArn=UNKNOWN_TEXT
)


@pytest.mark.parametrize(
    "function", ["gate", "gate:$LATEST", GATE, f"{GATE}:$LATEST", "123456789012:function:gate", "function:gate"]
)
@pytest.mark.parametrize("arn", [GATE, f"{GATE}:$LATEST"])
def test_permitted(function: str, arn: str) -> None:
    assert stack_outcome(RULE, [pool({"preSignUp": arn}), permission(function=function)]).clean
    assert stack_outcome(RULE, [pool({"preSignUp": arn}), permission(function=function, qualifier="$LATEST")]).clean


QUALIFIED = [
    {"function": "gate:live"},
    {"function": f"{GATE}:live"},
    {"function": "123456789012:function:gate:live"},
    {"function": "gate", "qualifier": "live"},
    {"function": GATE, "qualifier": "live"},
    {"function": "gate:7", "qualifier": "live"},
    {"function": "gate:live", "qualifier": ""},
]


@pytest.mark.parametrize("changes", QUALIFIED)
def test_an_alias_has_a_permission_of_its_own(changes: Any) -> None:
    assert stack_outcome(RULE, [pool({"preSignUp": f"{GATE}:live"}), permission(**changes)]).clean


@pytest.mark.parametrize("changes", QUALIFIED)
@pytest.mark.parametrize("arn", [GATE, f"{GATE}:$LATEST", f"{GATE}:8"])
def test_the_permission_for_an_alias_is_for_nothing_else(changes: Any, arn: str) -> None:
    [message] = stack_outcome(RULE, [pool({"preSignUp": arn}), permission(**changes)]).violated
    assert about([message]) == ["it: no"]


def test_the_permission_for_the_function_is_not_for_its_versions() -> None:
    [message] = stack_outcome(RULE, [pool({"preSignUp": f"{GATE}:3"}), permission()]).violated
    assert about([message]) == ["it: no"]


def test_which_alias_is_permitted_may_be_unknown() -> None:
    unknown = permission(qualifier=UNKNOWN_TEXT)
    found = stack_outcome(RULE, [pool({"preSignUp": f"{GATE}:live"}), unknown])
    assert not found.violated
    assert about([found.unchecked[0]]) == ["may: not"]
    assert stack_outcome(RULE, [pool({"preSignUp": GATE.replace("gate", "other")}), unknown]).violated


@pytest.mark.parametrize(
    "action", ["lambda:InvokeFunction", "lambda:invokefunction", "lambda:Invoke*", "lambda:*", "*"]
)
def test_actions_that_call(action: str) -> None:
    assert stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(action=action)]).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"function": "gates"},
        {"function": "ate"},
        {"function": GATE.replace("gate", "other")},
        {"principal": "events.amazonaws.com"},
        {"principal": "*"},
        {"action": "lambda:GetFunction"},
        {"sourceArn": f"{ARN}x"},
    ],
)
def test_not_permitted(changes: Any) -> None:
    [message] = stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(**changes)]).violated
    assert about([message]) == ["it: no"]


def test_the_principal_is_told_in_any_case_of_letters() -> None:
    permitted = permission(principal="Cognito-IDP.amazonaws.com")
    assert stack_outcome(RULE, [pool({"preSignUp": GATE}), permitted]).clean


@pytest.mark.parametrize(
    ("triggers", "path"),
    [
        ({"customEmailSender": {"lambdaArn": GATE}}, "customEmailSender.lambdaArn"),
        ({"customSmsSender": {"lambdaArn": GATE}}, "customSmsSender.lambdaArn"),
        ({"preTokenGenerationConfig": {"lambdaArn": GATE}}, "preTokenGenerationConfig.lambdaArn"),
        *(
            ({name: GATE}, name)
            for name in (
                "createAuthChallenge",
                "customMessage",
                "defineAuthChallenge",
                "postAuthentication",
                "postConfirmation",
                "preAuthentication",
                "preTokenGeneration",
                "userMigration",
                "verifyAuthChallengeResponse",
            )
        ),
    ],
)
def test_every_kind_of_trigger(triggers: Any, path: str) -> None:
    [message] = stack_outcome(RULE, [pool(triggers)]).violated
    assert f"lambdaConfig.{path};" in message


def test_one_of_two_is_not_permitted() -> None:
    triggers = {"preSignUp": GATE, "customMessage": GATE.replace("gate", "other"), "kmsKeyId": "arn:aws:kms:x"}
    [message] = stack_outcome(RULE, [pool(triggers), permission()]).violated
    assert "lambdaConfig.customMessage" in message


@pytest.mark.parametrize("triggers", [None, {}, {"preSignUp": ""}, {"preSignUp": None}, {"kmsKeyId": "arn"}])
def test_without_triggers(triggers: Any) -> None:
    assert stack_outcome(RULE, [pool(triggers)]).clean
    assert stack_outcome(RULE, [good(USER_POOL, lambdaConfig=None), permission(sourceArn=UNKNOWN_TEXT)]).violated == []


def first_preview(*origins: str) -> Resource:
    return pool({"preSignUp": UNKNOWN_TEXT}, *origins, arn=UNKNOWN_TEXT)


def test_permitted_in_a_first_preview() -> None:
    assert stack_outcome(RULE, [first_preview(FUNCTION), PERMITTED]).clean
    assert stack_outcome(RULE, [first_preview(FUNCTION, KEY), PERMITTED]).clean
    by_alias = permission(
        {"qualifier": (ALIAS,), "sourceArn": (urn_of(USER_POOL),)}, function=UNKNOWN_TEXT, sourceArn=UNKNOWN_TEXT
    )
    assert stack_outcome(RULE, [first_preview(ALIAS), by_alias]).clean


def test_not_permitted_in_a_first_preview() -> None:
    [message] = stack_outcome(RULE, [first_preview(FUNCTION, OTHER), PERMITTED]).violated
    assert about([message]) == ["it: no"]
    assert stack_outcome(RULE, [first_preview(FUNCTION)]).violated


@pytest.mark.parametrize(
    "stack",
    [
        [pool(UNKNOWN_TEXT)],
        [first_preview()],
        [first_preview(KEY), PERMITTED],
        [first_preview(ALIAS), permission({"function": (FUNCTION,), **OWN}, qualifier="live", **NOT_KNOWN)],
        [first_preview(OTHER), permission({"sourceArn": (urn_of(USER_POOL),)}, sourceArn=UNKNOWN_TEXT)],
    ],
)
def test_where_even_the_function_is_not_told_it_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert "lambdaConfig" in found.unchecked[0]


@pytest.mark.parametrize("name", ["principal", "action", "sourceArn", "function"])
def test_unknown_is_not_checked_yet(name: str) -> None:
    unknown: Any = {name: UNKNOWN_TEXT}
    found = stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(**unknown)])
    assert not found.violated
    assert about(found.unchecked) == ["may: not"]


@pytest.mark.parametrize(("name", "wrong"), [("principal", 1), ("action", ["*"]), ("function", {})])
def test_another_type_is_a_violation(name: str, wrong: Any) -> None:
    found = stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(**{name: wrong})]).violated
    assert any(" must be a text" in message for message in found)


ACCOUNT_S = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*"


@pytest.mark.parametrize("arn", [ARN, UNKNOWN_TEXT])
@pytest.mark.parametrize("source", [ACCOUNT_S, "arn:aws:cognito-idp:*:123456789012:userpool/*"])
def test_lambda_takes_a_pattern_for_all_pools_of_the_account(source: str, arn: str) -> None:
    assert stack_outcome(RULE, [pool({"preSignUp": GATE}, arn=arn), permission(sourceArn=source)]).clean


def test_a_pattern_for_other_pools_permits_nothing() -> None:
    other = permission(sourceArn="arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_x*")
    [message] = stack_outcome(RULE, [pool({"preSignUp": GATE}), other]).violated
    assert about([message]) == ["it: no"]


def test_a_second_permission_without_source_opens_the_function() -> None:
    second = replace(permission(sourceArn=None), urn=urn_of(LAMBDA_PERMISSION, "all"), name="all")
    [message] = stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(), second]).violated
    assert about([message]) == ["all: sourceArn"]
    with_account = replace(second, props={**second.props, "sourceAccount": "123456789012"})
    assert stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(), with_account]).clean


@pytest.mark.parametrize("source", ["*", "arn:aws:cognito-idp:*:*:userpool/*", "arn:aws:cognito-idp:*"])
def test_a_pattern_for_other_accounts_opens_the_function(source: str) -> None:
    second = replace(permission(sourceArn=source), urn=urn_of(LAMBDA_PERMISSION, "all"), name="all")
    [message] = stack_outcome(RULE, [pool({"preSignUp": GATE}), permission(), second]).violated
    assert about([message]) == ["all: sourceArn"]
