"""The clean-up at a scripted AWS."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from signin.steps import clean_up
from tests.signin.scripted_aws import Scripted, failed, refusal, staged


def test_a_user_who_stays_fails() -> None:
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
