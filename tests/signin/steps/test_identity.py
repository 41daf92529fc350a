"""The identity pool at a scripted AWS."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from signin.state import RunState
from signin.steps import (
    identity,
)
from signin.tokens import Verifier
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import SUB, TARGET, Scripted, Sign, failed, refusal, signed_in, staged


class TestGuests:
    DESCRIBED: Mapping[str, Any] = {"AllowUnauthenticatedIdentities": True}

    def test_guests_whom_the_outputs_do_not_know_fail(self) -> None:
        state = staged({}, {"describe_identity_pool": self.DESCRIBED})
        told = failed(identity.refuse_guests, state)
        assert told.startswith("expected guests to be refused, because the outputs have no role for them")
        assert identity.get_guest_role.run(state).detail == "the outputs have no unauthenticated_role_arn"

    def test_guests_with_another_role_fail(self) -> None:
        given = {"Credentials": {"AccessKeyId": "k", "SecretKey": "secret-key", "SessionToken": "session"}}
        arn = "arn:aws:sts::123456789012:assumed-role/app/CognitoIdentityCredentials"
        answers = {"describe_identity_pool": self.DESCRIBED, "get_id": {"IdentityId": "us-east-1:2"}}
        state = staged({}, {**answers, "get_credentials_for_identity": given})
        state.target = replace(state.target, unauthenticated_role_arn="arn:aws:iam::123456789012:role/guest")
        me = staged({"get_caller_identity": {"Arn": arn}}).aws.user_pools
        cast("Any", state.aws).sts = lambda _: me
        told = failed(identity.get_guest_role, state)
        assert told == f"expected the role arn:aws:iam::123456789012:role/guest; got {arn}"
        assert state.identity_ids == ["us-east-1:2"]


def test_a_guest_who_gets_in_fails_and_is_removed() -> None:
    described = {"AllowUnauthenticatedIdentities": False}
    state = staged({}, {"describe_identity_pool": described, "get_id": {"IdentityId": "us-east-1:2"}})
    assert failed(identity.refuse_guests, state).endswith("it was accepted")
    assert state.identity_ids == ["us-east-1:2"]


@pytest.mark.parametrize(
    ("arn", "role"),
    [
        ("arn:aws:iam::123456789012:role/app", ("123456789012", "app")),
        ("arn:aws:iam::123456789012:role/a/path/app", ("123456789012", "app")),
        ("arn:aws:sts::123456789012:assumed-role/app/CognitoIdentityCredentials", ("123456789012", "app")),
    ],
)
def test_a_role_is_recognised_in_both_spellings(arn: str, role: tuple[str, str]) -> None:
    assert identity._role(arn) == role


class TestAuthenticatedRole:
    DESCRIBED: Mapping[str, Any] = {"CognitoIdentityProviders": [{"ClientId": CLIENT_ID}]}
    OWN = str(TARGET.authenticated_role_arn)

    def state(self, verifier: Verifier, mapping: Mapping[str, Any], arn: str = "", **answers: Any) -> RunState:
        roles = {"RoleMappings": {f"{TARGET.issuer.removeprefix('https://')}:{CLIENT_ID}": mapping}}
        given = {"Credentials": {"AccessKeyId": "k", "SecretKey": "secret-key", "SessionToken": "session"}}
        services = {
            "describe_identity_pool": self.DESCRIBED,
            "get_identity_pool_roles": roles,
            "get_id": {"IdentityId": "us-east-1:2"},
            "get_credentials_for_identity": given,
        }
        state = signed_in(staged({}, {**services, **answers}), verifier)
        cast("Any", state.aws).sts = lambda _: Scripted({"get_caller_identity": {"Arn": arn}})
        return state

    def test_where_it_is_refused_it_is_not_called_given(self, verifier: Verifier) -> None:
        deny = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}
        refused = refusal("NotAuthorizedException")
        state = self.state(verifier, deny, get_credentials_for_identity=refused)
        result = identity.get_authenticated_role.run(state)
        assert (result.verdict, result.detail) == (
            "skipped",
            "the role mapping gives this user no role: the token has no role",
        )
        assert not state.has_authenticated_role
        assert identity.follow_role_mapping.run(state).verdict == "proved"
        # A pool that gives credentials all the same is found out.
        assert "it was accepted" in failed(identity.follow_role_mapping, self.state(verifier, deny))

    def test_where_a_rule_gives_another_role_that_is_not_it(self, verifier: Verifier, sign: Sign) -> None:
        rule = {"Claim": "custom:plan", "MatchType": "Equals", "Value": "pro", "RoleARN": f"{self.OWN}-pro"}
        mapping = {"Type": "Rules", "RulesConfiguration": {"Rules": [rule]}}
        state = self.state(verifier, mapping, "arn:aws:sts::123456789012:assumed-role/app-pro/x")
        signed_in(state, verifier, sign("id", sub=SUB, **{"custom:plan": "pro"}))
        assert identity.get_authenticated_role.run(state).verdict == "skipped"
        assert identity.follow_role_mapping.run(state).detail == (
            "arn:aws:sts::123456789012:assumed-role/app-pro/x by the rule custom:plan Equals pro"
        )
        signed_in(state, verifier, sign("id", sub=SUB, **{"custom:plan": "free"}))
        assert not identity.follow_role_mapping.applies(state)

    def test_without_an_identity_pool_no_mapping_is_asked_for(self, verifier: Verifier) -> None:
        state = self.state(verifier, {})
        state.target = replace(state.target, identity_pool_id=None)
        assert not identity.follow_role_mapping.applies(state)
        assert cast("Scripted", state.aws.identity_pools).calls == []
