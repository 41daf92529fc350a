"""What a passkey's relying party is."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_DOMAIN = r"(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
_NUMBER_AT_THE_END = r"(?i)(^|\.)([0-9]+|0x[0-9a-f]*)\.?$"


def relying_party_is_a_domain(domain: object, path: Path) -> Iterator[Problem]:
    """Browsers compare the relying party with the page's host: an address would match none.

    Without one AWS takes the pool's own domain, which may come later: a first factor `passkey` alone is valid.
    """
    if isinstance(domain, str) and re.search(_NUMBER_AT_THE_END, domain):
        rule = "must be a domain, and browsers read a number at the end as an IP address, which no passkey is bound to"
        yield Problem(
            path,
            rule,
            "write it as auth.example.com; localhost works for a trial",
            domain,
            code="relying-party-invalid",
        )
    elif isinstance(domain, str) and not re.fullmatch(_DOMAIN, domain):
        rule = "must be a domain, without scheme, port or path"
        yield Problem(path, rule, "write it as auth.example.com", domain, code="relying-party-invalid")
