"""Putting the sandbox's backends in the place of moto's, and giving each server an account to itself."""

from __future__ import annotations

from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from moto.cognitoidentity.models import cognitoidentity_backends
from moto.cognitoidp import models as cognitoidp_models
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

from . import user_pools
from .identity_pools import IdentityPools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moto.kms.responses import KmsResponse

    from .outbox import Message
    from .user_pools import Pool, UserPools

FIRST_ACCOUNT = 123456789012
_idp_backends = cognitoidp_models.cognitoidp_backends
_BACKENDS = (_idp_backends, cognitoidentity_backends, iam_backends, sts_backends)
_loaded: list[Any] = []
_in_use: set[str] = set()
_lock = Lock()


def install() -> None:
    """Make moto build our backends. Doing it twice changes nothing."""
    for backends, ours in ((_idp_backends, user_pools.UserPools), (cognitoidentity_backends, IdentityPools)):
        backends.backend = ours
        # Regions are opened as they are asked for; moto would read the user's AWS configuration to list them.
        backends._use_boto3_regions = False  # noqa: SLF001 -- moto's constructor sets it before we can
    # moto gives every pool one published key and takes 0.1 s to read it; pools here make a key of their own.
    vars(cognitoidp_models)["jwk"] = SimpleNamespace(RSAKey=SimpleNamespace(import_key=lambda _: None))


class Account:
    """An AWS account for one running server: moto keeps all state by account, so servers do not meet."""

    def __init__(self) -> None:
        with _lock:
            number = FIRST_ACCOUNT
            while str(number) in _in_use:
                number += 1
            self.id = str(number)
            _in_use.add(self.id)
        self._forget()

    def close(self) -> None:
        """Leave the account to the next server, empty."""
        self._forget()
        with _lock:
            _in_use.discard(self.id)

    def open(self, region: str) -> None:
        """Let requests speak of a region."""
        for backends in (_idp_backends, cognitoidentity_backends, *_loaded):
            regions = backends[self.id].regions
            if region not in regions:
                regions.append(region)

    @staticmethod
    def keys() -> type[KmsResponse]:
        """The KMS of moto, loaded when the first key is asked for: most programs need none."""
        from moto.kms.models import kms_backends  # noqa: PLC0415 -- see above
        from moto.kms.responses import KmsResponse  # noqa: PLC0415 -- see above

        if kms_backends not in _loaded:
            kms_backends._use_boto3_regions = False  # noqa: SLF001 -- as in `install`
            _loaded.append(kms_backends)
        return KmsResponse

    def pool(self, pool_id: str) -> Pool | None:
        """A user pool in any region."""
        return next((home.user_pools[pool_id] for home in self._homes() if pool_id in home.user_pools), None)

    def outbox(self) -> list[Message]:
        """Everything sent, oldest first."""
        return sorted((message for home in self._homes() for message in list(home.outbox)), key=lambda m: m.sent_at)

    def _homes(self) -> Iterator[UserPools]:
        yield from list(user_pools.homes(self.id).values())

    def _forget(self) -> None:
        for backends in (*_BACKENDS, *_loaded):
            backends.pop(self.id, None)
