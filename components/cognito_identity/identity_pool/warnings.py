"""Arguments of an identity pool that have no effect."""

from collections.abc import Iterator

from cognito_identity.identity_pool.rules import KINDS
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.reader import nested


def identity_pool_warnings(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Principal tags without a tag make none, and a boundary limits the roles that are made."""
    if "permissions_boundary" in settings.arguments and not any(settings.makes_role(kind) for kind in KINDS):
        yield Problem(
            ("permissions_boundary",),
            "has no effect: no role is made here",
            "leave it out",
            code="identity-pool-warnings",
        )
    tags = settings.arguments.get("principal_tags")
    if tags is not None and not tags.get("use_defaults") and not nested(tags, "tags"):
        yield Problem(
            ("principal_tags",),
            "names no tag",
            "give `principal_tags.tags`, or leave it out",
            code="identity-pool-warnings",
        )
