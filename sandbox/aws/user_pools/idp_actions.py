"""What every group of cognito-idp actions starts from: the pool, client or user a request speaks of."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moto.cognitoidp.responses import CognitoIdpResponse

from sandbox.aws import errors
from sandbox.aws.user_pools import tokens
from sandbox.aws.user_pools.app_client import App
from sandbox.aws.user_pools.backend import user_pools_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sandbox.aws.user_pools.backend import UserPools
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


@dataclass(frozen=True)
class Bearer:
    """Who an access token speaks for, and through which app client."""

    pool: Pool
    user: User
    claims: Mapping[str, Any]

    @property
    def app(self) -> App:
        """The client that signed the user in."""
        return app_of(self.pool, str(self.claims["client_id"]))


def app_of(pool: Pool, client_id: str) -> App:
    """A pool's app client by id."""
    client = pool.clients.get(client_id)
    if client is None:
        raise errors.not_found(f"User pool client {client_id} does not exist.")
    return App(pool, client)


class IdpActions(CognitoIdpResponse):
    """moto's responses over our backend. Public methods are actions, so everything else is private."""

    @property
    def backend(self) -> UserPools:
        """The backend of the request's region."""
        return user_pools_of(self.current_account)[self.region]

    def _pools(self) -> Iterator[Pool]:
        """Every pool of the account. Unsigned calls do not say which region they mean."""
        for backend in list(user_pools_of(self.current_account).values()):
            yield from list(backend.user_pools.values())

    def _given(self, name: str) -> Any:
        """A parameter of the request; None when it was not sent."""
        return self.parameters.get(name)

    def _pool(self) -> Pool:
        """The pool an administrator names."""
        return self.backend.describe_user_pool(self._given("UserPoolId"))

    def _user(self) -> User:
        """The user an administrator names."""
        return self.backend.user(self._pool(), self._given("Username"))

    def _app(self) -> App:
        """The app client a request comes through; an administrator also names its pool."""
        client_id = self._given("ClientId")
        if pool_id := self._given("UserPoolId"):
            return app_of(self.backend.describe_user_pool(pool_id), client_id)
        pool = next((pool for pool in self._pools() if client_id in pool.clients), None)
        if pool is None:
            raise errors.not_found(f"User pool client {client_id} does not exist.")
        return app_of(pool, client_id)

    def _home_of(self, pool: Pool) -> UserPools:
        """The backend that keeps the pool and the messages it sent."""
        return user_pools_of(self.current_account)[pool.region]

    def _bearer(self) -> Bearer:
        """The user whose access token came with the request."""
        token = str(self._given("AccessToken"))
        issuer = tokens.unverified_issuer(token)
        pool = next((pool for pool in self._pools() if pool.issuer == issuer), None)
        if pool is None:
            raise errors.not_authorized("Invalid Access Token")
        claims = tokens.access_claims(pool, token)
        user = next((user for user in pool.users.values() if user.id == claims["sub"]), None)
        if user is None:
            raise errors.user_not_found()
        if not user.enabled:
            raise errors.not_authorized("User is disabled.")
        return Bearer(pool, user, claims)

    @staticmethod
    def _is_past(moment: float) -> bool:
        return moment < time.time()
