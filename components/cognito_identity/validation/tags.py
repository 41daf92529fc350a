"""Rules for tags, the same for every AWS resource."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.texts import has_control_characters

_MOST = 50


def tag_problems(values: Mapping[str, Any], path: Path = ("tags",)) -> Iterator[Problem]:
    """Refuse keys that begin with `aws:`, control characters, and more than 50 tags."""
    tags = values.get("tags") or {}
    for name in tags:
        if has_control_characters(name):
            yield Problem((*path, Key(name)), "must have no control characters", "remove them", code="tag-invalid")
        if is_reserved_tag_key(name):
            yield Problem(
                (*path, Key(name)),
                "must not begin with aws:, which AWS reserves",
                "choose another key",
                code="tag-invalid",
            )
    for name, value in tags.items():
        if isinstance(value, str) and has_control_characters(value):
            yield Problem(
                (*path, Key(name)), "must have no control characters", "remove them", value, code="tag-invalid"
            )
    if len(tags) > _MOST:
        yield Problem(path, f"must have at most {_MOST} tags", "remove some", len(tags), code="tag-invalid")


def is_reserved_tag_key(name: str) -> bool:
    """Return whether AWS reserves a tag's key."""
    return name.lower().startswith("aws:")
