"""Validates redirect URLs: only those that browsers and other programs parse in the same way.

A browser reads a backslash as a slash, drops tabs, and takes `2130706433` for 127.0.0.1. Such a URL is refused, because
its host may not be the one that was checked. https://url.spec.whatwg.org/#url-parsing
"""

import ipaddress
import re
from collections.abc import Iterator

from cognito_identity.validation.problems import REDACTED, Path, Problem

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = ("http", "https")
_SCRIPTS = ("javascript", "data", "vbscript", "file")
_OTHERS = (
    *("blob", "filesystem", "about", "view-source", "ftp", "ftps", "ws", "wss"),
    *("mailto", "tel", "sms", "intent"),
)
"""Schemes of the browser or the operating system: none of them opens an app that users sign in to."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_LABEL = r"[A-Za-z0-9_-]{1,63}"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?")
_LONGEST_HOST = 253
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_PORT = re.compile(r"[0-9]{1,5}")
_LAST_PORT = 65535

Flaw = tuple[str, str]
"""Message and hint."""
_HTTPS = "use an https:// URL"


def redirect_is_safe(url: object, path: Path) -> Iterator[Problem]:
    """Accept https, an app's own scheme, and http on localhost; without a fragment. AWS has the same rule.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    if isinstance(url, str) and (flaw := _flaw(url)):
        yield Problem(path, *flaw, shown_url(url), code="redirect-unsafe")


def shown_url(url: str) -> object:
    """Return what an error may show of a URL: before an @ there may be a password."""
    return REDACTED if "@" in url else url


def is_https(address: str) -> bool:
    """Return whether a URL is https and browsers read the same host as other programs."""
    return address[:6].lower() == "https:" and not _unreadable(address) and _web_flaw(address) is None


def _flaw(url: str) -> Flaw | None:
    if unreadable := _unreadable(url):
        return unreadable
    scheme = _SCHEME.match(url)
    if scheme is None or _looks_like_a_port(url[scheme.end() :]):
        return "must be an absolute URL", _HTTPS
    name = scheme[1].lower()
    flaws: tuple[tuple[bool, Flaw], ...] = (
        (name in _SCRIPTS, ("must be the URL of a page, not a script", _HTTPS)),
        (name in _OTHERS, (f"must be the URL of a page or an app; `{name}:` is neither", _HTTPS)),
        ("#" in url, ("must have no fragment", "remove # and what follows")),
        ("*" in url, ("must be one URL: AWS has no wildcards here", "list each URL")),
    )
    refused = next((flaw for applies, flaw in flaws if applies), None)
    return refused or (_web_flaw(url) if name in _WEB else None)


def _unreadable(url: str) -> Flaw | None:
    if any(character.isspace() or not character.isprintable() for character in url):
        return "must have no spaces or control characters: browsers drop or encode them", "remove them"
    if "\\" in url:
        return "must have no backslash: browsers read it as a slash", "use / or remove it"
    return None


def _looks_like_a_port(rest: str) -> bool:
    """Recognize `app.example.com:8443/in`: a host and port without a scheme, not an app's own scheme."""
    return re.match(r"[0-9]+([/?]|$)", rest) is not None


def _web_flaw(url: str) -> Flaw | None:
    scheme, _, rest = url.partition(":")
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    if not rest.startswith("//") or not authority:
        return "must be an absolute URL, with // and a host after the scheme", "write https://app.example.com/in"
    if "@" in authority:
        return "must have no user name or password before the host", "remove @ and what precedes it"
    host, port = _host_and_port(authority)
    if flaw := _port_flaw(port if host else None) or _host_flaw(host):
        return flaw
    if scheme.lower() == "http" and host.lower() not in _LOOPBACK:
        return "must be https, except on localhost", _HTTPS
    return None


def _port_flaw(port: str | None) -> Flaw | None:
    if port is None or (_PORT.fullmatch(port) and 1 <= int(port) <= _LAST_PORT):
        return None
    return f"must have a port from 1 to {_LAST_PORT}, or none", "correct the port, or remove it with its colon"


def _host_and_port(authority: str) -> tuple[str, str | None]:
    if authority.startswith("["):
        address, bracket, rest = authority.partition("]")
        return (address + bracket, None) if not rest else (f"{address}{bracket}{rest.partition(':')[0]}", _after(rest))
    host, colon, port = authority.partition(":")
    return host, port if colon else None


def _after(rest: str) -> str | None:
    _, colon, port = rest.partition(":")
    return port if colon else None


def _host_flaw(host: str) -> Flaw | None:
    if host.startswith("["):
        return None if _is_ipv6(host) else ("must have an IPv6 address in the brackets", "write https://[::1]/")
    if not host.isascii():
        return "must have an ASCII host: browsers encode other characters differently", "write it as xn--…"
    if not _HOST.fullmatch(host) or len(host.removesuffix(".")) > _LONGEST_HOST:
        return "must have a host of letters, digits, hyphens and dots", "write a host such as app.example.com"
    if _NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]) and not _is_ipv4(host.removesuffix(".")):
        rule = "must have a host name or an IPv4 address: browsers read a host that ends in a number as an address"
        return rule, "write all four decimal numbers, or a host name"
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
