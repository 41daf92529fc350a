"""What the rules about identity providers share."""

from typing import Final

DETAILS: Final = "providerDetails"
KIND: Final = "providerType"


def is_https(url: str) -> bool:
    """Tell whether a URL is reached by https."""
    scheme, _, rest = url.partition("://")
    return scheme.lower() == "https" and bool(rest.strip("/"))
