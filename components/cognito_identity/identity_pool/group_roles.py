"""The role mappings by which an identity pool hands out the roles of groups, which may be added after it."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.iam.policies import Flaw
from cognito_identity.validation.problems import ArgumentError, Path, Problem

Mappings = Mapping[str, Mapping[str, Any]]


class GroupRoles:
    """Whether a `UserIdentity`'s identity pool hands out roles of groups, and by which mappings.

    Pulumi reads a resource's inputs only when the program lets its event loop run, as for triggers. Until then a group
    with a role can be added; without any such group there is no mapping, and users get the authenticated role.
    """

    def __init__(self, mappings: Mappings, *, wanted: bool, obstacle: Flaw | None) -> None:
        self._mappings = mappings
        self._wanted = wanted
        self._obstacle = obstacle
        self._read = False

    def check(self, subject: str, path: Path) -> None:
        """Raise what stands against handing out the role of one more group; `path` is what brings it a role."""
        if self._obstacle is not None:
            raise ArgumentError(subject, [Problem(path, *self._obstacle, code="wrong-type")])
        if self._read and not self._wanted:
            rule = (
                "comes after the identity pool's roles were registered: the program waited for something before, "
                "so that no user would get the role"
            )
            raise ArgumentError(
                subject, [Problem(path, rule, "add the group earlier, or give it in `groups`", code="wrong-type")]
            )

    def want(self) -> None:
        """Note that a group has a role."""
        self._wanted = True

    def settled(self) -> Mappings:
        """Return the mappings: from here on the identity pool's inputs are read."""
        self._read = True
        return self._mappings if self._wanted else {}
