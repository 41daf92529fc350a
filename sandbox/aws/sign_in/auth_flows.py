"""InitiateAuth and AdminInitiateAuth: the first factor in each flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult
from sandbox.aws.sign_in.challenges import required_parameter
from sandbox.aws.sign_in.choice import Choice
from sandbox.aws.user_pools import tokens
from sandbox.aws.user_pools.app_client import known_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.user import User

_PUBLIC = {
    "USER_PASSWORD_AUTH": "USER_PASSWORD_AUTH",
    "USER_SRP_AUTH": "USER_SRP_AUTH",
    "USER_AUTH": "USER_AUTH",
    "REFRESH_TOKEN_AUTH": "REFRESH_TOKEN_AUTH",
    "REFRESH_TOKEN": "REFRESH_TOKEN_AUTH",
    "CUSTOM_AUTH": "CUSTOM_AUTH",
}
_ADMIN = _PUBLIC | {
    "ADMIN_USER_PASSWORD_AUTH": "ADMIN_USER_PASSWORD_AUTH",
    "ADMIN_NO_SRP_AUTH": "ADMIN_USER_PASSWORD_AUTH",
}
del _ADMIN["USER_PASSWORD_AUTH"]


class AuthFlows(Choice):
    """Sign-in, up to the first challenge or the tokens."""

    def initiate_auth(self) -> ActionResult:
        """Start a sign-in."""
        return self._initiate(_PUBLIC)

    def admin_initiate_auth(self) -> ActionResult:
        """Start a sign-in by an administrator."""
        return self._initiate(_ADMIN)

    def _initiate(self, allowed: Mapping[str, str]) -> ActionResult:
        app = self._app_client()
        flow = allowed.get(self._given("AuthFlow"))
        if flow is None:
            raise errors.invalid_parameter("Initiate Auth method not supported")
        app.require_flow(flow)
        start = self._flows().get(flow)
        if start is None:
            raise NotImplementedError(f"The {flow} flow has not been implemented")
        return ActionResult(start(app, self._given("AuthParameters") or {}))

    def _with_password(self, app: AppClient, given: Mapping[str, str]) -> dict[str, Any]:
        name, password = required_parameter(given, "USERNAME"), required_parameter(given, "PASSWORD")
        app.require_secret_hash(given.get("SECRET_HASH"), name)
        return self._check_password_of_user(app, app.pool.find_user(name), password)

    def _with_srp(self, app: AppClient, given: Mapping[str, str]) -> dict[str, Any]:
        name, public = required_parameter(given, "USERNAME"), required_parameter(given, "SRP_A")
        app.require_secret_hash(given.get("SECRET_HASH"), name)
        user = app.pool.find_user(name)
        if user is None and not app.hides_user_existence:
            raise errors.user_not_found()
        return self._begin_srp(app, user, name, public)

    def _with_refresh_token(self, app: AppClient, given: Mapping[str, str]) -> dict[str, Any]:
        grant = app.pool.grants.of_token(required_parameter(given, "REFRESH_TOKEN"), app.id)
        user = self._refreshing_user(app, grant.username)
        app.require_secret_hash(given.get("SECRET_HASH"), *known_names(user))
        return {"AuthenticationResult": tokens.issue(app, user, grant), "ChallengeParameters": {}}

    def get_tokens_from_refresh_token(self) -> ActionResult:
        """Refresh tokens; with refresh token rotation, return a new refresh token too."""
        app = self._app_client()
        secret = self._given("ClientSecret")
        if app.client.generate_secret and secret != app.client.secret:
            raise errors.not_authorized(f"Unable to verify secret hash for client {app.id}")
        token = self._given("RefreshToken")
        grant = app.pool.grants.of_token(token, app.id)
        user = self._refreshing_user(app, grant.username)
        rotation = app.setting("RefreshTokenRotation") or {}
        renewed = {}
        if rotation.get("Feature") == "ENABLED":
            renewed["RefreshToken"] = app.pool.grants.rotate(token, int(rotation.get("RetryGracePeriodSeconds") or 0))
        return ActionResult({"AuthenticationResult": tokens.issue(app, user, grant) | renewed})

    @staticmethod
    def _refreshing_user(app: AppClient, username: str) -> User:
        user = app.pool.users.get(username)
        if user is None:
            raise errors.not_authorized("Refresh Token has been revoked")
        if not user.enabled:
            raise errors.not_authorized("User is disabled.")
        return user

    def _flows(self) -> Mapping[str, Callable[[AppClient, Mapping[str, str]], dict[str, Any]]]:
        return {
            "USER_PASSWORD_AUTH": self._with_password,
            "ADMIN_USER_PASSWORD_AUTH": self._with_password,
            "USER_SRP_AUTH": self._with_srp,
            "USER_AUTH": self._with_choice,
            "REFRESH_TOKEN_AUTH": self._with_refresh_token,
        }
