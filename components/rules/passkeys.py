"""What a passkey's relying party is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..reading.problems import Problem

_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.IGNORECASE)


def passkey_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Browsers compare the relying party with the page's host: an address would match none.

    Without one AWS takes the pool's own domain, which may come later: a first factor `passkey` alone is sound.
    """
    domain = values.get("passkey_relying_party_id")
    if isinstance(domain, str) and not _DOMAIN.fullmatch(domain):
        rule = "must be a domain, without scheme, port or path"
        yield Problem(("passkey_relying_party_id",), rule, "write it as auth.example.com", domain)
