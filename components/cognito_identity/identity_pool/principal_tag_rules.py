"""Rules for principal tags, the session tags from users' claims."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.tags import is_reserved_tag_key

_MOST = 50
_LONGEST = 128
_SIGNS = "_.:/=+-@"
_PATH: Path = ("principal_tags", "tags")


def principal_tags_have_user_pools(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Require a user pool, and AWS's limits."""
    tags = settings.arguments.get("principal_tags")
    if tags is None:
        return
    if not settings.user_pools and settings.own_clients is None:
        yield Problem(
            ("principal_tags",),
            "requires a user pool, whose claims become tags",
            "set `user_pools`",
            code="principal-tags-without-user-pool",
        )
    if tags.get("use_defaults") and tags.get("tags"):
        path = ("principal_tags", "use_defaults")
        yield Problem(
            path,
            "can't be combined with `principal_tags.tags`",
            "keep one of them",
            value=True,
            code="principal-tags-conflict",
            related=("principal_tags.tags",),
        )
    if len(tags.get("tags") or ()) > _MOST:
        yield Problem(
            _PATH,
            f"must have at most {_MOST} tags",
            "remove some",
            len(tags["tags"]),
            code="too-many-principal-tags",
        )


def principal_tags_are_session_tags(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Refuse tags that STS would refuse when a user signs in.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
    """
    tags: Mapping[str, Any] = (settings.arguments.get("principal_tags") or {}).get("tags") or {}
    first: dict[str, str] = {}
    for name, claim in tags.items():
        path = (*_PATH, Key(name))
        if not 1 <= len(name) <= _LONGEST:
            rule = f"the key must have 1 to {_LONGEST} characters, has {len(name)}"
            yield Problem(path, rule, "choose another key", name, code="principal-tag-invalid")
        elif not all(character in _SIGNS or unicodedata.category(character)[0] in "LNZ" for character in name):
            rule = "the key must contain only letters, digits, spaces and _ . : / = + - @"
            yield Problem(path, rule, "remove other characters", name, code="principal-tag-invalid")
        if is_reserved_tag_key(name):
            yield Problem(
                path,
                "must not begin with aws:, which AWS reserves",
                "choose another key",
                code="principal-tag-invalid",
            )
        if name.lower() in first:
            rule = f"is the same tag as {first[name.lower()]}: session tags ignore case"
            yield Problem(path, rule, "keep one of them", code="principal-tag-invalid")
        first.setdefault(name.lower(), name)
        if any(character.isspace() or unicodedata.category(character).startswith("C") for character in claim):
            rule = "must be the name of a claim, without spaces or control characters"
            yield Problem(path, rule, "remove them", claim, code="principal-tag-invalid")
