"""Claims that decide a user's AWS permissions, and whether users can write them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pulumi

from cognito_identity.attributes.settings import Attribute
from cognito_identity.validation.problems import Key, Path
from cognito_identity.validation.reader import nested

ALLOWED = "allow_user_writable_claims"
_OPTIONS = "identity_pool_options"


class PermissionClaim(NamedTuple):
    """A claim that becomes a principal tag, or selects a role."""

    claim: str
    path: Path
    """The argument that names the claim."""
    switch: Path
    """The argument that allows users to write the claim."""


def permission_claims(options: Mapping[str, Any], own_urls: Mapping[str, str | None]) -> Iterator[PermissionClaim]:
    """Return the claims of a `UserIdentity`'s own user pool that users must not write."""
    tags = nested(options, "principal_tags")
    if not tags.get(ALLOWED):
        for tag, claim in nested(tags, "tags").items():
            place: Path = (_OPTIONS, "principal_tags")
            yield PermissionClaim(claim, (*place, "tags", Key(tag)), (*place, ALLOWED))
    for name, mapping in nested(options, "role_mappings").items():
        url = mapping.get("provider_url", name)
        own = url in own_urls.values() or isinstance(url, pulumi.Output) or (url == name and name in own_urls)
        if own and not mapping.get(ALLOWED):
            place = (_OPTIONS, "role_mappings", Key(name))
            for index, rule in enumerate(mapping.get("rules") or ()):
                yield PermissionClaim(rule.get("claim", ""), (*place, "rules", index, "claim"), (*place, ALLOWED))


def how_written(
    claim: str, written: Sequence[str] | None, attributes: Sequence[Attribute] | None, *, self_sign_up: bool | None
) -> str | None:
    """Return how users can write a claim through a client, or `None` if they can't.

    With self sign-up, users also set attributes that can't change later. If the pool's attributes or its self sign-up
    option are unknown, as for an existing pool, the answer is that users can write the claim.
    """
    if claim not in (written or ()):
        return None
    attribute = next((attribute for attribute in attributes or () if attribute.client_name == claim), None)
    if attribute is None or attribute.mutable:
        return "can write"
    return None if self_sign_up is False else "can set at sign-up"
