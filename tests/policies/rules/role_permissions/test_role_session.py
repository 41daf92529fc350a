from typing import Any

import pytest

from cognito_policies.model.tokens import ROLE
from cognito_policies.rules.role_permissions.role_session import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good, trust

LAMBDA = trust(Principal={"Service": "lambda.amazonaws.com"})


@pytest.mark.parametrize("seconds", [None, 900, 3600])
def test_an_hour_at_most(seconds: Any) -> None:
    assert outcome(RULE, good(ROLE, maxSessionDuration=seconds)).clean


def test_longer_fires() -> None:
    assert about(outcome(RULE, good(ROLE, maxSessionDuration=3601)).violated) == ["maxSessionDuration"]
    assert outcome(RULE, good(ROLE, maxSessionDuration=7200), maxSeconds=7200).clean
    assert outcome(RULE, good(ROLE, maxSessionDuration=7201), maxSeconds=7200).violated


def test_a_boundary_only_where_it_is_demanded() -> None:
    for boundary in (None, ""):
        assert outcome(RULE, good(ROLE, permissionsBoundary=boundary)).clean
        found = outcome(RULE, good(ROLE, permissionsBoundary=boundary), requireBoundary=True).violated
        assert about(found) == ["permissionsBoundary"]
    assert outcome(RULE, good(ROLE, permissionsBoundary="arn"), requireBoundary=True).clean
    assert outcome(RULE, good(ROLE, permissionsBoundary=UNKNOWN_TEXT), requireBoundary=True).unchecked


@pytest.mark.parametrize("policy", [LAMBDA, "{", None])
def test_other_roles_are_not_looked_at(policy: Any) -> None:
    found = outcome(RULE, good(ROLE, assumeRolePolicy=policy, maxSessionDuration=43200), requireBoundary=True)
    assert found.clean


def test_whose_role_it_is_may_be_not_checked_yet() -> None:
    found = outcome(RULE, good(ROLE, assumeRolePolicy=UNKNOWN_TEXT, maxSessionDuration=43200))
    assert not found.violated
    assert "assumeRolePolicy" in found.unchecked[0]
    assert outcome(RULE, good(ROLE, assumeRolePolicy=UNKNOWN_TEXT)).clean
    partly = outcome(RULE, good(ROLE, assumeRolePolicy=trust(aud=UNKNOWN_TEXT), maxSessionDuration=43200))
    assert partly.violated


def test_another_type_is_a_violation() -> None:
    assert "must be a whole number" in outcome(RULE, good(ROLE, maxSessionDuration="3600")).violated[0]


def test_remediating() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "maxSeconds": 7200}})
    [(_, props)] = server.remediate(good(ROLE, maxSessionDuration=43200))
    assert props["maxSessionDuration"] == 7200
    assert server.remediate(good(ROLE, assumeRolePolicy=LAMBDA, maxSessionDuration=43200)) == []
