"""The checks of passkey options."""

from typing import Any

import pytest

from tests.cognito_identity.planned import pool_problems

FIRST = {"sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}}, "mfa": "optional"}


@pytest.mark.parametrize("domain", ["example.com", "auth.example.com", "localhost", "a" * 63 + "." + "b" * 63])
def test_a_domain_of_at_most_127_characters_is_accepted(domain: str) -> None:
    assert not pool_problems({"passkey_relying_party_id": domain})


@pytest.mark.parametrize(
    "domain",
    [
        "",
        "https://example.com",
        "example.com/",
        "example.com:443",
        "-a.com",
        "a..b",
        "exa mple.com",
        "é.example",
        "a.b\n",
        "192.0.2.1",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "auth.example.1",
        "::1",
        "[::1]",
    ],
)
def test_a_url_or_ip_address_is_refused(domain: str) -> None:
    ((path, _),) = pool_problems({"passkey_relying_party_id": domain})
    assert path == "passkey_relying_party_id"


def test_a_longer_domain_is_refused() -> None:
    domain = ".".join(["a" * 42] * 3)
    assert len(domain) == 128
    ((path, text),) = pool_problems({"passkey_relying_party_id": domain})
    assert path == "passkey_relying_party_id"
    assert "127" in text


@pytest.mark.parametrize("args", [{"passkey_relying_party_id": "a.com"}, {"passkey_user_verification": "preferred"}])
def test_passkeys_need_the_essentials_plan(args: Any) -> None:
    ((path, text),) = pool_problems({**args, "feature_plan": "lite"})
    assert path == "feature_plan"
    assert f"`{next(iter(args))}` needs essentials" in text


def test_passkeys_need_no_relying_party() -> None:
    assert not pool_problems(FIRST)


def test_user_verification_has_two_values() -> None:
    ((path, _),) = pool_problems({"passkey_user_verification": "discouraged"})
    assert path == "passkey_user_verification"
