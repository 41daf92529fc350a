from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from cognito_identity.user_pool.email_addresses import ascii_address, with_ascii_domains
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import pool_problems


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ann@example.com", "ann@example.com"),
        ("ann@b\u00fccher.example", "ann@xn--bcher-kva.example"),
        ("b\u00fccher.example", "xn--bcher-kva.example"),
        ("\u00e4nn@example.com", "\u00e4nn@example.com"),
        ("ann@", "ann@"),
        ("ann@" + "\u00fc" * 300, "ann@" + "\u00fc" * 300),
    ],
)
def test_only_domains_are_converted_to_ascii(written: str, sent: str) -> None:
    assert ascii_address(written) == sent


def test_arguments_with_ascii_domains_are_not_copied() -> None:
    values = {"email": {"from_email": "ann@example.com", "from_name": "\u00c4nn"}}
    assert with_ascii_domains(values) is values


def test_the_sender_and_its_identity_have_the_ascii_domain() -> None:
    email: Any = {
        "from_email": "ann@b\u00fccher.example",
        "reply_to": "help@b\u00fccher.example",
        "ses_verified_domain": "b\u00fccher.example",
    }
    sender = deploy(lambda: UserPoolWithMfa("users", {"email": email})).named("users-pool").inputs["emailConfiguration"]
    assert sender["fromEmailAddress"] == "ann@xn--bcher-kva.example"
    assert sender["replyToEmailAddress"] == "help@xn--bcher-kva.example"
    assert sender["sourceArn"].endswith(":identity/xn--bcher-kva.example")


def test_other_characters_before_the_at_sign_are_refused() -> None:
    ((path, text),) = pool_problems({"email": {"from_email": "\u00e4nn@b\u00fccher.example"}})
    assert path == "email.from_email"
    assert "only ASCII characters before the @" in text
