"""Which addresses users may be redirected to: only those that every reader takes for the same address.

Browsers read some addresses another way than other programs do: a backslash is a slash to them, tabs are dropped, and
`2130706433` is 127.0.0.1. Such an address is refused, so that the host that was checked is the host users get to.
https://url.spec.whatwg.org/#url-parsing
"""

import ipaddress
import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = ("http", "https")
_SCRIPTS = ("javascript", "data", "vbscript", "file")
_OTHERS = (
    *("blob", "filesystem", "about", "view-source", "ftp", "ftps", "ws", "wss"),
    *("mailto", "tel", "sms", "intent"),
)
"""Schemes of the browser or the system: none of them leads back to an app."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_LABEL = r"[A-Za-z0-9_-]{1,63}"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?")
_LONGEST_HOST = 253
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_PORT = re.compile(r"[0-9]{1,5}")
_LAST_PORT = 65535

Complaint = tuple[str, str]
"""What is wrong, and what to do."""
_HTTPS = "use an https:// address"


def redirect_is_safe(url: object, path: Path) -> Iterator[Problem]:
    """HTTPS, an app's own scheme, or this machine; no fragment. AWS demands the same.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    if isinstance(url, str) and (complaint := _complaint(url)):
        yield Problem(path, *complaint, url, code="redirect-unsafe")


def is_https(address: str) -> bool:
    """Say whether an address is of https, and every reader takes it for the same host."""
    return address[:6].lower() == "https:" and not _unreadable(address) and _web_complaint(address) is None


def _complaint(url: str) -> Complaint | None:
    if unreadable := _unreadable(url):
        return unreadable
    scheme = _SCHEME.match(url)
    if scheme is None or _looks_like_a_port(url[scheme.end() :]):
        return "must be an absolute URL", _HTTPS
    name = scheme[1].lower()
    complaints: tuple[tuple[bool, Complaint], ...] = (
        (name in _SCRIPTS, ("must be the address of a page, not a script", _HTTPS)),
        (name in _OTHERS, (f"must be the address of a page or an app, which `{name}:` never is", _HTTPS)),
        ("#" in url, ("must have no fragment", "leave # and what follows out")),
        ("*" in url, ("must be one address: AWS knows no wildcards here", "list each address")),
    )
    refused = next((complaint for applies, complaint in complaints if applies), None)
    return refused or (_web_complaint(url) if name in _WEB else None)


def _unreadable(url: str) -> Complaint | None:
    if any(character.isspace() or not character.isprintable() for character in url):
        return "must be without white space and control characters: browsers drop or encode them", "leave them out"
    if "\\" in url:
        return "must be without a backslash, which browsers read as a slash", "use /, or leave it out"
    return None


def _looks_like_a_port(rest: str) -> bool:
    """`app.example.com:8443/in` is a host and a port whose scheme was forgotten, not an app's own scheme."""
    return re.match(r"[0-9]+([/?]|$)", rest) is not None


def _web_complaint(url: str) -> Complaint | None:
    scheme, _, rest = url.partition(":")
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    if not rest.startswith("//") or not authority:
        return "must be an absolute URL, with // and a host after the scheme", "write https://app.example.com/in"
    if "@" in authority:
        return "must have no user information before the host: what precedes @ is not the host", "leave it out"
    host, port = _host_and_port(authority)
    if complaint := _port_complaint(port if host else None) or _host_complaint(host):
        return complaint
    if scheme.lower() == "http" and host.lower() not in _LOOPBACK:
        return "must be https, except on this machine", _HTTPS
    return None


def _port_complaint(port: str | None) -> Complaint | None:
    if port is None or (_PORT.fullmatch(port) and 1 <= int(port) <= _LAST_PORT):
        return None
    return f"must have a port from 1 to {_LAST_PORT}, or none", "correct the port, or leave it and its colon out"


def _host_and_port(authority: str) -> tuple[str, str | None]:
    if authority.startswith("["):
        address, bracket, rest = authority.partition("]")
        return (address + bracket, None) if not rest else (f"{address}{bracket}{rest.partition(':')[0]}", _after(rest))
    host, colon, port = authority.partition(":")
    return host, port if colon else None


def _after(rest: str) -> str | None:
    _, colon, port = rest.partition(":")
    return port if colon else None


def _host_complaint(host: str) -> Complaint | None:
    if host.startswith("["):
        return (
            None
            if _is_ipv6(host)
            else ("must be a URL, with an IPv6 address in its brackets", "write it as https://[::1]/")
        )
    if not host.isascii():
        return "must have a host of ASCII characters: browsers differ in how they write others", "write it as xn--…"
    if not _HOST.fullmatch(host) or len(host.removesuffix(".")) > _LONGEST_HOST:
        return "must have a host of letters, digits, hyphens and dots", "write the host as DNS has it"
    if _NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]) and not _is_ipv4(host.removesuffix(".")):
        rule = "must have a host name or a dotted IPv4 address: browsers read a number at the end as an address"
        return rule, "write all four numbers in decimal, or a host name"
    return None


def _is_ipv6(host: str) -> bool:
    if not host.endswith("]") or "%" in host:
        return False
    try:
        ipaddress.IPv6Address(host[1:-1])
    except ValueError:
        return False
    return True


def _is_ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
