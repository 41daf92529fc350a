"""Checks of attribute values, shared by sign-up, invitation, update and first sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors.password_policy import broken_rule
from sandbox.aws.user_pools import schema
from sandbox.aws.user_pools.idp_actions import IdpActions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


class AttributeRules(IdpActions):
    """Checks over the pool's schema, the app client's permissions and the pool's aliases."""

    def _values(self, name: str = "UserAttributes") -> dict[str, str]:
        """The request's attributes, by name."""
        return {item["Name"]: item.get("Value", "") for item in self._given(name) or []}

    @staticmethod
    def _check_writable(app: AppClient, names: Iterable[str]) -> None:
        """Refuse attributes that the app client may not write."""
        if schema.unwritable(names, app.pool.schema_attributes, app.writable_attributes()):
            raise errors.not_authorized("A client attempted to write unauthorized attribute")

    @staticmethod
    def _check_schema(pool: Pool, values: Mapping[str, str]) -> None:
        """Refuse values that do not fit the schema."""
        if problem := schema.invalid_values(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)

    @staticmethod
    def _check_unique(pool: Pool, values: Mapping[str, str], user: User | None, *, aliases: bool = True) -> None:
        """Refuse a value that another user signs in with; without `aliases`, one that is only an alias is accepted."""
        for attribute in pool.signs_in_with:
            if attribute in values and pool.holder_of(attribute, values[attribute], but=user):
                raise errors.alias_taken(attribute)
        for alias in (pool.extended_config.get("AliasAttributes") or []) if aliases else ():
            claimed = alias in values and values.get(f"{alias}_verified", "").lower() == "true"
            if claimed and pool.holder_of(alias, values[alias], but=user):
                raise errors.alias_taken(alias)

    def _check_changed(self, pool: Pool, user: User, values: Mapping[str, str]) -> None:
        """Refuse an invalid update of a user."""
        self._check_schema(pool, values)
        if problem := schema.immutable(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        self._check_unique(pool, values, user)

    def _check_added(self, app: AppClient, user: User, values: Mapping[str, str]) -> None:
        """Refuse attributes that an invited user may not add at first sign-in."""
        self._check_writable(app, values)
        self._check_schema(app.pool, values)
        given = [name for name in schema.required(app.pool.schema_attributes) if name in user.attribute_lookup]
        for name in values:
            if name in given:
                raise errors.invalid_parameter(f"Cannot modify an already provided {name}")
        self._check_unique(app.pool, values, user)

    @staticmethod
    def _check_password(pool: Pool, password: str, user: User | None = None) -> None:
        """Refuse a password that the pool's policy or the user's password history excludes."""
        policy = pool.extended_config["Policies"]["PasswordPolicy"]
        if reason := broken_rule(password, policy):
            raise errors.invalid_password(reason)
        if user is not None and password in user.last_passwords(int(policy.get("PasswordHistorySize") or 0)):
            raise errors.RefusedError("PasswordHistoryPolicyViolationException", "Password has previously been used")

    @staticmethod
    def _name_new_user(pool: Pool, username: str, values: dict[str, str]) -> str | None:
        """The new user's username; None if the pool's users sign in with an attribute, which is then filled in."""
        if pool.signs_in_with:
            kind = "phone_number" if username.startswith("+") else "email"
            if kind not in pool.signs_in_with or schema.invalid_values({kind: username}, pool.schema_attributes):
                nouns = {"email": "an email", "phone_number": "a phone number"}
                wanted = " or ".join(
                    nouns[attribute] for attribute in ("email", "phone_number") if attribute in pool.signs_in_with
                )
                either = "either " if len(pool.signs_in_with) > 1 else ""
                raise errors.invalid_parameter(f"Username should be {either}{wanted}.")
            values[kind] = username
            return None
        aliases: list[Any] = pool.extended_config.get("AliasAttributes") or []
        if "email" in aliases and "@" in username:
            raise errors.invalid_parameter(
                "Username cannot be of email format, since user pool is configured for email alias."
            )
        return username
