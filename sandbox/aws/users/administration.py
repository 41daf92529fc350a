"""What administrators do to users: invite, set and reset passwords, change attributes, delete."""

from __future__ import annotations

import secrets
import string
from typing import TYPE_CHECKING

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult, EmptyResult, UserStatus
from sandbox.aws.user_pools.user import User
from sandbox.aws.users.delivery import take_alias
from sandbox.aws.users.recovery import Recovery

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool


class Administration(Recovery):
    """The Admin* actions on users that moto lacks or checks less than AWS."""

    def admin_create_user(self) -> ActionResult:
        """Create a user with a temporary password and send an invitation, unless that is suppressed."""
        pool, name = self._pool(), str(self._given("Username"))
        action = self._given("MessageAction")
        if action == "RESEND":
            return ActionResult({"User": self._resend_invitation(pool, name).to_json(extended=True)})
        values = self._values()
        username = self._name_new_user(pool, name, values)
        self._check_schema(pool, values)
        if pool.find_user(name) is not None:
            kind = "phone_number" if name.startswith("+") else "email"
            taken = f"An account with the given {kind} already exists."
            raise errors.username_taken(taken if pool.signs_in_with else "User account already exists")
        self._check_unique(pool, values, None, aliases=not self._given("ForceAliasCreation"))
        password = self._temporary_password(pool)
        attributes = [{"Name": key, "Value": value} for key, value in values.items()]
        user = User(pool.id, username, password, UserStatus.FORCE_CHANGE_PASSWORD, attributes)
        media = self._given("DesiredDeliveryMediums") or ["SMS"]
        pool.add_user(user)
        for alias in ("email", "phone_number"):
            if user.is_verified(alias):
                take_alias(pool, user, alias)
        if action != "SUPPRESS":
            self._send_invitation(pool, user, media)
        return ActionResult({"User": user.to_json(extended=True)})

    def admin_set_user_password(self) -> ActionResult:
        """Set a user's password, permanently or until the next sign-in."""
        pool, user, password = self._pool(), self._user(), str(self._given("Password"))
        self._check_password(pool, password, user)
        user.set_password(password)
        user.status = UserStatus.CONFIRMED if self._given("Permanent") else UserStatus.FORCE_CHANGE_PASSWORD
        return EmptyResult()

    def admin_reset_user_password(self) -> ActionResult:
        """Send a code with which the user must set a new password."""
        pool, user = self._pool(), self._user()
        attribute = self._recovery_attribute(pool, user)
        self.backend.admin_reset_user_password(pool.id, user.username)
        if attribute:
            self._send_code(pool, user, "forgot_password", attribute)
        return EmptyResult()

    def admin_update_user_attributes(self) -> ActionResult:
        """Change attributes; administrators may also set what is verified."""
        pool, user, values = self._pool(), self._user(), self._values()
        self._check_changed(pool, user, values)
        unproved = {
            f"{name}_verified": "false"
            for name in ("email", "phone_number")
            if name in values and values[name] != user.attribute_lookup.get(name)
        }
        user.update_attributes([{"Name": k, "Value": v} for k, v in (unproved | values).items()])
        return EmptyResult()

    def admin_delete_user(self) -> ActionResult:
        """Delete a user and revoke the user's tokens."""
        self._delete(self._pool(), self._user())
        return EmptyResult()

    def admin_user_global_sign_out(self) -> ActionResult:
        """Sign a user out everywhere."""
        self._pool().grants.revoke_all_of(self._user().username)
        return EmptyResult()

    def _delete(self, pool: Pool, user: User) -> None:
        pool.grants.revoke_all_of(user.username)
        self._backend_of(pool).admin_delete_user(pool.id, user.username)

    def _temporary_password(self, pool: Pool) -> str:
        given = self._given("TemporaryPassword")
        if not given:
            return generated_password(pool)
        self._check_password(pool, given)
        return str(given)

    def _resend_invitation(self, pool: Pool, name: str) -> User:
        user = self.backend.user(pool, name)
        if user.status != UserStatus.FORCE_CHANGE_PASSWORD:
            raise errors.RefusedError(
                "UnsupportedUserStateException",
                f"Resend not possible. {user.username} status is not FORCE_CHANGE_PASSWORD",
            )
        user.set_password(self._temporary_password(pool))
        self._send_invitation(pool, user, self._given("DesiredDeliveryMediums") or ["SMS"])
        return user

    def _send_invitation(self, pool: Pool, user: User, media: list[str]) -> None:
        wanted = [{"SMS": "phone_number", "EMAIL": "email"}[medium] for medium in media]
        known = [attribute for attribute in wanted if attribute in user.attribute_lookup]
        if not known and "email" in user.attribute_lookup:
            known = ["email"]
        for attribute in known:
            self._send(pool, user, "invitation", attribute, user.password or "")


def generated_password(pool: Pool) -> str:
    """A random password that meets any policy, for invitations without a temporary password."""
    length = max(12, int(pool.extended_config["Policies"]["PasswordPolicy"]["MinimumLength"]))
    classes = (string.ascii_lowercase, string.ascii_uppercase, string.digits, "!#$%&*+-.?@_")
    characters = [secrets.choice(group) for group in classes]
    characters += [secrets.choice("".join(classes)) for _ in range(length - len(classes))]
    secrets.SystemRandom().shuffle(characters)
    return "".join(characters)
