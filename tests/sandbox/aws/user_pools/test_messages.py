import pyotp
import pytest

from sandbox.aws.factors.totp import STEP_SECONDS, Authenticator
from sandbox.aws.user_pools import outbox


@pytest.mark.parametrize(
    ("destination", "shown"),
    [("ann@home.example", "a***@h***"), ("+491234567890", "+********7890"), ("@x", "***@x***")],
)
def test_an_address_is_shown_masked(destination: str, shown: str) -> None:
    assert outbox.masked(destination) == shown


def test_a_template_is_filled_in() -> None:
    text = "Hello {username}, {####}!"
    assert outbox.fill(text, code="123456", username="ann") == "Hello ann, 123456!"


POOL = {
    "VerificationMessageTemplate": {"EmailSubject": "S", "EmailMessage": "E {####}", "SmsMessage": "T {####}"},
    "AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailMessage": "I {username}", "SMSMessage": "J"}},
    "EmailMfaConfiguration": {"Subject": "M", "Message": "F {####}"},
    "SmsAuthenticationMessage": "A {####}",
}


@pytest.mark.parametrize(
    ("purpose", "medium", "expected"),
    [
        ("sign_up", "EMAIL", ("S", "E {####}")),
        ("sign_up", "SMS", ("", "T {####}")),
        ("forgot_password", "EMAIL", ("S", "E {####}")),
        ("verify_attribute", "SMS", ("", "T {####}")),
        ("invitation", "EMAIL", ("Your temporary password", "I {username}")),
        ("invitation", "SMS", ("", "J")),
        ("sign_in", "EMAIL", ("M", "F {####}")),
        ("sign_in", "SMS", ("", "A {####}")),
        ("mfa", "EMAIL", ("M", "F {####}")),
        ("mfa", "SMS", ("", "A {####}")),
    ],
)
def test_a_purpose_uses_the_pools_own_text(
    purpose: outbox.Purpose, medium: outbox.Medium, expected: tuple[str, str]
) -> None:
    assert outbox.texts(purpose, medium, POOL) == expected


def test_a_link_stands_where_the_pools_text_has_it() -> None:
    by_link = {"VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessage": "E {####}"}}
    assert outbox.texts("sign_up", "EMAIL", by_link)[1].endswith("{##Verify Email##} ")
    # Only a new account is confirmed by a link: the other codes are typed.
    assert outbox.texts("forgot_password", "EMAIL", by_link)[1] == "E {####}"
    assert outbox.texts("sign_up", "SMS", by_link)[1] == "Your verification code is {####}. "


@pytest.mark.parametrize("purpose", ["sign_up", "invitation", "sign_in", "mfa"])
def test_a_pool_without_texts_uses_cognitos(purpose: outbox.Purpose) -> None:
    assert all("{####}" in outbox.texts(purpose, medium, {})[1] for medium in ("EMAIL", "SMS"))


def test_the_older_settings_still_count() -> None:
    assert outbox.texts("sign_up", "EMAIL", {"EmailVerificationMessage": "Old {####}"})[1] == "Old {####}"


@pytest.mark.parametrize(("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(steps: int, *, accepted: bool) -> None:
    authenticator, now = Authenticator(), 1_000_000_000
    code = pyotp.TOTP(authenticator.secret).at(now + steps * STEP_SECONDS)
    assert (authenticator.step_of(code, now) is not None) is accepted


def test_a_code_is_good_once() -> None:
    authenticator, now = Authenticator(), 1_000_000_000
    totp = pyotp.TOTP(authenticator.secret)
    first, second = (authenticator.step_of(totp.at(now + n * STEP_SECONDS), now) for n in (0, 1))
    assert first is not None
    assert second is not None
    authenticator.mark_used(first)
    assert authenticator.was_used(first)
    assert not authenticator.was_used(second)


def test_every_user_has_a_secret_of_their_own() -> None:
    assert Authenticator().secret != Authenticator().secret


@pytest.mark.parametrize("code", ["", "abc", "1234567", "\u0661\u0662\u0663\u0664\u0665\u0666"])
def test_what_is_no_code_is_no_code(code: str) -> None:
    assert Authenticator().step_of(code) is None
