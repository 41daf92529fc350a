"""A forgotten password, and a changed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.aws import errors
from sandbox.aws.moto_names import LEGACY_ACCOUNT_RECOVERY_MECHANISMS, ActionResult, EmptyResult, UserStatus
from sandbox.aws.user_pools.app_client import known_names
from sandbox.aws.users.delivery import Delivery, delivery_details, use_code

if TYPE_CHECKING:
    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


class Recovery(Delivery):
    """Actions for a forgotten or a changed password."""

    def forgot_password(self) -> ActionResult:
        """Send a code to the first verified attribute of the pool's recovery mechanisms."""
        app = self._app_client()
        user = self._recovering_user(app)
        if user is None:
            if not app.hides_user_existence:
                raise errors.user_not_found()
            # The response must not tell whether the user exists.
            made_up = delivery_details("email", f"{self._given('Username')}@hidden.example")
            return ActionResult({"CodeDeliveryDetails": made_up})
        if not user.enabled:
            raise errors.not_authorized("User is disabled.")
        if user.status == UserStatus.FORCE_CHANGE_PASSWORD:
            raise errors.not_authorized("User password cannot be reset in the current state.")
        attribute = self._recovery_attribute(app.pool, user)
        if attribute is None:
            raise errors.invalid_parameter(
                "Cannot reset password for the user as there is no registered/verified email or phone_number"
            )
        details = self._send_code(app.pool, user, "forgot_password", attribute)
        return ActionResult({"CodeDeliveryDetails": details})

    def confirm_forgot_password(self) -> ActionResult:
        """Set a new password, given the code."""
        app = self._app_client()
        user = self._recovering_user(app)
        if user is None:
            raise errors.expired_code() if app.hides_user_existence else errors.user_not_found()
        password = str(self._given("Password"))
        self._check_password(app.pool, password, user)
        use_code(user, "forgot_password", self._given("ConfirmationCode"))
        user.set_password(password)
        user.status = UserStatus.CONFIRMED
        app.pool.grants.revoke_all_of(user.username)
        return EmptyResult()

    def change_password(self) -> ActionResult:
        """Set a new password, given the old one."""
        bearer = self._bearer()
        if self._given("PreviousPassword") != bearer.user.password:
            raise errors.wrong_credentials()
        password = str(self._given("ProposedPassword"))
        self._check_password(bearer.pool, password, bearer.user)
        bearer.user.set_password(password)
        return EmptyResult()

    def _recovering_user(self, app: AppClient) -> User | None:
        name = str(self._given("Username"))
        user = app.pool.find_user(name)
        app.require_secret_hash(self._given("SecretHash"), name, *(known_names(user) if user else ()))
        return user

    @staticmethod
    def _recovery_attribute(pool: Pool, user: User) -> str | None:
        settings = pool.extended_config.get("AccountRecoverySetting") or {}
        mechanisms = settings.get("RecoveryMechanisms") or LEGACY_ACCOUNT_RECOVERY_MECHANISMS
        ranked = [m["Name"] for m in sorted(mechanisms, key=lambda mechanism: int(mechanism["Priority"]))]
        if "admin_only" in ranked:
            raise errors.not_authorized("Contact administrator to reset password.")
        attributes = [name.removeprefix("verified_") for name in ranked]
        return next((a for a in attributes if a in user.attribute_lookup and user.is_verified(a)), None)
