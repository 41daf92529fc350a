"""Reads the host of an http or https address, and only where every reader finds the same one.

Browsers (WHATWG URL) go elsewhere than the text says: a backslash ends the host, `127.1` is 127.0.0.1, tabs are left
out. Instead of following them, this refuses whatever they would rewrite.
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
    """An address that readers read differently, or not at all: the end of a sentence about it."""


@dataclass(frozen=True)
class WebAddress:
    """An http or https address."""

    scheme: str
    host: str
    """In lower case; an IPv6 address in its brackets."""

    @property
    def takes_http(self) -> bool:
        """Whether AWS takes http for it."""
        return self.host in _HTTP_HOSTS

    @property
    def is_local(self) -> bool:
        """Whether it is on the user's own machine."""
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
    """Read an address that begins with http: or https:.

    Raises:
        AddressError: Readers could take it for different hosts.
    """
    scheme, _, rest = url.partition(":")
    authority = re.split("[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    if not rest.startswith("//") or not authority:
        raise AddressError("names no host after https://")
    if "@" in authority:
        raise AddressError("has user information before the host: browsers go to what follows the @")
    for problem in _problems(authority):
        raise AddressError(problem)
    return WebAddress(scheme.lower(), _split(authority)[0].lower())


def _split(authority: str) -> tuple[str, str | None]:
    """Return the host and what follows its colon, None where there is none."""
    if authority.startswith("["):
        inside, bracket, after = authority.partition("]")
        return (inside + bracket, after[1:]) if after.startswith(":") else (authority, None)
    host, colon, port = authority.partition(":")
    return host, port if colon else None


def _problems(authority: str) -> Iterator[str]:
    host, port = _split(authority)
    if host.startswith("["):
        if not _is_ipv6(host):
            yield "names no valid host: there is no IPv6 address between the brackets"
    elif not host.isascii():
        yield "has a host in letters that browsers rewrite; write it in its ASCII form (xn--…)"
    elif not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        yield "names no valid host"
    elif _NUMBER.fullmatch(host) and not _is_ipv4(host):
        yield "has a number for a host, which browsers read as another IP address, or as none"
    if port is not None and not (port.isascii() and port.isdigit() and int(port[:6]) in _PORTS):
        yield "has a port that is no number from 1 to 65535"


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
