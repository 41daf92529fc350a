"""Identities, signing out and the clean-up at an AWS that answers as no good one would."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest

from signin.steps import closing, identity, opening, sessions
from signin.tokens import Verifier
from tests.signin.scripted import failed, refusal, signed_in, staged


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
    assert failed(closing.clean_up, stage) == "expected nothing to be left; one: deleted, but still in the pool"


def test_the_clean_up_goes_on_after_a_failure() -> None:
    def delete(request: Mapping[str, Any]) -> None:
        raise refusal("AccessDeniedException" if request["Username"] == "one" else "UserNotFoundException")

    stage = staged({"admin_delete_user": delete}, {"delete_identities": {"UnprocessedIdentityIds": ["x"]}})
    stage.usernames, stage.identity_ids = ["one", "two"], ["us-east-1:2"]
    assert failed(closing.clean_up, stage) == (
        "expected nothing to be left; one: AccessDeniedException: no (the credentials lack a permission of IAM's: "
        "the message names the action); us-east-1:2: still in the pool: ['x']"
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
