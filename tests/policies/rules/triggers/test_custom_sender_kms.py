from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.triggers.custom_sender_kms import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good

KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234"
SENDER = {"lambdaArn": GATE, "lambdaVersion": "V1_0"}


def pool(key: Any = None, **senders: Any) -> Any:
    return good(USER_POOL, lambdaConfig={"kmsKeyId": key, **senders})


@pytest.mark.parametrize("sender", ["customEmailSender", "customSmsSender"])
@pytest.mark.parametrize("key", [KEY, UNKNOWN_TEXT, "arn:aws:kms:eu-west-1:123456789012:alias/codes"])
def test_with_a_key(sender: str, key: str) -> None:
    assert outcome(RULE, pool(key, **{sender: SENDER})).clean
    assert outcome(RULE, pool(key, **{sender: UNKNOWN_TEXT})).clean


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key(key: str | None) -> None:
    [message] = outcome(RULE, pool(key, customSmsSender=SENDER)).violated
    assert about([message]) == ["lambdaConfig.kmsKeyId"]
    [message] = outcome(RULE, pool(key, customSmsSender=SENDER, customEmailSender=SENDER)).violated
    assert "customEmailSender and customSmsSender" in message


def test_with_a_key_of_aws() -> None:
    aws = "arn:aws:kms:eu-west-1:123456789012:alias/aws/lambda"
    [message] = outcome(RULE, pool(aws, customEmailSender=SENDER)).violated
    assert about([message]) == ["lambdaConfig.kmsKeyId"]


@pytest.mark.parametrize("senders", [{}, {"customEmailSender": None}, {"customEmailSender": {}}])
def test_without_a_sender(senders: Any) -> None:
    assert outcome(RULE, pool(**senders)).clean
    assert outcome(RULE, good(USER_POOL, lambdaConfig=None)).clean


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(USER_POOL, lambdaConfig=UNKNOWN_TEXT))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("given", [pool(1, customEmailSender=SENDER), good(USER_POOL, lambdaConfig=[SENDER])])
def test_another_type_is_a_violation(given: Any) -> None:
    [message] = outcome(RULE, given).violated
    assert " must be " in message
