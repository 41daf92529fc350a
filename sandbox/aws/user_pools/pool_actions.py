"""Actions on pools that moto lacks or implements in part: MFA, tags, resource servers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult, EmptyResult
from sandbox.aws.user_pools.idp_actions import IdpActions

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool


class PoolActions(IdpActions):
    """Actions on MFA configuration, tags and resource servers."""

    def set_user_pool_mfa_config(self) -> ActionResult:
        """Set MFA to required, optional or off, and its methods. Omitted methods are turned off."""
        pool = self._pool()
        mode = self._given("MfaConfiguration") or pool.mfa_config
        sms, token, email = (self._given(f"{factor}MfaConfiguration") for factor in ("Sms", "SoftwareToken", "Email"))
        offers = bool(sms) or email is not None or (token or {}).get("Enabled", False)
        if mode != "OFF" and not offers:
            raise errors.invalid_parameter(
                "Invalid MFA configuration given, can't turn on MFA without enabling SMS, Software Token or Email."
            )
        if mode == "OFF" and (sms or (token or {}).get("Enabled", False)):
            raise errors.invalid_parameter(
                "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
            )
        pool.mfa_config = mode
        pool.sms_mfa_config, pool.token_mfa_config, pool.email_mfa_config = sms, token, email
        pool.web_authn_config = self._given("WebAuthnConfiguration") or pool.web_authn_config
        return self.get_user_pool_mfa_config()

    def get_user_pool_mfa_config(self) -> ActionResult:
        """The MFA configuration."""
        pool = self._pool()
        return ActionResult(
            {
                "MfaConfiguration": pool.mfa_config,
                "SmsMfaConfiguration": pool.sms_mfa_config,
                "SoftwareTokenMfaConfiguration": pool.token_mfa_config,
                "EmailMfaConfiguration": pool.email_mfa_config,
                "WebAuthnConfiguration": pool.web_authn_config,
            }
        )

    def tag_resource(self) -> ActionResult:
        """Add or overwrite tags of a pool."""
        pool = self._tagged_pool()
        self._set_tags(pool, self._tags(pool) | (self._given("Tags") or {}))
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        """Remove tags of a pool."""
        pool, gone = self._tagged_pool(), self._given("TagKeys") or []
        self._set_tags(pool, {key: value for key, value in self._tags(pool).items() if key not in gone})
        return EmptyResult()

    def list_tags_for_resource(self) -> ActionResult:
        """A pool's tags."""
        return ActionResult({"Tags": self._tags(self._tagged_pool())})

    def update_resource_server(self) -> ActionResult:
        """Replace a resource server's name and scopes."""
        server = self.backend.describe_resource_server(self._given("UserPoolId"), self._given("Identifier"))
        server.name = self._given("Name")
        server.scopes = self._given("Scopes") or []
        return ActionResult({"ResourceServer": server.to_json()})

    def delete_resource_server(self) -> ActionResult:
        """Remove a resource server."""
        pool, identifier = self._pool(), self._given("Identifier")
        if pool.resource_servers.pop(identifier, None) is None:
            raise errors.not_found("Resource server does not exist.")
        return EmptyResult()

    def _tagged_pool(self) -> Pool:
        pool_id = str(self._given("ResourceArn")).rpartition("/")[2]
        return self.backend.describe_user_pool(pool_id)

    @staticmethod
    def _tags(pool: Pool) -> dict[str, Any]:
        return dict(pool.extended_config.get("UserPoolTags") or {})

    @staticmethod
    def _set_tags(pool: Pool, tags: dict[str, Any]) -> None:
        pool.extended_config["UserPoolTags"] = tags
