"""Mail addresses as mail servers know them."""

from collections.abc import Mapping, Sequence
from typing import Any

from cognito_identity.validation.reader import nested

_WITH_A_DOMAIN = ("from_email", "reply_to", "ses_verified_domain")


def with_ascii_domains(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a pool's arguments with the domains of its sender in ASCII; the very same where they are."""
    for path in (("email",), ("risk_configuration", "account_takeover", "notify_configuration")):
        values = _below(values, path)
    return values


def _below(values: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any]:
    if path:
        inner = nested(values, path[0])
        found = _below(inner, path[1:])
        return values if found is inner else {**values, path[0]: found}
    written = {word: values[word] for word in _WITH_A_DOMAIN if word in values and not values[word].isascii()}
    return {**values, **{word: ascii_address(text) for word, text in written.items()}} if written else values


def ascii_address(address: str) -> str:
    """`ann@bücher.example` → `ann@xn--bcher-kva.example`, as in CDK; what can't be written so stays as it is."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address
