"""Reads the host of an http or https URL, and refuses URLs that programs read differently.

Browsers (WHATWG URL) rewrite some URLs: a backslash ends the host, `127.1` is 127.0.0.1, tabs are ignored. All that
browsers would rewrite is an error here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

_LABEL: Final = "[A-Za-z0-9_-]{1,63}"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\.?")
_LONGEST_HOST: Final = 253
_PORTS: Final = range(1, 65536)
_HTTP_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")


class AddressError(Exception):
    """The URL is invalid, or programs read it differently; the message says what to change."""


@dataclass(frozen=True)
class WebAddress:
    """An http or https URL."""

    scheme: str
    host: str
    """In lower case; an IPv6 address in its brackets."""

    @property
    def takes_http(self) -> bool:
        """Whether AWS accepts http for it."""
        return self.host in _HTTP_HOSTS

    @property
    def is_local(self) -> bool:
        """Whether it is on the user's machine."""
        host = self.host.rstrip(".")
        if host == "localhost" or host.endswith(".localhost"):
            return True
        try:
            address = ip_address(host.strip("[]"))
        except ValueError:
            return False
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        return any(one.is_loopback or one.is_unspecified for one in (address, mapped or address))


def read_web_address(url: str) -> WebAddress:
    """Read a URL that starts with http: or https:.

    Raises:
        AddressError: The host is invalid or ambiguous.
    """
    scheme, _, rest = url.partition(":")
    authority = re.split("[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    if not rest.startswith("//") or not authority:
        raise AddressError("add a host after https://")
    if "@" in authority:
        raise AddressError("remove the part before the @; browsers open the host after it")
    for problem in _problems(authority):
        raise AddressError(problem)
    return WebAddress(scheme.lower(), _split(authority)[0].lower())


def _split(authority: str) -> tuple[str, str | None]:
    """Return the host, and the port if there is one."""
    if authority.startswith("["):
        inside, bracket, after = authority.partition("]")
        return (inside + bracket, after[1:]) if after.startswith(":") else (authority, None)
    host, colon, port = authority.partition(":")
    return host, port if colon else None


def _problems(authority: str) -> Iterator[str]:
    host, port = _split(authority)
    if host.startswith("["):
        if not _is_ipv6(host):
            yield "the host in brackets must be an IPv6 address"
    elif not host.isascii():
        yield "write the host in its ASCII form (xn--…)"
    elif not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        yield "the host is invalid"
    elif _NUMBER.fullmatch(host) and not _is_ipv4(host):
        yield "write the IP address with four numbers; browsers read this host as another address"
    if port is not None and not (port.isascii() and port.isdigit() and int(port[:6]) in _PORTS):
        yield "the port must be a number from 1 to 65535"


def _is_ipv6(host: str) -> bool:
    try:
        return host.endswith("]") and not IPv6Address(host[1:-1]).scope_id
    except ValueError:
        return False


def _is_ipv4(host: str) -> bool:
    try:
        IPv4Address(host.removesuffix("."))
    except ValueError:
        return False
    return True
