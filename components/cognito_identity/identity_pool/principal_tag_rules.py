"""What AWS demands of principal tags, the session tags that are made from users' claims."""

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
    """Tags are made from the claims of user pools."""
    tags = settings.arguments.get("principal_tags")
    if tags is None:
        return
    if not settings.user_pools and settings.own_clients is None:
        yield Problem(
            ("principal_tags",),
            "need a user pool whose claims they are made from",
            "give `user_pools`",
            code="principal-tags-without-user-pool",
        )
    if tags.get("use_defaults") and tags.get("tags"):
        path = ("principal_tags", "use_defaults")
        yield Problem(
            path,
            "and `principal_tags.tags` exclude each other",
            "keep one of the two",
            value=True,
            code="principal-tags-without-user-pool",
            related=("principal_tags.tags",),
        )
    if len(tags.get("tags") or ()) > _MOST:
        yield Problem(
            _PATH,
            f"must be at most {_MOST}",
            "leave some out",
            len(tags["tags"]),
            code="principal-tags-without-user-pool",
        )


def principal_tags_are_session_tags(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """STS refuses a session with tags that IAM would not take, when the user comes and not before.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
    """
    tags: Mapping[str, Any] = (settings.arguments.get("principal_tags") or {}).get("tags") or {}
    first: dict[str, str] = {}
    for name, claim in tags.items():
        path = (*_PATH, Key(name))
        if not 1 <= len(name) <= _LONGEST:
            rule = f"is a tag whose name must have 1 to {_LONGEST} characters, has {len(name)}"
            yield Problem(path, rule, "choose another name", name, code="principal-tags-are-session-tags")
        elif not all(character in _SIGNS or unicodedata.category(character)[0] in "LNZ" for character in name):
            rule = "is a tag whose name must be of letters, digits, spaces and _ . : / = + - @"
            yield Problem(path, rule, "leave the other characters out", name, code="principal-tags-are-session-tags")
        if is_reserved_tag_key(name):
            yield Problem(
                path,
                "begins with aws:, which AWS keeps to itself",
                "choose another name",
                code="principal-tags-are-session-tags",
            )
        if name.lower() in first:
            rule = f"is the same tag as {first[name.lower()]}: AWS ignores the case of session tags"
            yield Problem(path, rule, "keep one of the two", code="principal-tags-are-session-tags")
        first.setdefault(name.lower(), name)
        if any(character.isspace() or unicodedata.category(character).startswith("C") for character in claim):
            rule = "must be the name of a claim, without white space and control characters"
            yield Problem(path, rule, "leave them out", claim, code="principal-tags-are-session-tags")
