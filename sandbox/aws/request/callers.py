"""Who may call the sandbox: programs on this machine, and web pages that this machine serves.

The sandbox listens on the loopback address only, but a browser on this machine could send requests of any web page
to it. Two checks refuse pages of other hosts: the `Host` header, which DNS rebinding can't change, and the `Origin` and
`Sec-Fetch-*` headers, which browsers add and pages can't change. Programs send no such headers.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

    from werkzeug.datastructures import Headers

_HOST = re.compile(r"(?P<name>[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_SAFE = frozenset({"GET", "HEAD"})


class Callers:
    """The rules of one server.

    Args:
        served_as: Host names under which the server is reached besides loopback names and addresses, for example the
            name of its container. Web pages of these hosts may call it too.
    """

    def __init__(self, served_as: Collection[str] = ()) -> None:
        self._served_as = frozenset(name.lower().rstrip(".") for name in served_as)

    def refusal(self, method: str, headers: Headers) -> str | None:
        """Why the request is refused; None if it is allowed."""
        host = headers.get("Host", "")
        match = _HOST.fullmatch(host)
        if match is None or not self._is_own(match["name"]):
            return f"Host {host!r} is not served here: use localhost, 127.0.0.1 or a name given as served_as."
        if "Origin" in headers:
            # A preflight gets a response without CORS headers, which browsers treat as a refusal.
            if method == "OPTIONS" or self.is_own_page(headers["Origin"]):
                return None
            return f"Web pages of {headers['Origin']!r} may not call the sandbox: serve the page from this machine."
        if headers.get("Sec-Fetch-Site") == "cross-site" and not _opens_a_page(method, headers):
            return "Web pages of other sites may not call the sandbox."
        return None

    def is_own_page(self, origin: str) -> bool:
        """Whether an `Origin` is a page that this machine, or a host of `served_as`, serves."""
        try:
            name = urlsplit(origin).hostname
        except ValueError:
            return False
        return name is not None and self._is_own(f"[{name}]" if ":" in name else name)

    def _is_own(self, name: str) -> bool:
        name = name.lower().rstrip(".")
        return name in self._served_as or is_loopback(name)


def is_loopback(host: str) -> bool:
    """Whether a host name (an IPv6 address in brackets) always means this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False


def _opens_a_page(method: str, headers: Headers) -> bool:
    """Whether the user follows a link. The page with the link can't read the response."""
    return (
        method in _SAFE
        and headers.get("Sec-Fetch-Mode") == "navigate"
        and headers.get("Sec-Fetch-Dest", "document") == "document"
    )
