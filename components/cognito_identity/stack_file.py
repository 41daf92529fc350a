"""Finds keys of a stack file that Pulumi ignores."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Key, Problem
from cognito_identity.validation.spelling import nearest

_CONFIG = "config"
_READ = frozenset({_CONFIG, "environment", "secretsprovider", "encryptedkey", "encryptionsalt"})
"""The top-level keys that Pulumi reads."""
_TOP_LEVEL = re.compile(r"""^(["']?)([A-Za-z][\w.:-]*)\1\s*:(?:\s|$)""", re.MULTILINE)


def outside_config(text: str) -> Iterator[Problem]:
    """Yield the configuration that Pulumi ignores because it isn't below `config`."""
    for _, key in _TOP_LEVEL.findall(text):
        if key in _READ:
            continue
        if ":" in key:
            rule = f"is ignored by Pulumi because it is not below `{_CONFIG}`"
            yield Problem((Key(key),), rule, f"indent it below `{_CONFIG}:`", code="config-section-missing")
        elif nearest(key, [_CONFIG], _MISSPELLED):
            yield Problem((Key(key),), "unknown key", f"did you mean {_CONFIG}?", code="config-section-missing")


_MISSPELLED = 0.8
"""The similarity, from 0 to 1, from which a key is a misspelled `config`."""
