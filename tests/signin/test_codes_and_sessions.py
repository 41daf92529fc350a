"""Sent codes, groups, attributes, sessions and guests at an AWS that answers as no good one would."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from signin.authentication import Challenge, Tokens
from signin.aws import Answer
from signin.pool import read_client, read_pool
from signin.stage import Stage
from signin.steps import (
    codes,
    first_factor,
    groups,
    identity,
    opening,
    profile,
    promises,
    second_factor,
    sessions,
    way_in,
)
from signin.tokens import Verifier
from tests.signin.conftest import CLIENT_ID, ISSUER
from tests.signin.scripted import SUB, TARGET, Sign, failed, refusal, signed_in, staged, with_app

LOCAL = replace(TARGET, endpoint="http://127.0.0.1:5555")
EMAIL = "proof@example.com"
SELF_SERVICE = "aws.cognito.signin.user.admin"


def message(purpose: str, **changes: object) -> dict[str, object]:
    pool = TARGET.user_pool_id
    return {"user_pool_id": pool, "destination": EMAIL, "purpose": purpose, "code": "123456", **changes}


def local(idp: Mapping[str, Any], *messages: Mapping[str, object], body: bytes | None = None) -> Stage:
    """A stage with an outbox."""
    stage = staged(idp)
    stage.target = LOCAL
    answer = Answer(200, {}, json.dumps(messages).encode() if body is None else body)
    cast("Any", stage.aws).send = lambda *_: answer
    stage.outbox._target = LOCAL
    stage.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
    return stage


def wrong_refused(right: Any = None) -> Any:
    """Refuses the first code and takes the next."""
    answers = iter([refusal("CodeMismatchException")])

    def confirm(_: Mapping[str, Any]) -> Any:
        for error in answers:
            raise error
        return right

    return confirm


class TestConfirming:
    def test_a_code_that_was_not_sent_is_a_finding(self) -> None:
        other = message("sign_up", user_pool_id="us-east-1_other")
        elsewhere = message("sign_up", destination="someone@example.org")
        stage = local({}, other, elsewhere, message("mfa"))
        told = failed(codes.confirm_by_code, stage)
        assert told == "expected a message with a code (sign_up) in the outbox; there is none"

    def test_any_code_that_confirms_is_a_finding(self) -> None:
        told = failed(codes.confirm_by_code, local({"confirm_sign_up": {}}, message("sign_up")))
        assert told == "expected a wrong code to be refused with CodeMismatchException; it was let through"

    @pytest.mark.parametrize(
        ("seen", "says"),
        [
            ({"UserStatus": "UNCONFIRMED", "UserAttributes": []}, "a CONFIRMED user after the code; came UNCONFIRMED"),
            ({"UserStatus": "CONFIRMED", "UserAttributes": []}, "the address that got the code to be verified"),
        ],
    )
    def test_a_code_that_changes_nothing_is_a_finding(self, seen: Mapping[str, Any], says: str) -> None:
        stage = local({"confirm_sign_up": wrong_refused(), "admin_get_user": seen}, message("sign_up"))
        assert says in failed(codes.confirm_by_code, stage)

    @pytest.mark.parametrize("body", [b"<html>", b"{}", b"\xff"])
    def test_a_local_aws_without_outbox_shows_nothing(self, body: bytes) -> None:
        result = codes.confirm_by_code.run(local({}, body=body))
        assert (result.verdict, result.detail) == ("skipped", "this local AWS has no outbox to read codes in")

    def test_on_real_aws_an_administrator_confirms(self) -> None:
        stage = staged({"admin_confirm_sign_up": {}})
        stage.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
        result = codes.confirm_by_code.run(stage)
        assert (result.verdict, result.detail) == (
            "skipped",
            "AWS sends the code itself, to an address that nobody reads",
        )
        assert way_in.confirm.run(stage).verdict == "proved"
        assert stage.user.confirmed


class TestForgottenPasswords:
    IDP: Mapping[str, Any] = {"forgot_password": {}, "confirm_forgot_password": {}}

    def stage(self, idp: Mapping[str, Any]) -> Stage:
        stage = local(idp, message("forgot_password"))
        stage.user.verified.add("email")
        return stage

    def test_any_code_that_opens_is_a_finding(self) -> None:
        assert "expected a wrong code to be refused" in failed(codes.replace_forgotten_password, self.stage(self.IDP))

    def test_an_old_password_that_still_opens_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        idp = {**self.IDP, "confirm_forgot_password": wrong_refused({}), "initiate_auth": opened}
        assert "expected the old password to be refused" in failed(codes.replace_forgotten_password, self.stage(idp))

    def test_a_new_password_that_does_not_open_is_a_finding(self) -> None:
        idp = {
            **self.IDP,
            "confirm_forgot_password": wrong_refused({}),
            "initiate_auth": refusal("NotAuthorizedException"),
        }
        told = failed(codes.replace_forgotten_password, self.stage(idp))
        assert told == "expected the new password to be taken; came NotAuthorizedException: no"

    def test_a_reset_where_only_administrators_may_is_a_finding(self) -> None:
        stage = staged(self.IDP)
        mechanisms = {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}
        stage.pool = read_pool({"AccountRecoverySetting": mechanisms}, {})
        assert "it was let through" in failed(codes.refuse_reset, stage)

    def test_what_cannot_be_shown_is_said(self) -> None:
        assert codes.replace_forgotten_password.run(staged(self.IDP)).detail.startswith("AWS sends the code itself")
        unproved = local(self.IDP)
        assert "no verified address" in codes.replace_forgotten_password.run(unproved).detail


class TestMessageFactors:
    def stage(self, idp: Mapping[str, Any], mode: str = "ON") -> Stage:
        stage = local(idp, message("mfa"))
        stage.pool = read_pool({}, {"MfaConfiguration": mode, "EmailMfaConfiguration": {}})
        return stage

    def test_any_code_that_opens_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        stage = self.stage({"respond_to_auth_challenge": opened})
        stage.reach(Challenge("EMAIL_OTP", "session", "proof"))
        told = failed(second_factor.sign_in_with_sent_code, stage)
        assert told == "expected a wrong code by e-mail to be refused with CodeMismatchException; it was let through"

    def test_a_preferred_factor_that_is_not_asked_for_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        stage = self.stage({"set_user_mfa_preference": {}, "initiate_auth": opened}, "OPTIONAL")
        stage.reach(Tokens("i", "a", None))
        told = failed(second_factor.sign_in_with_sent_code, stage)
        assert told == "expected EMAIL_OTP after the password; came tokens without a code"

    def test_on_real_aws_the_codes_go_to_somebody(self) -> None:
        stage = staged({})
        stage.pool = read_pool({}, {"MfaConfiguration": "ON", "EmailMfaConfiguration": {}})
        assert second_factor.sign_in_with_sent_code.run(stage).detail == (
            "e-mail: AWS sends the codes to a person, not to this proof"
        )

    def test_a_flow_that_goes_around_the_factor_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        stage = with_app({"initiate_auth": opened})
        stage.reach(Tokens("i", "a", None))
        told = failed(first_factor.sign_in_otherwise, stage)
        assert told == "expected a question for the second factor by USER_PASSWORD_AUTH; came tokens without one"


def test_a_used_code_that_opens_is_a_finding() -> None:
    asked = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    stage = with_app({"initiate_auth": asked, "respond_to_auth_challenge": opened})
    stage.codes.fresh()
    assert second_factor.refuse_used_code.run(stage).detail == "nobody signed in with a code of an app"
    stage.code_used = True
    assert failed(second_factor.refuse_used_code, stage).endswith("it was let through")


@pytest.mark.parametrize("played", [way_in.refuse_weak_password, way_in.refuse_taken_name])
def test_a_pool_that_takes_weak_passwords_or_names_twice_is_found_out(played: Any) -> None:
    stage = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": False}})
    assert failed(played, stage).endswith("it was let through")
    assert len(stage.usernames) == 1


class TestGroups:
    def test_a_group_that_does_not_take_the_user_is_a_finding_and_is_removed(self) -> None:
        idp = {"list_groups": {"Groups": []}, "create_group": {}, "admin_add_user_to_group": refusal("X")}
        stage = staged(idp)
        assert "expected the user to be in a group; came X" in failed(groups.join_group, stage)
        assert len(stage.groups) == 1

    def test_a_group_whose_making_got_no_answer_is_removed(self) -> None:
        stage = staged({"list_groups": {"Groups": []}, "create_group": refusal("InternalErrorException")})
        failed(groups.join_group, stage)
        assert len(stage.groups) == 1

    @pytest.mark.parametrize("claim", [None, [], ["others"], "readers"])
    @pytest.mark.parametrize("use", ["id", "access"])
    def test_a_token_that_does_not_name_the_group_is_a_finding(
        self, verifier: Verifier, sign: Sign, claim: object, use: str
    ) -> None:
        named = {"id": ["readers"], "access": ["readers"], use: claim}
        both = {kind: sign(kind, sub=SUB, **{"cognito:groups": value}) for kind, value in named.items()}
        stage = signed_in(staged(), verifier, both["id"], both["access"])
        stage.group = "readers"
        told = failed(groups.find_group, stage)
        assert told == f"expected cognito:groups of the {use} token to name readers; it says {claim}"

    def test_who_is_in_no_group_has_nothing_to_show(self, verifier: Verifier) -> None:
        assert groups.find_group.run(signed_in(staged(), verifier)).detail == "the user is in no group"


class TestAttributes:
    SCHEMA = (
        {"Name": "custom:color", "AttributeDataType": "String", "Mutable": True},
        {"Name": "custom:admin", "AttributeDataType": "Boolean", "Mutable": True},
        {"Name": "custom:tenant", "AttributeDataType": "String", "Mutable": False},
    )

    def stage(self, verifier: Verifier, sign: Sign, scope: str = SELF_SERVICE) -> Stage:
        seen = {"UserAttributes": [{"Name": "custom:color", "Value": "blue"}]}
        stage = staged({"update_user_attributes": {}, "admin_get_user": seen})
        signed_in(stage, verifier, access_token=sign("access", sub=SUB, scope=scope))
        stage.pool = read_pool({"SchemaAttributes": self.SCHEMA}, {})
        stage.client = read_client({"ClientId": CLIENT_ID, "WriteAttributes": ["custom:color", "custom:tenant"]})
        stage.user.attributes |= {"custom:color": "blue", "custom:tenant": "one"}
        return stage

    def test_a_change_that_is_not_kept_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(profile.write_attribute, self.stage(verifier, sign))
        assert told == "expected custom:color 'Xlue' after the change; came 'blue'"

    def test_a_change_that_must_not_be_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(profile.refuse_unwritable, self.stage(verifier, sign))
        assert told == "expected custom:admin to be refused with NotAuthorizedException; it was let through"
        told = failed(profile.refuse_fixed, self.stage(verifier, sign))
        assert told == "expected custom:tenant to be refused with InvalidParameterException; it was let through"

    def test_a_token_without_the_scope_changes_nothing(self, verifier: Verifier, sign: Sign) -> None:
        for played in (profile.write_attribute, profile.refuse_unwritable, profile.refuse_fixed):
            result = played.run(self.stage(verifier, sign, "openid"))
            assert (result.verdict, result.detail) == ("skipped", f"the access token lacks the scope {SELF_SERVICE}")

    def test_a_token_that_does_not_verify_is_another_steps_finding(self, verifier: Verifier, sign: Sign) -> None:
        stage = signed_in(self.stage(verifier, sign), verifier, access_token=sign("access", kid="k2"))
        assert profile.write_attribute.run(stage).detail.startswith("the access token does not verify")


class TestSessions:
    RENEWED: Mapping[str, Any] = {"AuthenticationResult": {"IdToken": "i2", "AccessToken": "a2"}}

    def rotating(self, answers: Mapping[str, Any], grace: int = 0) -> Stage:
        stage = staged(answers)
        rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": grace}
        stage.client = read_client({"ClientId": CLIENT_ID, "RefreshTokenRotation": rotation})
        return stage

    def test_a_client_that_should_rotate_and_does_not_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, jti="2"), "AccessToken": sign("access", sub=SUB, jti="2")}
        stage = self.rotating({"get_tokens_from_refresh_token": {"AuthenticationResult": fresh}})
        told = failed(sessions.refresh, signed_in(stage, verifier))
        assert told.startswith("expected a new refresh token, because the client rotates them")

    def test_fresh_tokens_that_tell_the_old_value_are_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, email="old@example.com"), "AccessToken": sign("access", sub=SUB)}
        stage = signed_in(staged({"initiate_auth": {"AuthenticationResult": fresh}}), verifier)
        assert "expected claim email 'proof@example.com'; came 'old@example.com'" in failed(sessions.refresh, stage)

    def test_a_replaced_token_that_lives_on_is_a_finding(self, verifier: Verifier) -> None:
        stage = signed_in(self.rotating({"get_tokens_from_refresh_token": self.RENEWED}), verifier)
        assert sessions.refuse_replaced.run(stage).detail == "no refresh token was replaced"
        stage.replaced = stage.tokens
        assert "expected the replaced token to be refused" in failed(sessions.refuse_replaced, stage)

    def test_a_grace_period_that_is_none_is_a_finding(self, verifier: Verifier) -> None:
        reused = refusal("RefreshTokenReuseException")
        stage = signed_in(self.rotating({"get_tokens_from_refresh_token": reused}, grace=30), verifier)
        stage.replaced = stage.tokens
        assert failed(sessions.refuse_replaced, stage) == "expected a refusal; came RefreshTokenReuseException: no"

    @pytest.mark.parametrize(
        ("answers", "says"),
        [
            ({"initiate_auth": RENEWED}, "expected its refresh token to be refused"),
            ({"get_user": {}}, "expected its access token to be refused"),
            ({}, "expected dead tokens; came NotAuthorizedException"),
        ],
    )
    def test_a_revocation_that_ends_too_little_or_too_much_is_a_finding(
        self, verifier: Verifier, answers: Mapping[str, Any], says: str
    ) -> None:
        dead = refusal("NotAuthorizedException")
        stage = staged({"revoke_token": {}, "initiate_auth": dead, "get_user": dead, **answers})
        signed_in(stage, verifier)
        stage.reach(Tokens("i3", "a3", "r3"))
        assert says in failed(sessions.revoke, stage)


class TestGuests:
    DESCRIBED: Mapping[str, Any] = {"AllowUnauthenticatedIdentities": True}

    def test_guests_whom_the_outputs_do_not_know_are_a_finding(self) -> None:
        stage = staged({}, {"describe_identity_pool": self.DESCRIBED})
        told = failed(identity.refuse_guests, stage)
        assert told.startswith("expected guests to be refused, because the outputs name no role for them")
        assert identity.take_guest_role.run(stage).detail == "the outputs name no unauthenticated_role_arn"

    def test_guests_with_another_role_are_a_finding(self) -> None:
        given = {"Credentials": {"AccessKeyId": "k", "SecretKey": "secret-key", "SessionToken": "session"}}
        arn = "arn:aws:sts::123456789012:assumed-role/app/CognitoIdentityCredentials"
        answers = {"describe_identity_pool": self.DESCRIBED, "get_id": {"IdentityId": "us-east-1:2"}}
        stage = staged({}, {**answers, "get_credentials_for_identity": given})
        stage.target = replace(stage.target, unauthenticated_role_arn="arn:aws:iam::123456789012:role/guest")
        me = staged({"get_caller_identity": {"Arn": arn}}).aws.user_pools
        cast("Any", stage.aws).as_identity = lambda _: me
        told = failed(identity.take_guest_role, stage)
        assert told == f"expected the role arn:aws:iam::123456789012:role/guest; came {arn}"
        assert stage.identity_ids == ["us-east-1:2"]


def test_promises_of_nothing_are_not_called_kept() -> None:
    stage = staged()
    stage.target = replace(stage.target, amplify={"oauth": {}})
    result = promises.compare_amplify.run(stage)
    assert (result.verdict, result.detail) == (
        "skipped",
        "amplify_outputs says nothing of the pool that could be compared",
    )


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html>", "expected issuer and jwks_uri at "),
        (b"[]", "expected issuer and jwks_uri at "),
        (b'{"issuer": "x"}', "expected issuer and jwks_uri at "),
        (b'{"issuer": "x", "jwks_uri": "y"}', f"expected issuer {ISSUER}; came x"),
        (json.dumps({"issuer": ISSUER, "jwks_uri": "y"}).encode(), f"expected jwks_uri {ISSUER}/.well-known/jwks.json"),
    ],
)
def test_a_discovery_document_that_leads_elsewhere_is_a_finding(body: bytes, says: str) -> None:
    stage = staged()
    cast("Any", stage.aws).fetch = lambda *_: body
    assert failed(opening.discover, stage).startswith(says)


def test_a_discovery_document_of_a_pool_with_pages_tells_so() -> None:
    document = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/.well-known/jwks.json", "token_endpoint": "https://login"}
    stage = staged()
    cast("Any", stage.aws).fetch = lambda *_: json.dumps(document).encode()
    assert opening.discover.run(stage).detail == "issuer and jwks_uri, authorize and token endpoints"
