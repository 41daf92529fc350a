"""The checks of triggers."""

from typing import Any

import pulumi
import pytest

from tests.cognito_identity.planned import pool_problems

FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:ask"
CHALLENGE = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response")


def problems(**args: Any) -> list[tuple[str, str]]:
    return pool_problems(args)


@pytest.mark.parametrize(
    "arn",
    [
        FUNCTION,
        f"{FUNCTION}:live",
        f"{FUNCTION}:$LATEST",
        FUNCTION.replace("arn:aws:", "arn:aws-cn:"),
        FUNCTION.replace("arn:aws:", "arn:aws-us-gov:"),
    ],
)
def test_the_arn_of_a_function_is_accepted(arn: str) -> None:
    assert not problems(lambda_triggers={"pre_sign_up": arn})


@pytest.mark.parametrize(
    "arn",
    [
        "",
        "ask",
        "arn:aws:lambda:eu-central-1:123456789012:layer:ask",
        "arn:aws:sns:eu-central-1:123456789012:ask",
        f"{FUNCTION}:",
        f"{FUNCTION}:live:7",
        f"{FUNCTION}\n",
        FUNCTION.replace("123456789012", "1"),
    ],
)
def test_another_string_is_one_problem(arn: str) -> None:
    (problem,) = problems(lambda_triggers={"pre_token_generation": arn, "pre_token_generation_version": "V2_0"})
    assert problem[0] == "lambda_triggers.pre_token_generation"


def test_an_unknown_operation_is_refused_with_a_suggestion() -> None:
    ((path, text),) = problems(lambda_triggers={"pre_signup": FUNCTION})
    assert path == "lambda_triggers.pre_signup"
    assert "did you mean `pre_sign_up`?" in text


def test_a_trigger_that_pulumi_aws_does_not_support_is_refused() -> None:
    ((path, text),) = problems(lambda_triggers={"inbound_federation": FUNCTION})
    assert path == "lambda_triggers.inbound_federation"
    assert "isn't supported by pulumi-aws" in text


@pytest.mark.parametrize("present", [CHALLENGE[:1], CHALLENGE[1:2], CHALLENGE[:2], CHALLENGE[1:]])
def test_a_custom_sign_in_needs_all_three_challenge_triggers(present: tuple[str, ...]) -> None:
    found = problems(lambda_triggers=dict.fromkeys(present, FUNCTION))
    assert {path for path, _ in found} == {f"lambda_triggers.{word}" for word in CHALLENGE if word not in present}


def test_all_three_challenge_triggers_are_accepted() -> None:
    assert not problems(lambda_triggers=dict.fromkeys(CHALLENGE, FUNCTION))


def test_both_forms_of_pre_token_generation_need_the_same_function() -> None:
    both = {"pre_token_generation": FUNCTION, "pre_token_generation_config": f"{FUNCTION}:live"}
    ((path, text),) = problems(lambda_triggers=both)
    assert path == "lambda_triggers.pre_token_generation"
    assert "must be the same function as `lambda_triggers.pre_token_generation_config`" in text


def test_two_outputs_are_the_same_function_only_if_they_are_identical() -> None:
    output: Any = pulumi.Output.__new__(pulumi.Output)
    other: Any = pulumi.Output.__new__(pulumi.Output)
    assert not problems(lambda_triggers={"pre_token_generation": output, "pre_token_generation_config": output})
    assert problems(lambda_triggers={"pre_token_generation": output, "pre_token_generation_config": other})
    assert problems(lambda_triggers={"pre_token_generation": output, "pre_token_generation_config": FUNCTION})


def test_a_version_without_its_trigger_is_refused() -> None:
    ((path, _),) = problems(lambda_triggers={"pre_token_generation_version": "V2_0"}, feature_plan="plus")
    assert path == "lambda_triggers.pre_token_generation_version"


@pytest.mark.parametrize("version", ["V2_0", "V3_0"])
def test_newer_versions_need_the_essentials_plan(version: str) -> None:
    triggers = {"pre_token_generation": FUNCTION, "pre_token_generation_version": version}
    ((path, text),) = problems(lambda_triggers=triggers, feature_plan="lite")
    assert path == "feature_plan"
    assert "`lambda_triggers.pre_token_generation_version` needs essentials" in text
    assert not problems(lambda_triggers=triggers, feature_plan="essentials")


@pytest.mark.parametrize("key", ["", "alias/codes", "0a1b2c3d", FUNCTION])
def test_another_string_is_not_a_kms_key(key: str) -> None:
    ((path, _),) = problems(custom_sender_kms_key=key)
    assert path == "custom_sender_kms_key"


def test_the_arn_of_a_kms_key_is_accepted() -> None:
    assert not problems(custom_sender_kms_key="arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d")
