"""Arguments of an identity pool that have no effect."""

from collections.abc import Iterator

from cognito_identity.identity_pool.rules import KINDS
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.reader import nested


def identity_pool_warnings(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Return a warning for a boundary without new roles, and for empty principal tags."""
    if "permissions_boundary" in settings.arguments and not any(settings.makes_role(kind) for kind in KINDS):
        yield Problem(
            ("permissions_boundary",),
            "has no effect: no new role is created",
            "remove it",
            code="unused-permissions-boundary",
        )
    tags = settings.arguments.get("principal_tags")
    if tags is not None and not tags.get("use_defaults") and not nested(tags, "tags"):
        yield Problem(
            ("principal_tags",),
            "has no effect: it has no tags",
            "set `principal_tags.tags` or remove it",
            code="principal-tags-empty",
        )
