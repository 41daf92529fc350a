"""Identities, signing out and the clean-up at an AWS that answers as no good one would."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError

from signin.state import RunState
from signin.steps import clean_up, discovery, identity, roles, sessions
from signin.tokens import Verifier
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import SUB, TARGET, Scripted, Sign, failed, refusal, signed_in, staged


def test_a_guest_who_gets_in_is_a_finding_and_is_removed() -> None:
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


def test_a_session_that_survives_the_sign_out_is_a_finding(verifier: Verifier) -> None:
    renewed = {"AuthenticationResult": {"IdToken": "i2", "AccessToken": "a2"}}
    state = signed_in(staged({"global_sign_out": {}, "initiate_auth": renewed}), verifier)
    assert failed(sessions.sign_out, state).endswith("it was accepted")


def test_a_user_who_stays_is_a_finding() -> None:
    state = staged({"admin_delete_user": {}, "admin_get_user": {}})
    state.usernames = ["one"]
    told = failed(clean_up.clean_up, state)
    assert told.startswith("expected nothing to be left; one: deleted, but still in the pool. Delete it with: ")


def test_the_clean_up_goes_on_after_a_failure() -> None:
    def delete(request: Mapping[str, Any]) -> None:
        raise refusal("AccessDeniedException" if request["Username"] == "one" else "UserNotFoundException")

    state = staged({"admin_delete_user": delete}, {"delete_identities": {"UnprocessedIdentityIds": ["x"]}})
    state.usernames, state.identity_ids = ["one", "two"], ["us-east-1:2"]
    assert failed(clean_up.clean_up, state) == (
        "expected nothing to be left; one: AccessDeniedException: no (the credentials lack an IAM permission: "
        "the message names the action); us-east-1:2: still in the pool: ['x']. "
        f"Delete it with: python -m signin … --clean (user pool {state.target.user_pool_id})"
    )


def test_real_aws_must_delete_identities() -> None:
    state = staged({}, {"delete_identities": refusal("NotImplemented")})
    state.identity_ids = ["us-east-1:2"]
    assert "NotImplemented" in failed(clean_up.clean_up, state)


def test_everything_gone_is_told() -> None:
    state = staged(
        {"admin_delete_user": {}, "admin_get_user": refusal("UserNotFoundException")}, {"delete_identities": {}}
    )
    state.usernames, state.identity_ids = ["one"], ["us-east-1:2"]
    assert clean_up.clean_up.run(state).detail == "one, us-east-1:2"


def test_keys_that_are_no_keys_are_a_finding() -> None:
    state = staged()
    state.aws = cast("Any", SimpleNamespace(fetch=lambda *_: b"<html>"))
    assert failed(discovery.fetch_keys, state).startswith("expected a JWKS document with RSA keys; got: ")


def test_identities_that_stay_are_not_called_removed() -> None:
    state = staged({"admin_delete_user": {}, "admin_get_user": refusal("UserNotFoundException")})
    cast("Any", state.aws).identity_pools = Scripted({"delete_identities": refusal("NotImplemented")})
    state.target = replace(state.target, endpoint="http://127.0.0.1:1")
    state.usernames, state.identity_ids = ["one"], ["us-east-1:2"]
    result = clean_up.clean_up.run(state)
    assert (result.verdict, result.detail) == (
        "skipped",
        "one deleted; identities are kept: this local AWS does not delete them",
    )


class TestTheAuthenticatedRole:
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


class TestAGroupsRole:
    ROLE = "arn:aws:iam::123456789012:role/admin"

    def state(self, verifier: Verifier, mapping: Mapping[str, Any] | None = None, **idp: Any) -> RunState:
        described = {"CognitoIdentityProviders": [{"ClientId": CLIENT_ID}]}
        provider = f"{TARGET.issuer.removeprefix('https://')}:{CLIENT_ID}"
        roles = {"RoleMappings": {provider: mapping} if mapping else {}}
        own = {"GroupName": "users", "RoleArn": TARGET.authenticated_role_arn}
        pages = iter(
            [
                {"Groups": [own], "NextToken": "2"},
                {"Groups": [{"GroupName": "admins", "RoleArn": self.ROLE}]},
            ]
        )
        answers = {"list_groups": lambda _: next(pages), "create_group": {}, "admin_add_user_to_group": {}}
        services = {"describe_identity_pool": described, "get_identity_pool_roles": roles}
        return signed_in(staged({**answers, "delete_group": {}, **idp}, services), verifier)

    def test_without_the_right_to_pass_the_role_there_is_nothing_to_show(self, verifier: Verifier) -> None:
        denied = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "CreateGroup")
        result = roles.get_group_role.run(self.state(verifier, create_group=denied))
        assert (result.verdict, result.detail) == (
            "skipped",
            f"these credentials can't create a group with {self.ROLE} (iam:PassRole): AccessDeniedException",
        )

    def test_rules_by_the_names_of_groups_would_need_one_of_the_pools_own(self, verifier: Verifier) -> None:
        rule = {"Claim": "cognito:groups", "MatchType": "Contains", "Value": "admins", "RoleARN": self.ROLE}
        state = self.state(verifier, {"Type": "Rules", "RulesConfiguration": {"Rules": [rule]}})
        assert roles.get_group_role.run(state).detail.startswith("the role mapping's rules use the names")
        assert "create_group" not in cast("Scripted", state.aws.user_pools).calls

    def test_the_group_goes_whatever_happens(self, verifier: Verifier) -> None:
        state = self.state(verifier, initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.get_group_role, state)
        assert cast("Scripted", state.aws.user_pools).calls[-1] == "delete_group"
        assert state.groups == []
        state = self.state(verifier, delete_group=refusal("X"), initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.get_group_role, state)
        assert len(state.groups) == 1
