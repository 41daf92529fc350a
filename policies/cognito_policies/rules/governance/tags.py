"""cognito-tags.

The provider's default tags count: they end up on the pool like its own.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import POOLS
from cognito_policies.values import UNKNOWN, contains_unknown

_TAGS: Final = "tags"


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look for each demanded tag, or for any where none is named."""
    given = pool.block(_TAGS)
    if given is UNKNOWN:
        return
    tags = {**_default_tags(pool), **(given or {})}
    present = {key for key, value in tags.items() if value not in (None, "")}
    absent = [key for key, _ in _demanded(options) if key not in present]
    if absent:
        yield f"{_TAGS} lacks {', '.join(absent)}"
    elif not present:
        yield f"{_TAGS} is absent or empty: nobody can tell whose pool it is"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Add the tags whose value is configured."""
    given = pool.block(_TAGS)
    for key, value in _demanded(options):
        if value and (not isinstance(given, Mapping) or given.get(key) in (None, "")):
            yield SetValue((_TAGS, key), value)


def _demanded(options: Options) -> list[tuple[str, str]]:
    entries = (entry.partition("=") for entry in options.words("tags"))
    return [(key, value) for key, _, value in entries]


def _default_tags(pool: Subject) -> Mapping[str, object]:
    """Return the provider's default tags, which the engine hands over as JSON."""
    given = pool.provider.peek("defaultTags")
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            return {}
    tags = given.get("tags") if isinstance(given, dict) else None
    return tags if isinstance(tags, dict) and not contains_unknown(tags) else {}


RULE = Rule(
    id="cognito-tags",
    title="Pools say whose they are",
    description="User pools and identity pools have the tags the configuration names, or at least one.",
    severity=Severity.LOW,
    frameworks=("config:cognito-user-pool-tagged", "stave:CTL.COGNITO.COMPLIANCE.NOTAG.001"),
    remediation_steps="Add the tags to the pool, or to the provider's defaultTags.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/tagging.html",
    applies_to=POOLS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="tags",
            description='The tags demanded: "team", or "team=identity" with the value that a remediation adds.',
        ),
    ),
)
