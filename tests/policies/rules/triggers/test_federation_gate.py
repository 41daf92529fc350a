from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.rules.triggers.federation_gate import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good, tied, urn_of

CORP = tied(IDENTITY_PROVIDER, "corp", userPoolId="eu-west-1_abc", providerName="Corp")
LOOSE = Resource(IDENTITY_PROVIDER, "corp", urn_of(IDENTITY_PROVIDER, "corp"), {"userPoolId": UNKNOWN_TEXT})


def pool(triggers: Any) -> Any:
    return good(USER_POOL, lambdaConfig=triggers)


@pytest.mark.parametrize("gate", [GATE, UNKNOWN_TEXT])
def test_with_a_gate(gate: str) -> None:
    assert stack_outcome(RULE, [pool({"preSignUp": gate}), CORP]).clean


@pytest.mark.parametrize("triggers", [None, {"preSignUp": None, "postConfirmation": GATE}, {"preSignUp": ""}])
def test_without_a_gate(triggers: Any) -> None:
    found = stack_outcome(RULE, [pool(triggers), CORP]).violated
    assert about(found) == ["it: lambdaConfig.preSignUp"]
    two = [pool(triggers), CORP, tied(IDENTITY_PROVIDER, "alumni")]
    assert about([stack_outcome(RULE, two).violated[0]]) == ["it: lambdaConfig.preSignUp"]


def test_without_a_provider() -> None:
    assert stack_outcome(RULE, [pool(None)]).clean
    other = Resource(IDENTITY_PROVIDER, "corp", urn_of(IDENTITY_PROVIDER), {"userPoolId": "eu-west-1_xyz"})
    assert stack_outcome(RULE, [good(USER_POOL, lambdaConfig=None, id="eu-west-1_abc"), other]).clean


@pytest.mark.parametrize("stack", [[pool(UNKNOWN_TEXT), CORP], [pool(None), LOOSE]])
def test_unknown_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert len(found.unchecked) == 1


def test_another_type_is_a_violation() -> None:
    assert "must be an object" in stack_outcome(RULE, [pool([GATE]), CORP]).violated[0]
