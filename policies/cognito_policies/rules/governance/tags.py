"""cognito-tags.

Default tags of the provider count: AWS sets them on the pool too.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import POOLS
from cognito_policies.model.values import UNKNOWN, contains_unknown, quoted

_TAGS: Final = "tags"


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check for each required tag, or for any tag if none is required."""
    given = pool.block(_TAGS)
    if given is UNKNOWN:
        return
    tags = {**_default_tags(pool), **(given or {})}
    present = {key for key, value in tags.items() if value not in (None, "")}
    absent = [key for key, _ in _demanded(options) if key not in present]
    if absent:
        yield f"{_TAGS} lacks {quoted(absent)} (option tags)"
    elif not present:
        yield f"{_TAGS} is empty: the owner of the pool is unknown"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Add the required tags that have a configured value."""
    given = pool.block(_TAGS)
    for key, value in _demanded(options):
        if value and (not isinstance(given, Mapping) or given.get(key) in (None, "")):
            yield SetValue((_TAGS, key), value)


def _demanded(options: Options) -> list[tuple[str, str]]:
    entries = (entry.partition("=") for entry in options.texts("tags"))
    return [(key, value) for key, _, value in entries]


def _default_tags(pool: Subject) -> Mapping[str, object]:
    """Return the default tags of the provider; the engine sends them as JSON."""
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
    title="Pools have tags",
    description="User pools and identity pools have the required tags, or at least one tag.",
    severity=Severity.LOW,
    frameworks=("config:cognito-user-pool-tagged", "stave:CTL.COGNITO.COMPLIANCE.NOTAG.001"),
    remediation_steps="Add the tags to the pool, or to the provider's defaultTags.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/tagging.html",
    applies_to=POOLS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="tags",
            description='The required tags: "team", or "team=identity" with the value that the remediation adds.',
        ),
    ),
)
