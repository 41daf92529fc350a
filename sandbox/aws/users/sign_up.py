"""SignUp and its confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.cognitoidp.models import UserStatus
from moto.core.responses import ActionResult, EmptyResult

from sandbox.aws import errors
from sandbox.aws.user_pools import schema
from sandbox.aws.user_pools.app_client import names_of
from sandbox.aws.user_pools.user import User
from sandbox.aws.users.delivery import Delivery, delivery_details, take_code

if TYPE_CHECKING:
    from sandbox.aws.user_pools.app_client import App
    from sandbox.aws.user_pools.pool import Pool


class SignUp(Delivery):
    """People who make their own account."""

    def sign_up(self) -> ActionResult:
        """Register; the account is unconfirmed until the code comes back."""
        app = self._app()
        pool, name, password = app.pool, str(self._given("Username")), str(self._given("Password"))
        app.require_secret_hash(self._given("SecretHash"), name)
        if (pool.extended_config.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly"):
            raise errors.not_authorized("SignUp is not permitted for this user pool")
        values = self._values()
        self._check_written(app, values)
        username = self._name_new_user(pool, name, values)
        self._check_fit(pool, values)
        if problem := schema.missing(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        self._check_password(pool, password)
        self._check_name_is_free(pool, name, values)
        attributes = [{"Name": key, "Value": value} for key, value in values.items()]
        user = User(pool.id, username, password, UserStatus.UNCONFIRMED, attributes)
        pool.add_user(user)
        answer = {"UserConfirmed": False, "UserSub": user.id}
        if attribute := attribute_to_verify(pool, user):
            answer["CodeDeliveryDetails"] = self._send_code(pool, user, "sign_up", attribute)
        return ActionResult(answer)

    def confirm_sign_up(self) -> ActionResult:
        """Take the code back; the address or number it went to is thereby verified."""
        app = self._app()
        user = self._signing_up(app)
        if user is None:
            raise errors.expired_code() if app.hides_users else errors.user_not_found()
        if user.status != UserStatus.UNCONFIRMED:
            raise errors.not_authorized(f"User cannot be confirmed. Current status is {UserStatus(user.status).value}")
        sent = user.sent_codes.get("sign_up")
        aliases = app.pool.extended_config.get("AliasAttributes") or []
        if sent and sent.attribute in aliases and not self._given("ForceAliasCreation"):
            rival = app.pool.holder_of(sent.attribute, user.attribute_lookup[sent.attribute], but=user)
            if rival is not None:
                raise errors.alias_taken(sent.attribute)
        confirm(app.pool, user, self._given("ConfirmationCode"))
        return EmptyResult()

    def resend_confirmation_code(self) -> ActionResult:
        """Send another code; the one before is worth nothing any more."""
        app = self._app()
        user = self._signing_up(app)
        if user is None:
            if not app.hides_users:
                raise errors.user_not_found()
            made_up = delivery_details("email", f"{self._given('Username')}@hidden.example")
            return ActionResult({"CodeDeliveryDetails": made_up})
        if user.status != UserStatus.UNCONFIRMED:
            raise errors.invalid_parameter("User is already confirmed.")
        attribute = attribute_to_verify(app.pool, user)
        if attribute is None:
            raise errors.invalid_parameter("Auto verification not turned on.")
        return ActionResult({"CodeDeliveryDetails": self._send_code(app.pool, user, "sign_up", attribute)})

    def admin_confirm_sign_up(self) -> ActionResult:
        """Confirm without a code. Nothing is verified by that."""
        user = self._user()
        if user.status != UserStatus.UNCONFIRMED:
            raise errors.not_authorized(f"User cannot be confirmed. Current status is {UserStatus(user.status).value}")
        user.status = UserStatus.CONFIRMED
        return EmptyResult()

    def _signing_up(self, app: App) -> User | None:
        name = str(self._given("Username"))
        user = app.pool.find_user(name)
        app.require_secret_hash(self._given("SecretHash"), name, *(names_of(user) if user else ()))
        return user

    @staticmethod
    def _check_name_is_free(pool: Pool, name: str, values: dict[str, str]) -> None:
        if pool.find_user(name) is not None:
            kind = "phone_number" if name.startswith("+") else "email"
            raise errors.username_taken(
                f"An account with the given {kind} already exists." if pool.signs_in_with else "User already exists"
            )
        for attribute in pool.signs_in_with:
            if attribute in values and pool.holder_of(attribute, values[attribute]):
                raise errors.username_taken(f"An account with the given {attribute} already exists.")


def attribute_to_verify(pool: Pool, user: User) -> str | None:
    """Where a sign-up code goes: the phone before the e-mail, if the pool verifies it and the user has it."""
    verified = pool.extended_config.get("AutoVerifiedAttributes") or []
    return next((a for a in ("phone_number", "email") if a in verified and a in user.attribute_lookup), None)


def confirm(pool: Pool, user: User, code: object) -> None:
    """Take a sign-up's code, from an app or from the link in the message."""
    attribute = take_code(user, "sign_up", code)
    _take_alias(pool, user, attribute)
    user.update_attributes([{"Name": f"{attribute}_verified", "Value": "true"}])
    user.status = UserStatus.CONFIRMED


def _take_alias(pool: Pool, user: User, attribute: str) -> None:
    """The alias goes to whoever proved it last; the user who had it keeps the value, unverified."""
    if attribute not in (pool.extended_config.get("AliasAttributes") or []):
        return
    rival = pool.holder_of(attribute, user.attribute_lookup[attribute], but=user)
    if rival is not None:
        rival.update_attributes([{"Name": f"{attribute}_verified", "Value": "false"}])
