"""Authenticator apps: enrollment, during or after sign-in, and users' MFA preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors.totp import Authenticator
from sandbox.aws.moto_names import ActionResult, EmptyResult
from sandbox.aws.sign_in import mfa
from sandbox.aws.sign_in.auth_flows import AuthFlows

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.sessions import Session
    from sandbox.aws.user_pools.user import User


class SoftwareTokens(AuthFlows):
    """TOTP secrets, one for each user, enrolled with a correct code."""

    def associate_software_token(self) -> ActionResult:
        """Return a new secret. It takes effect once it is verified."""
        pool, user, session = self._enrollment()
        user.new_authenticator = Authenticator()
        answer: dict[str, Any] = {"SecretCode": user.new_authenticator.secret}
        return ActionResult(answer | self._next(pool, session))

    def verify_software_token(self) -> ActionResult:
        """Enroll the authenticator app with a correct code."""
        pool, user, session = self._enrollment()
        authenticator = user.new_authenticator
        if authenticator is None:
            raise errors.invalid_parameter("No software token has been associated.")
        step = authenticator.step_of(str(self._given("UserCode")))
        if step is None:
            raise errors.RefusedError("EnableSoftwareTokenMFAException", "Code mismatch")
        authenticator.mark_used(step)
        user.authenticator, user.new_authenticator = authenticator, None
        user.token_verified = True
        user.device_name = str(self._given("FriendlyDeviceName") or "")
        if session is not None:
            session.has_new_authenticator = True
            user.software_token_mfa_enabled = True
        return ActionResult({"Status": "SUCCESS"} | self._next(pool, session))

    def set_user_mfa_preference(self) -> ActionResult:
        """Set the MFA preference of the signed-in user."""
        self._prefer(self._bearer().user)
        return EmptyResult()

    def admin_set_user_mfa_preference(self) -> ActionResult:
        """Set a user's MFA preference."""
        self._prefer(self._user())
        return EmptyResult()

    def _enrollment(self) -> tuple[Pool, User, Session | None]:
        pool, user, session = self._enrolling_user()
        if mfa.TOTP not in mfa.pool_factors(pool):
            raise errors.RefusedError(
                "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool"
            )
        return pool, user, session

    def _enrolling_user(self) -> tuple[Pool, User, Session | None]:
        if token := self._given("Session"):
            pool = next((pool for pool in self._pools() if pool.sessions.holds(token)), None)
            if pool is None:
                raise errors.not_authorized("Invalid session for the user.")
            session = pool.sessions.resume(token, client_id=None, challenge="MFA_SETUP")
            if session.user is not None:
                return pool, session.user, session
        bearer = self._bearer()
        return bearer.pool, bearer.user, None

    @staticmethod
    def _next(pool: Pool, session: Session | None) -> dict[str, str]:
        """A new session for the next step; each is valid for one."""
        return {} if session is None else {"Session": pool.sessions.renew(session).token}

    def _prefer(self, user: User) -> None:
        settings = {
            mfa.TOTP: self._given("SoftwareTokenMfaSettings"),
            mfa.SMS: self._given("SMSMfaSettings"),
            mfa.EMAIL: self._given("EmailMfaSettings"),
        }
        given = {factor: setting for factor, setting in settings.items() if setting is not None}
        for factor, setting in given.items():
            if setting.get("Enabled"):
                _require_means(user, factor)
        preferred = [factor for factor, setting in given.items() if setting.get("PreferredMfa")]
        if len(preferred) > 1:
            raise errors.invalid_parameter("Only one MFA type can be preferred.")
        if any(not given[factor].get("Enabled") for factor in preferred):
            raise errors.invalid_parameter("A preferred MFA type must be enabled.")
        enabled = {factor: bool(setting.get("Enabled")) for factor, setting in given.items()}
        user.software_token_mfa_enabled = enabled.get(mfa.TOTP, user.software_token_mfa_enabled)
        user.sms_mfa_enabled = enabled.get(mfa.SMS, user.sms_mfa_enabled)
        user.email_mfa_enabled = enabled.get(mfa.EMAIL, user.email_mfa_enabled)
        if preferred:
            user.preferred_mfa_setting = preferred[0]
        elif user.preferred_mfa_setting in given:
            user.preferred_mfa_setting = None


def _require_means(user: User, factor: str) -> None:
    if factor == mfa.TOTP and not user.token_verified:
        raise errors.invalid_parameter("User has not verified software token mfa")
    attribute = {mfa.SMS: "phone_number", mfa.EMAIL: "email"}.get(factor)
    if attribute and not user.is_verified(attribute):
        raise errors.invalid_parameter("User does not have delivery config set to turn on " + factor)
