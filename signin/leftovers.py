"""The users and groups that killed runs have left in a user pool.

Identities in the identity pool look like those of other users. They give no access without a sign-in, so they are kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from signin.attributes import EMAIL
from signin.aws import Aws
from signin.listing import listed_groups, listed_members, listed_users
from signin.mailbox import RESERVED, SIMULATOR
from signin.steps.groups import GROUP_DESCRIPTION
from signin.target import Target
from signin.user import NAME_PREFIX

# The username begins with the prefix, or the email address does.
_PREFIXES: Final = (
    ("username", NAME_PREFIX),
    (EMAIL, f"{RESERVED.label}{NAME_PREFIX}"),
    (EMAIL, f"{SIMULATOR.label}{NAME_PREFIX}"),
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A user or a group that a run created."""

    kind: str
    name: str
    description: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name} ({self.description})"


class Leftovers:
    """Finds and deletes what is left in a target's user pool."""

    def __init__(self, target: Target) -> None:
        self._aws = Aws(target)
        self._aws.require_listener()
        self._pool_id = target.user_pool_id

    def find(self) -> list[Leftover]:
        """Users by their names or by being in a group that a run created, then those groups."""
        idp = self._aws.user_pools
        groups = [
            group
            for group in listed_groups(idp, self._pool_id)
            if str(group.get("GroupName")).startswith(NAME_PREFIX) and group.get("Description") == GROUP_DESCRIPTION
        ]
        users = {user.name: user for user in self._users([str(group.get("GroupName")) for group in groups])}
        made = [
            Leftover("group", str(group.get("GroupName")), f"created {group.get('CreationDate')}") for group in groups
        ]
        return [*users.values(), *made]

    def remove(self, leftover: Leftover) -> None:
        """Delete a user or a group."""
        idp = self._aws.user_pools
        if leftover.kind == "user":
            idp.admin_delete_user(UserPoolId=self._pool_id, Username=leftover.name)
        else:
            idp.delete_group(UserPoolId=self._pool_id, GroupName=leftover.name)

    def _users(self, groups: list[str]) -> Iterator[Leftover]:
        idp = self._aws.user_pools
        for attribute, prefix in _PREFIXES:
            for user in listed_users(idp, self._pool_id, attribute, prefix):
                yield _leftover(user)
        for group in groups:
            for user in listed_members(idp, self._pool_id, group):
                yield _leftover(user)


def _leftover(user: Any) -> Leftover:
    attributes = {each["Name"]: each.get("Value") for each in user.get("Attributes") or ()}
    address = attributes.get(EMAIL) or attributes.get("phone_number") or "no address"
    return Leftover("user", str(user.get("Username")), f"{address}, created {user.get('UserCreateDate')}")
