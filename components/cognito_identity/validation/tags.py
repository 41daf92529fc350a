"""What AWS demands of tags, whatever carries them."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.validation.problems import Key, Path, Problem

_MOST = 50


def tag_problems(values: Mapping[str, Any], path: Path = ("tags",)) -> Iterator[Problem]:
    """Names that begin with `aws:` are AWS's own, and 50 tags are all a resource can carry."""
    tags = values.get("tags") or {}
    for name in tags:
        if is_awss(name):
            yield Problem((*path, Key(name)), "begins with aws:, which AWS keeps to itself", "choose another name")
    if len(tags) > _MOST:
        yield Problem(path, f"must be at most {_MOST}", "leave some out", len(tags))


def is_awss(name: str) -> bool:
    """Say whether a tag's name is one of AWS's own."""
    return name.lower().startswith("aws:")
