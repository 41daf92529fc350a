"""A user pool's groups and users, from all pages."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import GroupTypeTypeDef, ListGroupsRequestTypeDef, UserTypeTypeDef

_PAGE: Final = 60


def listed_groups(idp: "CognitoIdentityProviderClient", user_pool_id: str) -> "Iterator[GroupTypeTypeDef]":
    """All groups of the pool."""
    request: ListGroupsRequestTypeDef = {"UserPoolId": user_pool_id, "Limit": _PAGE}
    while True:
        page = idp.list_groups(**request)
        yield from page["Groups"]
        if not (token := page.get("NextToken")):
            return
        request["NextToken"] = token


def listed_users(
    idp: "CognitoIdentityProviderClient", user_pool_id: str, prefixed: str, prefix: str
) -> "Iterator[UserTypeTypeDef]":
    """The users whose attribute `prefixed` (`username`, `email`) begins with `prefix`."""
    token: str | None = None
    while True:
        more = {"PaginationToken": token} if token else {}
        page = idp.list_users(UserPoolId=user_pool_id, Limit=_PAGE, Filter=f'{prefixed} ^= "{prefix}"', **more)
        yield from page["Users"]
        if not (token := page.get("PaginationToken")):
            return


def listed_members(idp: "CognitoIdentityProviderClient", user_pool_id: str, group: str) -> "Iterator[UserTypeTypeDef]":
    """The users in a group."""
    token: str | None = None
    while True:
        more = {"NextToken": token} if token else {}
        page = idp.list_users_in_group(UserPoolId=user_pool_id, GroupName=group, Limit=_PAGE, **more)
        yield from page["Users"]
        if not (token := page.get("NextToken")):
            return
