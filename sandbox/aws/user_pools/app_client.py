"""An app client: its flows, secret, readable and writable attributes, and whether it hides users' existence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.moto_names import check_secret_hash

if TYPE_CHECKING:
    from sandbox.aws.moto_names import CognitoIdpUserPoolClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

# The flows of a client without ExplicitAuthFlows. A client with legacy flows has SRP and refresh too.
_DEFAULT_FLOWS = frozenset({"USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH"})
_LEGACY = {
    "ADMIN_NO_SRP_AUTH": "ADMIN_USER_PASSWORD_AUTH",
    "USER_PASSWORD_AUTH": "USER_PASSWORD_AUTH",
    "CUSTOM_AUTH_FLOW_ONLY": "CUSTOM_AUTH",
}
_NOT_ENABLED = {
    "USER_PASSWORD_AUTH": "USER_PASSWORD_AUTH flow not enabled for this client",
    "USER_SRP_AUTH": "USER_SRP_AUTH is not enabled for the client.",
    "CUSTOM_AUTH": "CUSTOM_AUTH is not enabled for the client.",
    "USER_AUTH": "USER_AUTH is not enabled for the client.",
}


@dataclass(frozen=True)
class AppClient:
    """An app client and its pool."""

    pool: Pool
    client: CognitoIdpUserPoolClient

    @property
    def id(self) -> str:
        """The client's id."""
        return str(self.client.id)

    def setting(self, name: str) -> Any:
        """A setting of the client; None if it is not set."""
        return self.client.extended_config.get(name)

    @property
    def hides_user_existence(self) -> bool:
        """Whether responses must hide which users exist."""
        return bool(self.setting("PreventUserExistenceErrors") == "ENABLED")

    @property
    def session_minutes(self) -> int:
        """The lifetime of a session in minutes."""
        return int(self.setting("AuthSessionValidity") or 3)

    @property
    def flows(self) -> frozenset[str]:
        """The sign-in flows that this client may use, under their current names."""
        named = self.setting("ExplicitAuthFlows") or []
        if not named:
            return _DEFAULT_FLOWS
        modern = {flow.removeprefix("ALLOW_") for flow in named if flow.startswith("ALLOW_")}
        legacy = {_LEGACY[flow] for flow in named if flow in _LEGACY}
        if legacy and "CUSTOM_AUTH_FLOW_ONLY" not in named:
            legacy |= {"USER_SRP_AUTH", "REFRESH_TOKEN_AUTH"}
        return frozenset(modern | legacy)

    def require_flow(self, flow: str) -> None:
        """Refuse a flow that is not enabled."""
        if flow not in self.flows:
            raise errors.invalid_parameter(_NOT_ENABLED.get(flow, "Auth flow not enabled for this client"))

    def require_secret_hash(self, given: str | None, *names: str) -> None:
        """Refuse a wrong or missing secret hash. It may be made from any name of the user."""
        if not self.client.generate_secret:
            if given:
                raise errors.not_authorized(
                    f"Client {self.id} is not configured for secret but SECRET_HASH was received"
                )
            return
        if not given:
            raise errors.not_authorized(f"Client {self.id} is configured with secret but SECRET_HASH was not received")
        if not any(check_secret_hash(self.client.secret, self.id, name, given) for name in names):
            raise errors.not_authorized(f"Unable to verify secret hash for client {self.id}")

    def no_such_user(self) -> errors.RefusedError:
        """The error for a sign-in with an unknown name."""
        return errors.wrong_credentials() if self.hides_user_existence else errors.user_not_found()

    def readable_attributes(self) -> frozenset[str] | None:
        """The attributes that the client may read; None means all."""
        listed = self.setting("ReadAttributes")
        return frozenset(listed) if listed else None

    def writable_attributes(self) -> frozenset[str] | None:
        """The attributes that the client may write; None means all."""
        listed = self.setting("WriteAttributes")
        return frozenset(listed) if listed else None


def known_names(user: User) -> list[str]:
    """The names from which a client may make the user's secret hash."""
    return [user.username, user.id, *(str(user.attribute_lookup.get(a, "")) for a in ("email", "phone_number"))]
