"""What groups, alarms and identity pools are given in vain."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.identity_pool.rules import KINDS
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.reader import nested


def user_group_warnings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A group itself has neither tags nor an identity pool: the role that is made for it has."""
    for word in ("identity_pool_id", "permissions_boundary", "tags"):
        if values.get(word) and "policies" not in values:
            yield Problem(
                (word,),
                "is about a role, and none is made",
                "give `policies`, or leave it out",
                code="user-group-warnings",
            )


def alarm_warnings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS counts by client, federated sign-ins by client and provider."""
    if "client_id" in values or values.get("client_ids"):
        return
    rule = "has no effect: it is watched per app client, and none is named"
    for argument in ("failed_sign_ins_percent", "identity_providers"):
        if values.get(argument):
            yield Problem(
                (argument,), rule, "give `client_id` or `client_ids`", values[argument], code="alarm-warnings"
            )


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
