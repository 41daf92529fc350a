"""Who may give a user which attribute values. One place for sign-up, invitation, update and first sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors.password_policy import broken_rule
from sandbox.aws.user_pools import schema
from sandbox.aws.user_pools.idp_actions import IdpActions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sandbox.aws.user_pools.app_client import App
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User


class AttributeRules(IdpActions):
    """Checks over the pool's schema, the app client's permissions and the pool's aliases."""

    def _values(self, name: str = "UserAttributes") -> dict[str, str]:
        """Attributes a request brings, by name."""
        return {item["Name"]: item.get("Value", "") for item in self._given(name) or []}

    @staticmethod
    def _check_written(app: App, names: Iterable[str]) -> None:
        """Refuse an app client that writes what it may not."""
        if schema.unwritable(names, app.pool.schema_attributes, app.writable_attributes()):
            raise errors.not_authorized("A client attempted to write unauthorized attribute")

    @staticmethod
    def _check_fit(pool: Pool, values: Mapping[str, str]) -> None:
        """Refuse values the schema does not know or allow."""
        if problem := schema.unfit_values(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)

    @staticmethod
    def _check_free(pool: Pool, values: Mapping[str, str], user: User | None) -> None:
        """Refuse an address or number somebody else signs in with."""
        for attribute in pool.signs_in_with:
            if attribute in values and pool.holder_of(attribute, values[attribute], but=user):
                raise errors.alias_taken(attribute)
        for alias in pool.extended_config.get("AliasAttributes") or []:
            claimed = alias in values and values.get(f"{alias}_verified", "").lower() == "true"
            if claimed and pool.holder_of(alias, values[alias], but=user):
                raise errors.alias_taken(alias)

    def _check_changed(self, pool: Pool, user: User, values: Mapping[str, str]) -> None:
        """Refuse an update of an existing user that can't be."""
        self._check_fit(pool, values)
        if problem := schema.fixed(values, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        self._check_free(pool, values, user)

    def _check_added(self, app: App, user: User, values: Mapping[str, str]) -> None:
        """Refuse what an invited user may not add at first sign-in."""
        self._check_written(app, values)
        self._check_fit(app.pool, values)
        given = [name for name in schema.required(app.pool.schema_attributes) if name in user.attribute_lookup]
        for name in values:
            if name in given:
                raise errors.invalid_parameter(f"Cannot modify an already provided {name}")
        self._check_free(app.pool, values, user)

    @staticmethod
    def _check_password(pool: Pool, password: str, user: User | None = None) -> None:
        """Refuse a password the pool's policy does not allow, or that the user had before."""
        policy = pool.extended_config["Policies"]["PasswordPolicy"]
        if reason := broken_rule(password, policy):
            raise errors.invalid_password(reason)
        if user is not None and password in user.last_passwords(int(policy.get("PasswordHistorySize") or 0)):
            raise errors.RefusedError("PasswordHistoryPolicyViolationException", "Password has previously been used")

    @staticmethod
    def _name_new_user(pool: Pool, username: str, values: dict[str, str]) -> str | None:
        """The new user's username; None where the pool's users are known by an attribute, which is filled in."""
        if pool.signs_in_with:
            kind = "phone_number" if username.startswith("+") else "email"
            if kind not in pool.signs_in_with or schema.unfit_values({kind: username}, pool.schema_attributes):
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
