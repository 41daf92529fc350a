"""The words of `UserIdentity`."""

from collections.abc import Mapping
from typing import TypedDict

import pulumi

from .app_client import AppClientOptions
from .identity_pool import IdentityPoolArgs
from .user_pool import UserPoolWithMfaArgs


class UserIdentityArgs(TypedDict, total=False):
    """Arguments of `UserIdentity`."""

    allow_signup: bool
    """Whether people may sign themselves up. Default: False. `user_pool.self_sign_up_enabled` says the same."""
    user_pool: UserPoolWithMfaArgs
    """The user pool. Default: `UserPoolWithMfa`'s defaults."""
    clients: Mapping[str, AppClientOptions]
    """App clients by name. Default: one single-page-app client `web`."""
    disable_identity_pool: bool
    """Whether there is no identity pool. Default: False."""
    identity_pool_options: IdentityPoolArgs
    """Settings of the identity pool."""
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""
