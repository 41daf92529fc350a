"""Mail addresses as mail servers know them."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.validation.reader import given

_WITH_A_DOMAIN = ("from_email", "reply_to", "ses_verified_domain")


def with_ascii_domains(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a pool's arguments with the domains of its sender in ASCII; the very same where they are."""
    email = given(values, "email")
    written = {word: email[word] for word in _WITH_A_DOMAIN if word in email and not email[word].isascii()}
    if not written:
        return values
    return {**values, "email": {**email, **{word: ascii_address(text) for word, text in written.items()}}}


def ascii_address(address: str) -> str:
    """`ann@bücher.example` → `ann@xn--bcher-kva.example`, as in CDK; what can't be written so stays as it is."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address
