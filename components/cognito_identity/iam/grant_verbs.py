"""Named least-privilege permissions on a user pool: a verb for what a program does, and the actions it takes.

Verbs and their actions are those of AWS Amplify's `access`, in snake_case.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from cognito_identity.aws_model.service_models import operation_names
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.spelling import nearest

_VERBS = {
    "manage_users": (
        "AdminConfirmSignUp",
        "AdminCreateUser",
        "AdminDeleteUser",
        "AdminDeleteUserAttributes",
        "AdminDisableUser",
        "AdminEnableUser",
        "AdminGetUser",
        "AdminListGroupsForUser",
        "AdminRespondToAuthChallenge",
        "AdminSetUserMFAPreference",
        "AdminSetUserSettings",
        "AdminUpdateUserAttributes",
        "AdminUserGlobalSignOut",
    ),
    "manage_group_membership": ("AdminAddUserToGroup", "AdminRemoveUserFromGroup"),
    "manage_groups": ("CreateGroup", "DeleteGroup", "GetGroup", "ListGroups", "UpdateGroup"),
    "manage_user_devices": ("AdminForgetDevice", "AdminGetDevice", "AdminListDevices", "AdminUpdateDeviceStatus"),
    "manage_password_recovery": ("AdminResetUserPassword", "AdminSetUserPassword"),
    "add_user_to_group": ("AdminAddUserToGroup",),
    "create_group": ("CreateGroup",),
    "create_user": ("AdminCreateUser",),
    "delete_group": ("DeleteGroup",),
    "delete_user": ("AdminDeleteUser",),
    "delete_user_attributes": ("AdminDeleteUserAttributes",),
    "disable_user": ("AdminDisableUser",),
    "enable_user": ("AdminEnableUser",),
    "forget_device": ("AdminForgetDevice",),
    "get_device": ("AdminGetDevice",),
    "get_group": ("GetGroup",),
    "get_user": ("AdminGetUser",),
    "list_devices": ("AdminListDevices",),
    "list_groups": ("ListGroups",),
    "list_groups_for_user": ("AdminListGroupsForUser",),
    "list_users": ("ListUsers",),
    "list_users_in_group": ("ListUsersInGroup",),
    "remove_user_from_group": ("AdminRemoveUserFromGroup",),
    "reset_user_password": ("AdminResetUserPassword",),
    "set_user_mfa_preference": ("AdminSetUserMFAPreference",),
    "set_user_password": ("AdminSetUserPassword",),
    "set_user_settings": ("AdminSetUserSettings",),
    "update_device_status": ("AdminUpdateDeviceStatus",),
    "update_group": ("UpdateGroup",),
    "update_user_attributes": ("AdminUpdateUserAttributes",),
}
GRANT_VERBS: Mapping[str, tuple[str, ...]] = MappingProxyType(_VERBS)
"""What `grant` of a pool can let a role do: verbs, and the actions of `cognito-idp` each of them takes."""
_SERVICE = "cognito-idp:"
_ACTION = r"cognito-idp:[A-Za-z*?]+"
_NO_CALLS = ("AssociateWebACL", "DisassociateWebACL", "GetWebACLForResource", "ListResourcesForWebACL")
"""Permissions without a call of their own."""


def granted_actions(words: Iterable[str]) -> tuple[str, ...]:
    """Return the actions of verbs and of actions themselves: each once, in a stable order."""
    actions: set[str] = set()
    for word in words:
        actions |= {f"{_SERVICE}{name}" for name in GRANT_VERBS[word]} if word in GRANT_VERBS else {word}
    return tuple(sorted(actions))


def grant_problems(words: tuple[object, ...]) -> Iterator[Problem]:
    """IAM takes any text as an action, and an action that does not exist allows nothing."""
    if not words:
        yield Problem(("actions",), "names nothing that is granted", _all_verbs(), code="grant-invalid")
    for index, word in enumerate(words):
        problem = _problem(word)
        if problem is not None:
            rule, fix = problem
            yield Problem(("actions", index), rule, fix, word, code="grant-invalid")


def grant_policy(pool_arn: str, words: Iterable[str]) -> str:
    """Return a policy that allows the actions on one pool, and on no other."""
    statement = {"Effect": "Allow", "Action": list(granted_actions(words)), "Resource": pool_arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _problem(word: object) -> tuple[str, str] | None:
    if not isinstance(word, str):
        return "must be text", _all_verbs()
    if word in GRANT_VERBS:
        return None
    if not word.startswith(_SERVICE):
        near = nearest(word, GRANT_VERBS)
        fix = f"did you mean {near}? {_all_verbs()}" if near else _all_verbs()
        return "is no verb, and no action of cognito-idp", fix
    if not re.fullmatch(_ACTION, word):
        return "is no action", "write it as cognito-idp:ListUsers"
    name = word.removeprefix(_SERVICE)
    known = {*operation_names("cognito-idp"), *_NO_CALLS}
    # IAM compares without regard to case.
    if "*" in name or "?" in name or name.lower() in {action.lower() for action in known}:
        return None
    near = nearest(name, known)
    return "is an action that Cognito does not have", f"did you mean {_SERVICE}{near}?" if near else "check it"


def _all_verbs() -> str:
    return f"the verbs are {', '.join(sorted(GRANT_VERBS))}"
