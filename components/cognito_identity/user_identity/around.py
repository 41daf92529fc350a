"""Passes a pool component through the arguments of a `UserIdentity`, so that a subclass's `__init__` can too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cognito_identity.user_identity.args import UserIdentityArgs
from cognito_identity.user_pool.component import UserPoolWithMfa
from cognito_identity.user_pool.existing import ExistingUserPool

Pool = UserPoolWithMfa | ExistingUserPool
_ARGUMENT = "existing_user_pool"


@dataclass(frozen=True)
class _PoolArgument:
    pool: Pool
    given: Any
    """The argument `existing_user_pool`, if there is one."""


def with_pool(args: UserIdentityArgs, pool: Pool) -> Any:
    """Return the arguments with a pool component. The reader refuses a value that is no mapping."""
    values: Any = args
    return {**values, _ARGUMENT: _PoolArgument(pool, values.get(_ARGUMENT))} if isinstance(values, Mapping) else values


def split_pool(args: UserIdentityArgs) -> tuple[Pool | None, Any]:
    """Return the pool component in the arguments, and the arguments without it."""
    values: Any = args
    found = values.get(_ARGUMENT) if isinstance(values, Mapping) else None
    if not isinstance(found, _PoolArgument):
        return None, values
    return found.pool, {**values, _ARGUMENT: found.given}
