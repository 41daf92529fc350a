"""An AWS account for one running server: moto keeps all state by account, so servers share nothing."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from sandbox.aws import moto_adapter
from sandbox.aws.identity_pools.backend import IdentityPools
from sandbox.aws.moto_names import cognitoidentity_backends, cognitoidp_backends, iam_backends, sts_backends
from sandbox.aws.user_pools.backend import UserPools, user_pools_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox.aws.moto_keys import KmsResponse
    from sandbox.aws.moto_names import BackendDict
    from sandbox.aws.user_pools.outbox import Message
    from sandbox.aws.user_pools.pool import Pool

FIRST_ACCOUNT = 123456789012
_in_use: set[str] = set()
_lock = Lock()


class Account:
    """The state of one server. Closing it makes the account's number free for the next server."""

    def __init__(self) -> None:
        with _lock:
            number = FIRST_ACCOUNT
            while str(number) in _in_use:
                number += 1
            self.id = str(number)
            _in_use.add(self.id)
        self._regional: list[BackendDict[Any]] = []
        self._forget()
        self._use(cognitoidp_backends, UserPools)
        self._use(cognitoidentity_backends, IdentityPools)

    def close(self) -> None:
        """Delete everything; the next server may use the account's number."""
        self._forget()
        with _lock:
            _in_use.discard(self.id)

    def open(self, region: str) -> None:
        """Allow requests to a region."""
        for backends in self._regional:
            moto_adapter.open_region(self.id, backends, region)

    def keys(self) -> type[KmsResponse]:
        """The KMS of moto, loaded when it is called first: most programs need no keys."""
        from sandbox.aws import moto_keys  # noqa: PLC0415 -- see above

        if moto_keys.kms_backends not in self._regional:
            self._use(moto_keys.kms_backends, moto_keys.KmsBackend)
        return moto_keys.KmsResponse

    def pool(self, pool_id: str) -> Pool | None:
        """A user pool in any region."""
        return next(
            (backend.user_pools[pool_id] for backend in self._backends() if pool_id in backend.user_pools), None
        )

    def outbox(self) -> list[Message]:
        """Everything sent, oldest first."""
        return sorted(
            (message for backend in self._backends() for message in list(backend.outbox)), key=lambda m: m.sent_at
        )

    def _backends(self) -> Iterator[UserPools]:
        yield from list(user_pools_of(self.id).values())

    def _use(self, backends: BackendDict[Any], kind: type) -> None:
        moto_adapter.use_account(self.id, backends, kind)
        self._regional.append(backends)

    def _forget(self) -> None:
        for backends in (*self._regional, iam_backends, sts_backends):
            backends.pop(self.id, None)
        self._regional.clear()
