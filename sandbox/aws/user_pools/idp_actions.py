"""The base of every class of cognito-idp actions: finds the pool, app client or user of a request."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.moto_names import CognitoIdpResponse
from sandbox.aws.user_pools import tokens
from sandbox.aws.user_pools.app_client import AppClient
from sandbox.aws.user_pools.backend import user_pools_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sandbox.aws.user_pools.backend import UserPools
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


@dataclass(frozen=True)
class Bearer:
    """The user and the app client of an access token."""

    pool: Pool
    user: User
    claims: Mapping[str, Any]

    @property
    def app(self) -> AppClient:
        """The client that signed the user in."""
        return app_client_of(self.pool, str(self.claims["client_id"]))


def app_client_of(pool: Pool, client_id: str) -> AppClient:
    """A pool's app client by id."""
    client = pool.clients.get(client_id)
    if client is None:
        raise errors.not_found(f"User pool client {client_id} does not exist.")
    return AppClient(pool, client)


class IdpActions(CognitoIdpResponse):
    """The actions of moto, on our backend. Helpers are private, so that public methods are actions."""

    @property
    def backend(self) -> UserPools:
        """The backend of the request's region."""
        return user_pools_of(self.current_account)[self.region]

    def _pools(self) -> Iterator[Pool]:
        """Every pool of the account. Unsigned requests name no region."""
        for backend in list(user_pools_of(self.current_account).values()):
            yield from list(backend.user_pools.values())

    def _given(self, name: str) -> Any:
        """A parameter of the request; None if it was not sent."""
        return self.parameters.get(name)

    def _pool(self) -> Pool:
        """The pool in `UserPoolId`."""
        return self.backend.describe_user_pool(self._given("UserPoolId"))

    def _user(self) -> User:
        """The user with that name."""
        return self.backend.user(self._pool(), self._given("Username"))

    def _app_client(self) -> AppClient:
        """The app client in `ClientId`; admin actions name its pool too."""
        client_id = self._given("ClientId")
        if pool_id := self._given("UserPoolId"):
            return app_client_of(self.backend.describe_user_pool(pool_id), client_id)
        pool = next((pool for pool in self._pools() if client_id in pool.clients), None)
        if pool is None:
            raise errors.not_found(f"User pool client {client_id} does not exist.")
        return app_client_of(pool, client_id)

    def _backend_of(self, pool: Pool) -> UserPools:
        """The backend with the pool and its messages."""
        return user_pools_of(self.current_account)[pool.region]

    def _bearer(self) -> Bearer:
        """The user of the access token in the request."""
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
