import pytest
from hypothesis import given
from hypothesis import strategies as st

from signin import SigninError
from signin.mailbox import RESERVED, SIMULATOR, Mailbox, checked_address

HANDLE = "signin-proof-0123456789abcdef"


def test_the_simulator_takes_labels() -> None:
    """https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html: bounce+label1@simulator…"""
    assert SIMULATOR.address(HANDLE, 100) == f"success+{'x' * 27}{HANDLE}@simulator.amazonses.com"
    assert SIMULATOR.address(HANDLE, 61) == f"success+{HANDLE}@simulator.amazonses.com"


@given(st.sampled_from([RESERVED, SIMULATOR]), st.integers(1, 120))
def test_an_address_goes_to_the_mailbox_whatever_its_length(mailbox: Mailbox, length: int) -> None:
    local, _, domain = mailbox.address(HANDLE, length).partition("@")
    assert domain == mailbox.domain
    assert local.startswith(mailbox.label) or local == "success"
    assert 1 <= len(local) <= 64


@pytest.mark.parametrize("address", ["me@example.com", "me+proof@mail.example.co.uk", "o'brien@example.com"])
def test_an_address_is_taken(address: str) -> None:
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "address", ["", "me", "me@", "@example.com", "me@example", "a b@example.com", "a@b@c.com", "a@b.c\n", "é@b.com"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SigninError, match=r"^email: .* is not an address such as"):
        checked_address(address)


def test_a_long_address_is_refused() -> None:
    with pytest.raises(SigninError):
        checked_address(f"me@{'a' * 60}.{'b' * 200}.com")
