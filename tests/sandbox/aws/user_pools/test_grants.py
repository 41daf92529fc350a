import time

import pytest

from sandbox.aws.errors import RefusedError
from sandbox.aws.user_pools.grants import Grant, Grants

DAY = 86400.0


def grant(*, expires_in: float) -> Grant:
    return Grant(client_id="c", username="ann", expires_at=time.time() + expires_in)


def test_an_expired_token_is_told_apart_for_a_day_and_then_removed() -> None:
    grants = Grants()
    recent, old = grants.open(grant(expires_in=-DAY / 2)), grants.open(grant(expires_in=-2 * DAY))
    current = grant(expires_in=DAY)
    token = grants.open(current)
    with pytest.raises(RefusedError, match="has expired"):
        grants.of_token(recent, "c")
    with pytest.raises(RefusedError, match="Invalid Refresh Token"):
        grants.of_token(old, "c")
    assert grants.of_token(token, "c") is current
    assert grants.is_valid(current.origin_jti)


def test_a_rotated_token_keeps_its_grant() -> None:
    grants = Grants()
    first = grants.open(grant(expires_in=DAY))
    second = grants.rotate(first, 0)
    grants.open(grant(expires_in=DAY))
    assert grants.of_token(second, "c") is grants.of_token(first, "c")
