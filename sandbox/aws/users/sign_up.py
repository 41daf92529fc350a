"""SignUp and its confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult, EmptyResult, UserStatus
from sandbox.aws.user_pools import schema
from sandbox.aws.user_pools.app_client import known_names
from sandbox.aws.user_pools.user import User
from sandbox.aws.users.delivery import Delivery, delivery_details, take_alias, use_code

if TYPE_CHECKING:
    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool


class SignUp(Delivery):
    """Actions for users who create their own account."""

    def sign_up(self) -> ActionResult:
        """Sign up. The account is unconfirmed until its code is entered."""
        app = self._app_client()
        pool, name, password = app.pool, str(self._given("Username")), str(self._given("Password"))
        app.require_secret_hash(self._given("SecretHash"), name)
        if (pool.extended_config.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly"):
            raise errors.not_authorized("SignUp is not permitted for this user pool")
        values = self._values()
        self._check_writable(app, values)
        username = self._name_new_user(pool, name, values)
        self._check_schema(pool, values)
        if problem := schema.missing(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        self._check_password(pool, password)
        self._check_name_is_unique(pool, name, values)
        attributes = [{"Name": key, "Value": value} for key, value in values.items()]
        user = User(pool.id, username, password, UserStatus.UNCONFIRMED, attributes)
        pool.add_user(user)
        answer = {"UserConfirmed": False, "UserSub": user.id}
        if attribute := attribute_to_verify(pool, user):
            answer["CodeDeliveryDetails"] = self._send_code(pool, user, "sign_up", attribute)
        return ActionResult(answer)

    def confirm_sign_up(self) -> ActionResult:
        """Confirm with the code. That verifies the email address or phone number it was sent to."""
        app = self._app_client()
        user = self._signing_up(app)
        if user is None:
            raise errors.expired_code() if app.hides_user_existence else errors.user_not_found()
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
        """Send another code; the previous one is no longer valid."""
        app = self._app_client()
        user = self._signing_up(app)
        if user is None:
            if not app.hides_user_existence:
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
        """Confirm without a code; verifies no attribute."""
        user = self._user()
        if user.status != UserStatus.UNCONFIRMED:
            raise errors.not_authorized(f"User cannot be confirmed. Current status is {UserStatus(user.status).value}")
        user.status = UserStatus.CONFIRMED
        return EmptyResult()

    def _signing_up(self, app: AppClient) -> User | None:
        name = str(self._given("Username"))
        user = app.pool.find_user(name)
        app.require_secret_hash(self._given("SecretHash"), name, *(known_names(user) if user else ()))
        return user

    @staticmethod
    def _check_name_is_unique(pool: Pool, name: str, values: dict[str, str]) -> None:
        if pool.find_user(name) is not None:
            kind = "phone_number" if name.startswith("+") else "email"
            raise errors.username_taken(
                f"An account with the given {kind} already exists." if pool.signs_in_with else "User already exists"
            )
        for attribute in pool.signs_in_with:
            if attribute in values and pool.holder_of(attribute, values[attribute]):
                raise errors.username_taken(f"An account with the given {attribute} already exists.")


def attribute_to_verify(pool: Pool, user: User) -> str | None:
    """The attribute to which a sign-up code is sent: phone before email, if auto-verified and present."""
    verified = pool.extended_config.get("AutoVerifiedAttributes") or []
    return next((a for a in ("phone_number", "email") if a in verified and a in user.attribute_lookup), None)


def confirm(pool: Pool, user: User, code: object) -> None:
    """Confirm a user with the code, from an app or from the link in the message."""
    attribute = use_code(user, "sign_up", code)
    take_alias(pool, user, attribute)
    user.update_attributes([{"Name": f"{attribute}_verified", "Value": "true"}])
    user.status = UserStatus.CONFIRMED
