"""Email addresses and domains in ASCII."""

from collections.abc import Mapping, Sequence
from typing import Any

from cognito_identity.validation.reader import nested

_ARGUMENTS = ("from_email", "reply_to", "ses_verified_domain")


def with_ascii_domains(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the arguments of a user pool with the domains of all email addresses in ASCII."""
    for path in (("email",), ("risk_configuration", "account_takeover", "notify_configuration")):
        values = _below(values, path)
    return values


def _below(values: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any]:
    if path:
        inner = nested(values, path[0])
        found = _below(inner, path[1:])
        return values if found is inner else {**values, path[0]: found}
    written = {word: values[word] for word in _ARGUMENTS if word in values and not values[word].isascii()}
    return {**values, **{word: ascii_address(text) for word, text in written.items()}} if written else values


def ascii_address(address: str) -> str:
    """Return `ann@xn--bcher-kva.example` for `ann@bücher.example`, as in AWS CDK. Invalid domains don't change."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address
