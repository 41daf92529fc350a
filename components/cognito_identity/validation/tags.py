"""What AWS demands of tags, whatever carries them."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.texts import has_control_characters

_MOST = 50


def tag_problems(values: Mapping[str, Any], path: Path = ("tags",)) -> Iterator[Problem]:
    """Names that begin with `aws:` are AWS's own, 50 tags are all a resource can carry, and IAM takes plain text."""
    tags = values.get("tags") or {}
    for name in tags:
        if has_control_characters(name):
            yield Problem(
                (*path, Key(name)), "must be without control characters", "leave them out", code="tag-invalid"
            )
        if is_reserved_tag_key(name):
            yield Problem(
                (*path, Key(name)),
                "begins with aws:, which AWS keeps to itself",
                "choose another name",
                code="tag-invalid",
            )
    for name, value in tags.items():
        if isinstance(value, str) and has_control_characters(value):
            yield Problem(
                (*path, Key(name)), "must be without control characters", "leave them out", value, code="tag-invalid"
            )
    if len(tags) > _MOST:
        yield Problem(path, f"must be at most {_MOST}", "leave some out", len(tags), code="tag-invalid")


def is_reserved_tag_key(name: str) -> bool:
    """Say whether a tag's name is one of AWS's own."""
    return name.lower().startswith("aws:")
