"""Sent codes, groups, attributes, sessions and guests at an AWS that answers as no good one would."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from signin.authentication import Challenge, Tokens
from signin.aws import Answer
from signin.state import RunState
from signin.steps import (
    amplify_outputs,
    attributes,
    confirmation_codes,
    discovery,
    groups,
    identity,
    mfa,
    password,
    sessions,
    sign_up,
)
from signin.tokens import Verifier
from signin.user_pool import read_client, read_pool
from tests.signin.conftest import CLIENT_ID, ISSUER
from tests.signin.scripted_aws import SUB, TARGET, Sign, failed, refusal, signed_in, staged, with_app

LOCAL = replace(TARGET, endpoint="http://127.0.0.1:5555")
EMAIL = "proof@example.com"
SELF_SERVICE = "aws.cognito.signin.user.admin"


def message(purpose: str, **changes: object) -> dict[str, object]:
    pool = TARGET.user_pool_id
    return {"user_pool_id": pool, "destination": EMAIL, "purpose": purpose, "code": "123456", **changes}


def local(idp: Mapping[str, Any], *messages: Mapping[str, object], body: bytes | None = None) -> RunState:
    """A state with an outbox."""
    state = staged(idp)
    state.target = LOCAL
    answer = Answer(200, {}, json.dumps(messages).encode() if body is None else body)
    cast("Any", state.aws).send = lambda *_: answer
    state.outbox._target = LOCAL
    state.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
    return state


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
        state = local({}, other, elsewhere, message("mfa"))
        told = failed(confirmation_codes.confirm_by_code, state)
        assert told == "expected a message with a code (sign_up) in the outbox; there is none"

    def test_any_code_that_confirms_is_a_finding(self) -> None:
        told = failed(confirmation_codes.confirm_by_code, local({"confirm_sign_up": {}}, message("sign_up")))
        assert told == "expected a wrong code to be refused with CodeMismatchException; it was accepted"

    @pytest.mark.parametrize(
        ("seen", "says"),
        [
            ({"UserStatus": "UNCONFIRMED", "UserAttributes": []}, "a CONFIRMED user after the code; got UNCONFIRMED"),
            ({"UserStatus": "CONFIRMED", "UserAttributes": []}, "the address that got the code to be verified"),
        ],
    )
    def test_a_code_that_changes_nothing_is_a_finding(self, seen: Mapping[str, Any], says: str) -> None:
        state = local({"confirm_sign_up": wrong_refused(), "admin_get_user": seen}, message("sign_up"))
        assert says in failed(confirmation_codes.confirm_by_code, state)

    @pytest.mark.parametrize("body", [b"<html>", b"{}", b"\xff"])
    def test_a_local_aws_without_outbox_shows_nothing(self, body: bytes) -> None:
        result = confirmation_codes.confirm_by_code.run(local({}, body=body))
        assert (result.verdict, result.detail) == ("skipped", "this local AWS has no outbox to read codes in")

    def test_on_real_aws_an_administrator_confirms(self) -> None:
        state = staged({"admin_confirm_sign_up": {}})
        state.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
        result = confirmation_codes.confirm_by_code.run(state)
        assert (result.verdict, result.detail) == (
            "skipped",
            "AWS sends the code, and this proof can't read the message",
        )
        assert sign_up.confirm.run(state).verdict == "proved"
        assert state.user.confirmed


class TestForgottenPasswords:
    IDP: Mapping[str, Any] = {"forgot_password": {}, "confirm_forgot_password": {}}

    def state(self, idp: Mapping[str, Any]) -> RunState:
        state = local(idp, message("forgot_password"))
        state.user.verified.add("email")
        return state

    def test_any_code_that_opens_is_a_finding(self) -> None:
        assert "expected a wrong code to be refused" in failed(
            confirmation_codes.reset_forgotten_password, self.state(self.IDP)
        )

    def test_an_old_password_that_still_opens_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        idp = {**self.IDP, "confirm_forgot_password": wrong_refused({}), "initiate_auth": opened}
        assert "expected the old password to be refused" in failed(
            confirmation_codes.reset_forgotten_password, self.state(idp)
        )

    def test_a_new_password_that_does_not_open_is_a_finding(self) -> None:
        idp = {
            **self.IDP,
            "confirm_forgot_password": wrong_refused({}),
            "initiate_auth": refusal("NotAuthorizedException"),
        }
        told = failed(confirmation_codes.reset_forgotten_password, self.state(idp))
        assert told == "expected the new password to be accepted; got NotAuthorizedException: no"

    def test_a_reset_where_only_administrators_may_is_a_finding(self) -> None:
        state = staged(self.IDP)
        mechanisms = {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}
        state.pool = read_pool({"AccountRecoverySetting": mechanisms}, {})
        assert "it was accepted" in failed(confirmation_codes.refuse_reset, state)

    def test_what_cannot_be_shown_is_said(self) -> None:
        assert confirmation_codes.reset_forgotten_password.run(staged(self.IDP)).detail.startswith(
            "AWS sends the code, and this proof can't read"
        )
        unverified = local(self.IDP)
        assert "no verified email" in confirmation_codes.reset_forgotten_password.run(unverified).detail


class TestMessageFactors:
    def state(self, idp: Mapping[str, Any], mode: str = "ON") -> RunState:
        state = local(idp, message("mfa"))
        state.pool = read_pool({}, {"MfaConfiguration": mode, "EmailMfaConfiguration": {}})
        return state

    def test_any_code_that_opens_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = self.state({"respond_to_auth_challenge": opened})
        state.record(Challenge("EMAIL_OTP", "session", "proof"))
        told = failed(mfa.sign_in_with_message_code, state)
        assert told == "expected a wrong code by email to be refused with CodeMismatchException; it was accepted"

    def test_a_preferred_factor_that_is_not_asked_for_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = self.state({"set_user_mfa_preference": {}, "initiate_auth": opened}, "OPTIONAL")
        state.record(Tokens("i", "a", None))
        told = failed(mfa.sign_in_with_message_code, state)
        assert told == "expected EMAIL_OTP after the password; got tokens"

    def test_on_real_aws_the_codes_go_to_somebody(self) -> None:
        state = staged({})
        state.pool = read_pool({}, {"MfaConfiguration": "ON", "EmailMfaConfiguration": {}})
        assert mfa.sign_in_with_message_code.run(state).detail == (
            "email: AWS sends the codes, and this proof can't read messages"
        )

    def test_a_flow_that_goes_around_the_factor_is_a_finding(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = with_app({"initiate_auth": opened})
        state.record(Tokens("i", "a", None))
        told = failed(password.sign_in_by_other_flows, state)
        assert told == "expected an MFA challenge by USER_PASSWORD_AUTH; got tokens"


def test_a_used_code_that_opens_is_a_finding() -> None:
    asked = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    state = with_app({"initiate_auth": asked, "respond_to_auth_challenge": opened})
    state.codes.fresh()
    assert mfa.refuse_used_code.run(state).detail == "the user has not signed in with a TOTP code"
    state.totp_used = True
    assert failed(mfa.refuse_used_code, state).endswith("it was accepted")


@pytest.mark.parametrize("played", [sign_up.refuse_weak_password, sign_up.refuse_taken_username])
def test_a_pool_that_takes_weak_passwords_or_names_twice_is_found_out(played: Any) -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": False}})
    assert failed(played, state).endswith("it was accepted")
    assert len(state.usernames) == 1


class TestGroups:
    def test_a_group_that_does_not_take_the_user_is_a_finding_and_is_removed(self) -> None:
        idp = {"list_groups": {"Groups": []}, "create_group": {}, "admin_add_user_to_group": refusal("X")}
        state = staged(idp)
        assert "expected the user to be in a group; got X" in failed(groups.join_group, state)
        assert len(state.groups) == 1

    def test_a_group_whose_making_got_no_answer_is_removed(self) -> None:
        state = staged({"list_groups": {"Groups": []}, "create_group": refusal("InternalErrorException")})
        failed(groups.join_group, state)
        assert len(state.groups) == 1

    @pytest.mark.parametrize("claim", [None, [], ["others"], "readers"])
    @pytest.mark.parametrize("use", ["id", "access"])
    def test_a_token_that_does_not_name_the_group_is_a_finding(
        self, verifier: Verifier, sign: Sign, claim: object, use: str
    ) -> None:
        named = {"id": ["readers"], "access": ["readers"], use: claim}
        both = {kind: sign(kind, sub=SUB, **{"cognito:groups": value}) for kind, value in named.items()}
        state = signed_in(staged(), verifier, both["id"], both["access"])
        state.group = "readers"
        told = failed(groups.find_group_claim, state)
        assert told == f"expected cognito:groups of the {use} token to contain readers; it is {claim}"

    def test_who_is_in_no_group_has_nothing_to_show(self, verifier: Verifier) -> None:
        assert groups.find_group_claim.run(signed_in(staged(), verifier)).detail == "the user is in no group"


class TestAttributes:
    SCHEMA = (
        {"Name": "custom:color", "AttributeDataType": "String", "Mutable": True},
        {"Name": "custom:admin", "AttributeDataType": "Boolean", "Mutable": True},
        {"Name": "custom:tenant", "AttributeDataType": "String", "Mutable": False},
    )

    def state(self, verifier: Verifier, sign: Sign, scope: str = SELF_SERVICE) -> RunState:
        seen = {"UserAttributes": [{"Name": "custom:color", "Value": "blue"}]}
        state = staged({"update_user_attributes": {}, "admin_get_user": seen})
        signed_in(state, verifier, access_token=sign("access", sub=SUB, scope=scope))
        state.pool = read_pool({"SchemaAttributes": self.SCHEMA}, {})
        state.client = read_client({"ClientId": CLIENT_ID, "WriteAttributes": ["custom:color", "custom:tenant"]})
        state.user.attributes |= {"custom:color": "blue", "custom:tenant": "one"}
        return state

    def test_a_change_that_is_not_kept_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(attributes.write_attribute, self.state(verifier, sign))
        assert told == "expected custom:color 'Xlue' after the change; got 'blue'"

    def test_a_change_that_must_not_be_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(attributes.refuse_read_only, self.state(verifier, sign))
        assert told == "expected custom:admin to be refused with NotAuthorizedException; it was accepted"
        told = failed(attributes.refuse_immutable, self.state(verifier, sign))
        assert told == "expected custom:tenant to be refused with InvalidParameterException; it was accepted"

    def test_a_token_without_the_scope_changes_nothing(self, verifier: Verifier, sign: Sign) -> None:
        for played in (attributes.write_attribute, attributes.refuse_read_only, attributes.refuse_immutable):
            result = played.run(self.state(verifier, sign, "openid"))
            assert (result.verdict, result.detail) == ("skipped", f"the access token lacks the scope {SELF_SERVICE}")

    def test_a_token_that_does_not_verify_is_another_steps_finding(self, verifier: Verifier, sign: Sign) -> None:
        state = signed_in(self.state(verifier, sign), verifier, access_token=sign("access", kid="k2"))
        assert attributes.write_attribute.run(state).detail.startswith("the access token does not verify")


class TestSessions:
    RENEWED: Mapping[str, Any] = {"AuthenticationResult": {"IdToken": "i2", "AccessToken": "a2"}}

    def rotating(self, answers: Mapping[str, Any], grace: int = 0) -> RunState:
        state = staged(answers)
        rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": grace}
        state.client = read_client({"ClientId": CLIENT_ID, "RefreshTokenRotation": rotation})
        return state

    def test_a_client_that_should_rotate_and_does_not_is_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, jti="2"), "AccessToken": sign("access", sub=SUB, jti="2")}
        state = self.rotating({"get_tokens_from_refresh_token": {"AuthenticationResult": fresh}})
        told = failed(sessions.refresh, signed_in(state, verifier))
        assert told.startswith("expected a new refresh token, because rotation is on")

    def test_fresh_tokens_that_tell_the_old_value_are_a_finding(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, email="old@example.com"), "AccessToken": sign("access", sub=SUB)}
        state = signed_in(staged({"initiate_auth": {"AuthenticationResult": fresh}}), verifier)
        assert "expected claim email 'proof@example.com'; got 'old@example.com'" in failed(sessions.refresh, state)

    def test_a_replaced_token_that_lives_on_is_a_finding(self, verifier: Verifier) -> None:
        state = signed_in(self.rotating({"get_tokens_from_refresh_token": self.RENEWED}), verifier)
        assert sessions.refuse_rotated.run(state).detail == "no refresh token was replaced"
        state.rotated = state.tokens
        assert "expected the replaced token to be refused" in failed(sessions.refuse_rotated, state)

    def test_a_grace_period_that_is_none_is_a_finding(self, verifier: Verifier) -> None:
        reused = refusal("RefreshTokenReuseException")
        state = signed_in(self.rotating({"get_tokens_from_refresh_token": reused}, grace=30), verifier)
        state.rotated = state.tokens
        assert failed(sessions.refuse_rotated, state) == "expected a refusal; got RefreshTokenReuseException: no"

    @pytest.mark.parametrize(
        ("answers", "says"),
        [
            ({"initiate_auth": RENEWED}, "expected its refresh token to be refused"),
            ({"get_user": {}}, "expected its access token to be refused"),
            ({}, "expected refused tokens; got NotAuthorizedException"),
        ],
    )
    def test_a_revocation_that_ends_too_little_or_too_much_is_a_finding(
        self, verifier: Verifier, answers: Mapping[str, Any], says: str
    ) -> None:
        dead = refusal("NotAuthorizedException")
        state = staged({"revoke_token": {}, "initiate_auth": dead, "get_user": dead, **answers})
        signed_in(state, verifier)
        state.record(Tokens("i3", "a3", "r3"))
        assert says in failed(sessions.revoke, state)


class TestGuests:
    DESCRIBED: Mapping[str, Any] = {"AllowUnauthenticatedIdentities": True}

    def test_guests_whom_the_outputs_do_not_know_are_a_finding(self) -> None:
        state = staged({}, {"describe_identity_pool": self.DESCRIBED})
        told = failed(identity.refuse_guests, state)
        assert told.startswith("expected guests to be refused, because the outputs have no role for them")
        assert identity.get_guest_role.run(state).detail == "the outputs have no unauthenticated_role_arn"

    def test_guests_with_another_role_are_a_finding(self) -> None:
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


def test_promises_of_nothing_are_not_called_kept() -> None:
    state = staged()
    state.target = replace(state.target, amplify={"oauth": {}})
    result = amplify_outputs.compare_amplify_outputs.run(state)
    assert (result.verdict, result.detail) == (
        "skipped",
        "amplify_outputs has nothing that can be compared",
    )


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html>", "expected issuer and jwks_uri at "),
        (b"[]", "expected issuer and jwks_uri at "),
        (b'{"issuer": "x"}', "expected issuer and jwks_uri at "),
        (b'{"issuer": "x", "jwks_uri": "y"}', f"expected issuer {ISSUER}; got x"),
        (json.dumps({"issuer": ISSUER, "jwks_uri": "y"}).encode(), f"expected jwks_uri {ISSUER}/.well-known/jwks.json"),
    ],
)
def test_a_discovery_document_that_leads_elsewhere_is_a_finding(body: bytes, says: str) -> None:
    state = staged()
    cast("Any", state.aws).fetch = lambda *_: body
    assert failed(discovery.read_discovery_document, state).startswith(says)


def test_a_discovery_document_of_a_pool_with_pages_tells_so() -> None:
    document = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/.well-known/jwks.json", "token_endpoint": "https://login"}
    state = staged()
    cast("Any", state.aws).fetch = lambda *_: json.dumps(document).encode()
    assert discovery.read_discovery_document.run(state).detail == "issuer and jwks_uri, authorize and token endpoints"
