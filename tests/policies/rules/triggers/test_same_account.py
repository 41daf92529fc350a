from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.triggers.same_account import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good

ELSEWHERE = GATE.replace("eu-west-1", "us-east-1")
FOREIGN = GATE.replace("123456789012", "999999999999")


def pool(*arns: Any, region: Any = "eu-west-1", **changes: Any) -> Any:
    names = ("preSignUp", "customMessage")
    return good(
        USER_POOL, region=region, lambdaConfig={"preSignUp": None, **dict(zip(names, arns, strict=False)), **changes}
    )


@pytest.mark.parametrize("arns", [(), (GATE,), (GATE, GATE), (f"{GATE}:live",), ("gate",), ("arn:aws:lambda",)])
def test_at_home(arns: Any) -> None:
    assert outcome(RULE, pool(*arns)).clean


def test_in_another_region() -> None:
    found = outcome(RULE, pool(GATE, ELSEWHERE)).violated
    assert about(found) == ["lambdaConfig.customMessage"]


def test_the_region_may_be_the_providers() -> None:
    given = replace(pool(ELSEWHERE, region=None), provider={"region": "eu-west-1"})
    assert outcome(RULE, given).violated
    assert outcome(RULE, replace(pool(ELSEWHERE), provider={"region": "us-east-1"})).violated
    assert outcome(RULE, replace(pool(GATE), provider={"region": "us-east-1"})).clean
    for unknown in (None, "", UNKNOWN_TEXT):
        assert outcome(RULE, pool(ELSEWHERE, region=unknown)).clean


def test_in_several_accounts() -> None:
    found = outcome(RULE, pool(GATE, FOREIGN)).violated
    assert about(found) == ["lambdaConfig"]
    assert outcome(RULE, pool(FOREIGN)).clean


def test_in_another_account_than_those_named() -> None:
    assert outcome(RULE, pool(GATE, FOREIGN), accounts=["123456789012", "999999999999"]).clean
    found = outcome(RULE, pool(GATE, FOREIGN), accounts=["999999999999"]).violated
    assert about(found) == ["lambdaConfig.preSignUp"]


def test_senders_count_too() -> None:
    found = outcome(RULE, pool(customEmailSender={"lambdaArn": ELSEWHERE, "lambdaVersion": "V1_0"})).violated
    assert about(found) == ["lambdaConfig.customEmailSender.lambdaArn"]


@pytest.mark.parametrize("triggers", [UNKNOWN_TEXT, {"preSignUp": UNKNOWN_TEXT}])
def test_unknown_is_not_checked_yet(triggers: Any) -> None:
    found = outcome(RULE, good(USER_POOL, lambdaConfig=triggers))
    assert not found.violated
    assert len(found.unchecked) == 1


def test_without_triggers() -> None:
    assert outcome(RULE, good(USER_POOL, lambdaConfig=None)).clean


def test_another_type_is_a_violation() -> None:
    assert "lambdaConfig must be an object" in outcome(RULE, good(USER_POOL, lambdaConfig=GATE)).violated[0]
