"""Settings moto does not know, kept and given back: a program that sets them deploys, and a refresh finds them.

Nothing here has an effect on a sign-in. Answers are written as JSON by hand because branding carries documents
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
    """Risk configuration, log delivery, managed login branding and the classic pages' customization."""

    def set_risk_configuration(self) -> str:
        """Keep a risk configuration, of the pool or of one client."""
        return self._keep_for_client("RiskConfiguration")

    def describe_risk_configuration(self) -> str:
        """The risk configuration kept; an empty one before that."""
        return self._kept_for_client("RiskConfiguration")

    def set_ui_customization(self) -> str:
        """Keep CSS and logo of the classic pages."""
        return self._keep_for_client("UICustomization")

    def get_ui_customization(self) -> str:
        """The customization kept; an empty one before that."""
        return self._kept_for_client("UICustomization")

    def set_log_delivery_configuration(self) -> str:
        """Keep where logs go."""
        pool = self._pool()
        kept = {"UserPoolId": pool.id, "LogConfigurations": self._given("LogConfigurations") or []}
        pool.stored["LogDeliveryConfiguration"] = kept
        return json.dumps({"LogDeliveryConfiguration": kept})

    def get_log_delivery_configuration(self) -> str:
        """Where logs go."""
        pool = self._pool()
        none = {"UserPoolId": pool.id, "LogConfigurations": []}
        return json.dumps({"LogDeliveryConfiguration": pool.stored.get("LogDeliveryConfiguration", none)})

    def create_managed_login_branding(self) -> str:
        """Give a client a style. It has one."""
        app = self._app()
        if any(style["client_id"] == app.id for style in self._styles().values()):
            raise errors.RefusedError(
                "ManagedLoginBrandingExistsException", f"A branding style already exists for client {app.id}."
            )
        style_id = str(uuid.uuid4())
        self._styles()[style_id] = {"client_id": app.id, "created": time.time()}
        return self._restyled(style_id)

    def update_managed_login_branding(self) -> str:
        """Replace a style."""
        return self._restyled(str(self._given("ManagedLoginBrandingId")))

    def describe_managed_login_branding(self) -> str:
        """A style by id."""
        return _shown(self._style(str(self._given("ManagedLoginBrandingId"))))

    def describe_managed_login_branding_by_client(self) -> str:
        """A style by the client that has it."""
        app = self._app()
        style = next((style for style in self._styles().values() if style["client_id"] == app.id), None)
        if style is None:
            raise errors.not_found(f"Client {app.id} has no branding style.")
        return _shown(style)

    def delete_managed_login_branding(self) -> str:
        """Remove a style."""
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

    def _restyled(self, style_id: str) -> str:
        style = self._style(style_id)
        given = {name: self._given(name) for name in ("UseCognitoProvidedValues", "Settings", "Assets")}
        style["shown"] = {
            "ManagedLoginBrandingId": style_id,
            "UserPoolId": self._pool().id,
            "CreationDate": style["created"],
            "LastModifiedDate": time.time(),
        } | {name: value for name, value in given.items() if value is not None}
        return _shown(style)

    def _keep_for_client(self, what: str) -> str:
        given = {name: value for name, value in self.parameters.items() if name != "ImageFile"}
        pool = self._pool()
        key = f"{what}:{self._client_key()}"
        created = pool.stored.get(key, {}).get("CreationDate", time.time())
        pool.stored[key] = given | {"CreationDate": created, "LastModifiedDate": time.time()}
        return self._kept_for_client(what)

    def _kept_for_client(self, what: str) -> str:
        pool, client = self._pool(), self._client_key()
        named = {"UserPoolId": pool.id} | ({} if client == _EVERY_CLIENT else {"ClientId": client})
        # A client without settings of its own has the pool's.
        kept = pool.stored.get(f"{what}:{client}") or pool.stored.get(f"{what}:{_EVERY_CLIENT}", {})
        return json.dumps({what: kept | named})

    def _client_key(self) -> str:
        client_id = self._given("ClientId")
        return _EVERY_CLIENT if client_id in {None, _EVERY_CLIENT} else self._app().id


def _shown(style: Mapping[str, Any]) -> str:
    return json.dumps({"ManagedLoginBranding": style["shown"]})
