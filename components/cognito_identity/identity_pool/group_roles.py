"""The role mappings that give users the roles of their groups, which can be added after the identity pool."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.iam.policies import Flaw
from cognito_identity.validation.problems import ArgumentError, Path, Problem

Mappings = Mapping[str, Mapping[str, Any]]


class GroupRoles:
    """Whether the identity pool of a `UserIdentity` gives users the roles of groups, and its role mappings.

    Pulumi reads a resource's inputs when the program first waits. Until then a group with a role can be added. Without
    such a group there is no role mapping, and users get the authenticated role.
    """

    def __init__(self, mappings: Mappings, *, enabled: bool, obstacle: Flaw | None) -> None:
        self._mappings = mappings
        self._enabled = enabled
        self._obstacle = obstacle
        self._is_registered = False

    def check(self, subject: str, path: Path) -> None:
        """Raise an error if users can't get the role of one more group; `path` is the argument with the role."""
        if self._obstacle is not None:
            raise ArgumentError(subject, [Problem(path, *self._obstacle, code="group-role-unreachable")])
        if self._is_registered and not self._enabled:
            rule = (
                "can't be added after the identity pool's roles are registered, because the program has waited for an "
                "Output: no user would get the role"
            )
            raise ArgumentError(
                subject,
                [Problem(path, rule, "add the group earlier, or pass it in `groups`", code="group-role-too-late")],
            )

    def enable(self) -> None:
        """Use the mappings, because a group has a role."""
        self._enabled = True

    def registered(self) -> Mappings:
        """Return the role mappings, when the identity pool's roles are registered."""
        self._is_registered = True
        return self._mappings if self._enabled else {}
