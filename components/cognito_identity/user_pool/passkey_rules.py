"""Checks of the relying party of passkeys."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_DOMAIN = r"(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
_NUMBER_AT_THE_END = r"(?i)(^|\.)([0-9]+|0x[0-9a-f]*)\.?$"


def relying_party_is_valid(domain: object, path: Path) -> Iterator[Problem]:
    """The relying party must be a domain, because browsers compare it with the host of the page.

    It isn't required for passkeys: AWS uses the user pool's domain by default, which can be added later.
    """
    if isinstance(domain, str) and re.search(_NUMBER_AT_THE_END, domain):
        rule = "must be a domain, but browsers read a number at its end as an IP address"
        yield Problem(
            path,
            rule,
            "use a domain such as auth.example.com, or localhost for tests",
            domain,
            code="relying-party-invalid",
        )
    elif isinstance(domain, str) and not re.fullmatch(_DOMAIN, domain):
        rule = "must be a domain without scheme, port or path"
        yield Problem(path, rule, "write it like auth.example.com", domain, code="relying-party-invalid")
