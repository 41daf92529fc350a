"""A pool component among the arguments of a `UserIdentity`, which its subclasses pass on with the others."""

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
    """The argument of this name, if there was one too."""


def with_pool(args: UserIdentityArgs, pool: Pool) -> Any:
    """Return arguments with a pool component; what are no arguments stays as it is, for the reader to refuse."""
    values: Any = args
    return {**values, _ARGUMENT: _PoolArgument(pool, values.get(_ARGUMENT))} if isinstance(values, Mapping) else values


def split_pool(args: UserIdentityArgs) -> tuple[Pool | None, Any]:
    """Return the pool component among arguments, and the arguments without it."""
    values: Any = args
    found = values.get(_ARGUMENT) if isinstance(values, Mapping) else None
    if not isinstance(found, _PoolArgument):
        return None, values
    return found.pool, {**values, _ARGUMENT: found.given}
