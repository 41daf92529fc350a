"""Grant verbs: names for least-privilege permissions on a user pool, such as `manage_users`, with their IAM actions.

The verbs are those of AWS Amplify's `access`, in snake_case.
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
"""The verbs of a user pool's `grant`, and the `cognito-idp` actions that each of them allows."""
_SERVICE = "cognito-idp:"
_ACTION = r"cognito-idp:[A-Za-z*?]+"
_NO_CALLS = ("AssociateWebACL", "DisassociateWebACL", "GetWebACLForResource", "ListResourcesForWebACL")
"""IAM actions without an API call of the same name."""


def granted_actions(names: Iterable[str]) -> tuple[str, ...]:
    """Return the IAM actions of verbs and actions, sorted and without duplicates."""
    actions: set[str] = set()
    for name in names:
        verb_actions = GRANT_VERBS.get(name)
        actions |= {name} if verb_actions is None else {f"{_SERVICE}{action}" for action in verb_actions}
    return tuple(sorted(actions))


def grant_problems(names: tuple[object, ...]) -> Iterator[Problem]:
    """Refuse unknown verbs and actions: IAM accepts any action, and one that doesn't exist allows nothing."""
    if not names:
        yield Problem(("actions",), "must name at least one verb or action", _all_verbs(), code="grant-invalid")
    for index, name in enumerate(names):
        flaw = _flaw(name)
        if flaw is not None:
            yield Problem(("actions", index), *flaw, name, code="grant-invalid")


def grant_policy(pool_arn: str, names: Iterable[str]) -> str:
    """Return a permissions policy that allows the actions on one user pool."""
    statement = {"Effect": "Allow", "Action": list(granted_actions(names)), "Resource": pool_arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _flaw(name: object) -> tuple[str, str] | None:
    if not isinstance(name, str):
        return "must be a string", _all_verbs()
    if name in GRANT_VERBS:
        return None
    if not name.startswith(_SERVICE):
        near = nearest(name, GRANT_VERBS)
        fix = f"did you mean {near}? {_all_verbs()}" if near else _all_verbs()
        return "must be a verb or an action of cognito-idp", fix
    if not re.fullmatch(_ACTION, name):
        return "must be an action of cognito-idp", "write it as cognito-idp:ListUsers"
    action = name.removeprefix(_SERVICE)
    known = {*operation_names("cognito-idp"), *_NO_CALLS}
    # IAM ignores the case of actions.
    if "*" in action or "?" in action or action.lower() in {each.lower() for each in known}:
        return None
    near = nearest(action, known)
    return "is not an action of Cognito", f"did you mean {_SERVICE}{near}?" if near else "check the spelling"


def _all_verbs() -> str:
    return f"the verbs are {', '.join(sorted(GRANT_VERBS))}"
