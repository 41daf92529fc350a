"""Settings that moto lacks, stored and returned: a program that sets them deploys, and a refresh reads them.

They have no effect on sign-in. Responses are written as JSON here, because branding holds documents
and images, which moto's serializer would encode a second time.
"""

from __future__ import annotations

import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.user_pools.idp_actions import IdpActions

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVERY_CLIENT = "ALL"


class StoredSettings(IdpActions):
    """Risk configuration, log delivery, managed login branding, and customization of the hosted UI."""

    def set_risk_configuration(self) -> str:
        """Store a risk configuration, of the pool or of one app client."""
        return self._store_for_client("RiskConfiguration")

    def describe_risk_configuration(self) -> str:
        """The stored risk configuration; empty if none is."""
        return self._stored_for_client("RiskConfiguration")

    def set_ui_customization(self) -> str:
        """Store CSS and logo of the hosted UI."""
        return self._store_for_client("UICustomization")

    def get_ui_customization(self) -> str:
        """The stored customization; empty if none is."""
        return self._stored_for_client("UICustomization")

    def set_log_delivery_configuration(self) -> str:
        """Store the log delivery configuration."""
        pool = self._pool()
        kept = {"UserPoolId": pool.id, "LogConfigurations": self._given("LogConfigurations") or []}
        pool.stored["LogDeliveryConfiguration"] = kept
        return json.dumps({"LogDeliveryConfiguration": kept})

    def get_log_delivery_configuration(self) -> str:
        """The stored log delivery configuration."""
        pool = self._pool()
        none = {"UserPoolId": pool.id, "LogConfigurations": []}
        return json.dumps({"LogDeliveryConfiguration": pool.stored.get("LogDeliveryConfiguration", none)})

    def create_managed_login_branding(self) -> str:
        """Create an app client's one branding style."""
        app = self._app_client()
        if any(style["client_id"] == app.id for style in self._styles().values()):
            raise errors.RefusedError(
                "ManagedLoginBrandingExistsException", f"A branding style already exists for client {app.id}."
            )
        style_id = str(uuid.uuid4())
        self._styles()[style_id] = {"client_id": app.id, "created": time.time()}
        return self._update_style(style_id)

    def update_managed_login_branding(self) -> str:
        """Replace a branding style."""
        return self._update_style(str(self._given("ManagedLoginBrandingId")))

    def describe_managed_login_branding(self) -> str:
        """A branding style by its id."""
        return _shown(self._style(str(self._given("ManagedLoginBrandingId"))))

    def describe_managed_login_branding_by_client(self) -> str:
        """A branding style by its app client."""
        app = self._app_client()
        style = next((style for style in self._styles().values() if style["client_id"] == app.id), None)
        if style is None:
            raise errors.not_found(f"Client {app.id} has no branding style.")
        return _shown(style)

    def delete_managed_login_branding(self) -> str:
        """Delete a branding style."""
        style_id = str(self._given("ManagedLoginBrandingId"))
        self._style(style_id)
        del self._styles()[style_id]
        return "{}"

    def _styles(self) -> dict[str, dict[str, Any]]:
        styles: dict[str, dict[str, Any]] = self._pool().stored.setdefault("ManagedLoginBranding", {})
        return styles

    def _style(self, style_id: str) -> dict[str, Any]:
        style = self._styles().get(style_id)
        if style is None:
            raise errors.not_found(f"Branding style {style_id} does not exist.")
        return style

    def _update_style(self, style_id: str) -> str:
        style = self._style(style_id)
        given = {name: self._given(name) for name in ("UseCognitoProvidedValues", "Settings", "Assets")}
        style["shown"] = {
            "ManagedLoginBrandingId": style_id,
            "UserPoolId": self._pool().id,
            "CreationDate": style["created"],
            "LastModifiedDate": time.time(),
        } | {name: value for name, value in given.items() if value is not None}
        return _shown(style)

    def _store_for_client(self, what: str) -> str:
        given = {name: value for name, value in self.parameters.items() if name != "ImageFile"}
        pool = self._pool()
        key = f"{what}:{self._client_key()}"
        created = pool.stored.get(key, {}).get("CreationDate", time.time())
        pool.stored[key] = given | {"CreationDate": created, "LastModifiedDate": time.time()}
        return self._stored_for_client(what)

    def _stored_for_client(self, what: str) -> str:
        pool, client = self._pool(), self._client_key()
        named = {"UserPoolId": pool.id} | ({} if client == _EVERY_CLIENT else {"ClientId": client})
        # A client without settings of its own has the pool's.
        kept = pool.stored.get(f"{what}:{client}") or pool.stored.get(f"{what}:{_EVERY_CLIENT}", {})
        return json.dumps({what: kept | named})

    def _client_key(self) -> str:
        client_id = self._given("ClientId")
        return _EVERY_CLIENT if client_id in {None, _EVERY_CLIENT} else self._app_client().id


def _shown(style: Mapping[str, Any]) -> str:
    return json.dumps({"ManagedLoginBranding": style["shown"]})
