"""What users do with their own account: read, change, verify, sign out, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult, EmptyResult
from sandbox.aws.user_pools import schema
from sandbox.aws.users.administration import Administration
from sandbox.aws.users.delivery import use_code

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


class Profile(Administration):
    """Actions with an access token."""

    def get_user(self) -> ActionResult:
        """The user's attributes that the app client may read."""
        bearer = self._bearer()
        readable = bearer.app.readable_attributes()
        shown = bearer.user.to_json(extended=True, attributes_key="UserAttributes")
        shown["UserAttributes"] = [
            attribute
            for attribute in shown["UserAttributes"]
            if attribute["Name"] == "sub" or readable is None or attribute["Name"] in readable
        ]
        return ActionResult(shown)

    def update_user_attributes(self) -> ActionResult:
        """Change attributes. A new email address or phone number is unverified, and gets a code if auto-verified."""
        bearer, values = self._bearer(), self._values()
        pool, user = bearer.pool, bearer.user
        self._check_writable(bearer.app, values)
        self._check_changed(pool, user, values)
        changed = {n: v for n, v in values.items() if v != user.attribute_lookup.get(n)}
        proving = [n for n in ("email", "phone_number") if n in changed]
        asked_first = (pool.extended_config.get("UserAttributeUpdateSettings") or {}).get(
            "AttributesRequireVerificationBeforeUpdate"
        ) or []
        user.pending = user.pending | {n: changed.pop(n) for n in proving if n in asked_first}
        unverified = {f"{n}_verified": "false" for n in proving if n in changed}
        user.update_attributes([{"Name": n, "Value": v} for n, v in (changed | unverified).items()])
        verified = pool.extended_config.get("AutoVerifiedAttributes") or []
        sent = [self._send_verification(pool, user, n) for n in proving if n in verified or n in user.pending]
        return ActionResult({"CodeDeliveryDetailsList": sent})

    def delete_user_attributes(self) -> ActionResult:
        """Delete attributes that the client may write and the schema does not require."""
        bearer = self._bearer()
        names = self._given("UserAttributeNames") or []
        self._check_writable(bearer.app, names)
        self._remove(bearer.pool, bearer.user, names)
        return EmptyResult()

    def admin_delete_user_attributes(self) -> ActionResult:
        """Delete attributes that the schema does not require."""
        self._remove(self._pool(), self._user(), self._given("UserAttributeNames") or [])
        return EmptyResult()

    def get_user_attribute_verification_code(self) -> ActionResult:
        """Send a code to the user's email address or phone number."""
        bearer, attribute = self._bearer(), str(self._given("AttributeName"))
        if (
            attribute not in {"email", "phone_number"}
            or attribute not in bearer.user.attribute_lookup | bearer.user.pending
        ):
            raise errors.invalid_parameter("Invalid attribute name or the user has no value for it.")
        return ActionResult({"CodeDeliveryDetails": self._send_verification(bearer.pool, bearer.user, attribute)})

    def verify_user_attribute(self) -> ActionResult:
        """Verify an attribute with its code."""
        bearer, attribute = self._bearer(), str(self._given("AttributeName"))
        user = bearer.user
        value = user.pending.get(attribute, user.attribute_lookup.get(attribute, ""))
        if attribute in (bearer.pool.extended_config.get("AliasAttributes") or []) and bearer.pool.holder_of(
            attribute, value, but=user
        ):
            raise errors.alias_taken(attribute)
        use_code(user, "verify_attribute", self._given("Code"), attribute)
        user.pending.pop(attribute, None)
        user.update_attributes(
            [{"Name": attribute, "Value": value}, {"Name": f"{attribute}_verified", "Value": "true"}]
        )
        return EmptyResult()

    def global_sign_out(self) -> ActionResult:
        """Sign out everywhere."""
        bearer = self._bearer()
        bearer.pool.grants.revoke_all_of(bearer.user.username)
        return EmptyResult()

    def revoke_token(self) -> ActionResult:
        """Revoke one sign-in by its refresh token. An unknown token is ignored."""
        app, token = self._app_client(), str(self._given("Token"))
        if app.client.generate_secret and self._given("ClientSecret") != app.client.secret:
            raise errors.RefusedError("UnauthorizedException", "Invalid client credentials.")
        if app.setting("EnableTokenRevocation") is False:
            raise errors.RefusedError("UnsupportedOperationException", "Revocation is not enabled for this client")
        if token.count(".") == 2:  # noqa: PLR2004 -- the dots of a JWT: an access or ID token
            raise errors.RefusedError("UnsupportedTokenTypeException", "Token type is not supported")
        grant = app.pool.grants.find(token)
        if grant is not None:
            if grant.client_id != app.id:
                raise errors.RefusedError("UnauthorizedException", "Token was not issued to this client.")
            grant.is_revoked = True
        return EmptyResult()

    def delete_user(self) -> ActionResult:
        """Delete the user's own account."""
        bearer = self._bearer()
        self._delete(bearer.pool, bearer.user)
        return EmptyResult()

    def _send_verification(self, pool: Pool, user: User, attribute: str) -> dict[str, str]:
        return self._send_code(pool, user, "verify_attribute", attribute)

    @staticmethod
    def _remove(pool: Pool, user: User, names: list[str]) -> None:
        unknown = [name for name in names if name not in pool.schema_attributes]
        if unknown:
            listed = "\n".join(f"user.{name}: Attribute does not exist in the schema." for name in unknown)
            raise errors.invalid_parameter(f"Invalid user attributes: {listed}\n")
        if problem := schema.immutable(names, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        for name in names:
            if name in schema.required(pool.schema_attributes):
                raise errors.invalid_parameter(f"user.{name}: Attribute is required and cannot be deleted.")
        user.delete_attributes([name for name in names if name in user.attribute_lookup])
