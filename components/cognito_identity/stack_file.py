"""What Pulumi does not read of a stack file."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Key, Problem
from cognito_identity.validation.spelling import nearest

_CONFIG = "config"
_READ = frozenset({_CONFIG, "environment", "secretsprovider", "encryptedkey", "encryptionsalt"})
"""Pulumi's own keys of a stack file."""
_TOP_LEVEL = re.compile(r"""^(["']?)([A-Za-z][\w.:-]*)\1\s*:(?:\s|$)""", re.MULTILINE)


def outside_config(text: str) -> Iterator[Problem]:
    """Yield what stands in a stack file where Pulumi passes it over: beside `config`, or below a slip of it."""
    for _, key in _TOP_LEVEL.findall(text):
        if key in _READ:
            continue
        if ":" in key:
            rule = f"stands beside `{_CONFIG}`, where Pulumi does not read it"
            yield Problem((Key(key),), rule, f"indent it below {_CONFIG}:", code="config-section-missing")
        elif nearest(key, [_CONFIG], _SLIP):
            yield Problem((Key(key),), "unknown key", f"did you mean {_CONFIG}?", code="config-section-missing")


_SLIP = 0.8
"""How like `config` a key must be to be a slip of it."""
