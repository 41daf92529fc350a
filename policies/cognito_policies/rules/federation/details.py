"""The properties of identity providers that several rules read."""

from typing import Final

DETAILS: Final = "providerDetails"
KIND: Final = "providerType"


def is_https(url: str) -> bool:
    """Return whether a URL has the scheme https."""
    scheme, _, rest = url.partition("://")
    return scheme.lower() == "https" and bool(rest.strip("/"))
