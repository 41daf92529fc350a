"""`--clean`: deletes the users and groups that killed runs have left in a user pool."""

import sys
from collections.abc import Callable
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.aws_errors import describe_error
from signin.errors import SigninError
from signin.leftovers import Leftovers
from signin.target import Target

_OK: Final = 0
_FAILED: Final = 1


def clean(target: Target, *, ask: Callable[[str], bool] | None) -> int:
    """List what is left, ask unless `ask` is None, delete it, and return the process's exit code.

    Raises:
        SigninError: the user pool can't be read, or the answer is no.
    """
    leftovers = Leftovers(target)
    try:
        found = leftovers.find()
    except (ClientError, BotoCoreError) as error:
        raise SigninError(f"user pool {target.user_pool_id}: {describe_error(error)}") from error
    if not found:
        print(f"Nothing is left in user pool {target.user_pool_id}")
        return _OK
    print(f"In user pool {target.user_pool_id}, created by sign-in proofs (one that is running now included):")
    for each in found:
        print(f"  {each}")
    if ask is not None and not ask("Delete all of it?"):
        raise SigninError("nothing was done")
    code = _OK
    for each in found:
        try:
            leftovers.remove(each)
            print(f"deleted {each.kind} {each.name}", flush=True)
        except (ClientError, BotoCoreError) as error:
            code = _FAILED
            print(f"signin: {each.kind} {each.name}: {describe_error(error)}", file=sys.stderr)
    return code
