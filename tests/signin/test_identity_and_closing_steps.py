"""Identities, signing out and the clean-up at an AWS that answers as no good one would."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError

from signin.stage import Stage
from signin.steps import closing, identity, opening, roles, sessions
from signin.tokens import Verifier
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted import SUB, TARGET, Scripted, Sign, failed, refusal, signed_in, staged


def test_a_guest_who_gets_in_is_a_finding_and_is_removed() -> None:
    described = {"AllowUnauthenticatedIdentities": False}
    stage = staged({}, {"describe_identity_pool": described, "get_id": {"IdentityId": "us-east-1:2"}})
    assert failed(identity.refuse_guests, stage).endswith("it was let through")
    assert stage.identity_ids == ["us-east-1:2"]


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
    stage = signed_in(staged({"global_sign_out": {}, "initiate_auth": renewed}), verifier)
    assert failed(sessions.sign_out, stage).endswith("it was let through")


def test_a_user_who_stays_is_a_finding() -> None:
    stage = staged({"admin_delete_user": {}, "admin_get_user": {}})
    stage.usernames = ["one"]
    told = failed(closing.clean_up, stage)
    assert told.startswith("expected nothing to be left; one: deleted, but still in the pool. Remove it with: ")


def test_the_clean_up_goes_on_after_a_failure() -> None:
    def delete(request: Mapping[str, Any]) -> None:
        raise refusal("AccessDeniedException" if request["Username"] == "one" else "UserNotFoundException")

    stage = staged({"admin_delete_user": delete}, {"delete_identities": {"UnprocessedIdentityIds": ["x"]}})
    stage.usernames, stage.identity_ids = ["one", "two"], ["us-east-1:2"]
    assert failed(closing.clean_up, stage) == (
        "expected nothing to be left; one: AccessDeniedException: no (the credentials lack a permission of IAM's: "
        "the message names the action); us-east-1:2: still in the pool: ['x']. "
        f"Remove it with: python -m signin … --clean (user pool {stage.target.user_pool_id})"
    )


def test_real_aws_must_delete_identities() -> None:
    stage = staged({}, {"delete_identities": refusal("NotImplemented")})
    stage.identity_ids = ["us-east-1:2"]
    assert "NotImplemented" in failed(closing.clean_up, stage)


def test_everything_gone_is_told() -> None:
    stage = staged(
        {"admin_delete_user": {}, "admin_get_user": refusal("UserNotFoundException")}, {"delete_identities": {}}
    )
    stage.usernames, stage.identity_ids = ["one"], ["us-east-1:2"]
    assert closing.clean_up.run(stage).detail == "one, us-east-1:2"


def test_keys_that_are_no_keys_are_a_finding() -> None:
    stage = staged()
    stage.aws = cast("Any", SimpleNamespace(fetch=lambda *_: b"<html>"))
    assert failed(opening.fetch_keys, stage).startswith("expected a JWKS document with RSA keys; came: ")


def test_identities_that_stay_are_not_called_removed() -> None:
    stage = staged({"admin_delete_user": {}, "admin_get_user": refusal("UserNotFoundException")})
    cast("Any", stage.aws).identity_pools = Scripted({"delete_identities": refusal("NotImplemented")})
    stage.target = replace(stage.target, endpoint="http://127.0.0.1:1")
    stage.usernames, stage.identity_ids = ["one"], ["us-east-1:2"]
    result = closing.clean_up.run(stage)
    assert (result.verdict, result.detail) == (
        "skipped",
        "one removed; identities stay: this local AWS does not delete them",
    )


class TestTheAuthenticatedRole:
    DESCRIBED: Mapping[str, Any] = {"CognitoIdentityProviders": [{"ClientId": CLIENT_ID}]}
    OWN = str(TARGET.authenticated_role_arn)

    def stage(self, verifier: Verifier, mapping: Mapping[str, Any], arn: str = "", **answers: Any) -> Stage:
        roles = {"RoleMappings": {f"{TARGET.issuer.removeprefix('https://')}:{CLIENT_ID}": mapping}}
        given = {"Credentials": {"AccessKeyId": "k", "SecretKey": "secret-key", "SessionToken": "session"}}
        services = {
            "describe_identity_pool": self.DESCRIBED,
            "get_identity_pool_roles": roles,
            "get_id": {"IdentityId": "us-east-1:2"},
            "get_credentials_for_identity": given,
        }
        stage = signed_in(staged({}, {**services, **answers}), verifier)
        cast("Any", stage.aws).as_identity = lambda _: Scripted({"get_caller_identity": {"Arn": arn}})
        return stage

    def test_where_it_is_refused_it_is_not_called_given(self, verifier: Verifier) -> None:
        deny = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}
        refused = refusal("NotAuthorizedException")
        stage = self.stage(verifier, deny, get_credentials_for_identity=refused)
        result = identity.take_role.run(stage)
        assert (result.verdict, result.detail) == (
            "skipped",
            "the role mapping decides, and gives this user no role: the token has no role",
        )
        assert not stage.role_given
        assert identity.follow_role_mapping.run(stage).verdict == "proved"
        # A pool that gives credentials all the same is found out.
        assert "it was let through" in failed(identity.follow_role_mapping, self.stage(verifier, deny))

    def test_where_a_rule_gives_another_role_that_is_not_it(self, verifier: Verifier, sign: Sign) -> None:
        rule = {"Claim": "custom:plan", "MatchType": "Equals", "Value": "pro", "RoleARN": f"{self.OWN}-pro"}
        mapping = {"Type": "Rules", "RulesConfiguration": {"Rules": [rule]}}
        stage = self.stage(verifier, mapping, "arn:aws:sts::123456789012:assumed-role/app-pro/x")
        signed_in(stage, verifier, sign("id", sub=SUB, **{"custom:plan": "pro"}))
        assert identity.take_role.run(stage).verdict == "skipped"
        assert identity.follow_role_mapping.run(stage).detail == (
            "arn:aws:sts::123456789012:assumed-role/app-pro/x by the rule custom:plan Equals pro"
        )
        signed_in(stage, verifier, sign("id", sub=SUB, **{"custom:plan": "free"}))
        assert not identity.follow_role_mapping.applies(stage)

    def test_without_an_identity_pool_no_mapping_is_asked_for(self, verifier: Verifier) -> None:
        stage = self.stage(verifier, {})
        stage.target = replace(stage.target, identity_pool_id=None)
        assert not identity.follow_role_mapping.applies(stage)
        assert cast("Scripted", stage.aws.identity_pools).calls == []


class TestAGroupsRole:
    ROLE = "arn:aws:iam::123456789012:role/admin"

    def stage(self, verifier: Verifier, mapping: Mapping[str, Any] | None = None, **idp: Any) -> Stage:
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
        result = roles.take_group_role.run(self.stage(verifier, create_group=denied))
        assert (result.verdict, result.detail) == (
            "skipped",
            f"no group with {self.ROLE} may be made here (iam:PassRole): AccessDeniedException",
        )

    def test_rules_by_the_names_of_groups_would_need_one_of_the_pools_own(self, verifier: Verifier) -> None:
        rule = {"Claim": "cognito:groups", "MatchType": "Contains", "Value": "admins", "RoleARN": self.ROLE}
        stage = self.stage(verifier, {"Type": "Rules", "RulesConfiguration": {"Rules": [rule]}})
        assert roles.take_group_role.run(stage).detail.startswith("the role mapping's rules decide by the names")
        assert "create_group" not in cast("Scripted", stage.aws.user_pools).calls

    def test_the_group_goes_whatever_happens(self, verifier: Verifier) -> None:
        stage = self.stage(verifier, initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.take_group_role, stage)
        assert cast("Scripted", stage.aws.user_pools).calls[-1] == "delete_group"
        assert stage.groups == []
        stage = self.stage(verifier, delete_group=refusal("X"), initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.take_group_role, stage)
        assert len(stage.groups) == 1
