"""RespondToAuthChallenge: the challenges between the first factor and the tokens."""

from __future__ import annotations

import hmac
import json
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors import srp
from sandbox.aws.moto_names import ActionResult, UserStatus
from sandbox.aws.sign_in import mfa
from sandbox.aws.user_pools import schema, tokens
from sandbox.aws.user_pools.app_client import known_names
from sandbox.aws.user_pools.sessions import Session
from sandbox.aws.users.delivery import Delivery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

_DAY = 86400
Answer = Callable[["AppClient", Session, "Mapping[str, str]"], dict[str, Any]]
"""Checks an answer to a challenge; returns the next challenge or the tokens."""


class Challenges(Delivery):
    """Cognito's own challenges. Those of Lambda triggers are not simulated."""

    def respond_to_auth_challenge(self) -> ActionResult:
        """Answer a challenge."""
        app, challenge = self._app_client(), str(self._given("ChallengeName"))
        answer = self._answers().get(challenge)
        if answer is None:
            raise NotImplementedError(f"The {challenge} challenge has not been implemented")
        responses = self._given("ChallengeResponses") or {}
        required_parameter(responses, "USERNAME")
        token = responses.get("PASSWORD_CLAIM_SECRET_BLOCK") if challenge == _SRP else self._given("Session")
        session = app.pool.sessions.resume(token, client_id=app.id, challenge=challenge)
        known = known_names(session.user) if session.user else []
        app.require_secret_hash(responses.get("SECRET_HASH"), responses["USERNAME"], *known)
        if session.user and app.pool.find_user(responses["USERNAME"]) is not session.user:
            raise errors.not_authorized("Invalid session for the user.")
        return ActionResult(answer(app, session, responses))

    def admin_respond_to_auth_challenge(self) -> ActionResult:
        """The same, by an administrator who also names the pool."""
        return self.respond_to_auth_challenge()

    def _after_password(self, app: AppClient, user: User, *, is_correct: bool) -> dict[str, Any]:
        """What follows a password: an error, a challenge or the tokens."""
        if not is_correct:
            raise errors.wrong_credentials()
        require_usable(user)
        if user.status == UserStatus.FORCE_CHANGE_PASSWORD:
            return self._ask_for_new_password(app, user)
        return self._after_first_factor(app, user)

    def _ask_for_new_password(self, app: AppClient, user: User) -> dict[str, Any]:
        days = app.pool.extended_config["Policies"]["PasswordPolicy"].get("TemporaryPasswordValidityDays") or 7
        if self._is_past(user.password_set_at + days * _DAY):
            raise errors.not_authorized("Temporary password has expired and must be reset by an administrator.")
        own = {name: value for name, value in user.attribute_lookup.items() if name != "sub"}
        lacking = [f"userAttributes.{name}" for name in schema.required(app.pool.schema_attributes) if name not in own]
        return self._challenge(
            app,
            user,
            "NEW_PASSWORD_REQUIRED",
            userAttributes=json.dumps(own),
            requiredAttributes=json.dumps(lacking),
        )

    def _after_first_factor(self, app: AppClient, user: User) -> dict[str, Any]:
        step = mfa.next_step(app.pool, user)
        if step is None:
            return {"AuthenticationResult": tokens.sign_in(app, user), "ChallengeParameters": {}}
        if step.sends_code:
            code, shown = self._send_sign_in_code(app.pool, user, step.sends_code)
            return self._challenge(app, user, step.challenge, code=code, **shown)
        return self._challenge(app, user, step.challenge, **step.parameters)

    def _challenge(
        self, app: AppClient, user: User, challenge: str, *, code: str = "", **parameters: str
    ) -> dict[str, Any]:
        session = app.pool.sessions.open(
            client_id=app.id, challenge=challenge, user=user, minutes=app.session_minutes, code=code
        )
        return {
            "ChallengeName": challenge,
            "Session": session.token,
            "ChallengeParameters": {"USER_ID_FOR_SRP": user.username, **parameters},
        }

    def _answer_srp(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        app.pool.sessions.close(session)
        is_correct = session.attempt is not None and srp.claim_holds(
            session.attempt,
            secret_block=given.get("PASSWORD_CLAIM_SECRET_BLOCK", ""),
            timestamp=given.get("TIMESTAMP", ""),
            signature=given.get("PASSWORD_CLAIM_SIGNATURE", ""),
        )
        if session.user is None:
            raise errors.wrong_credentials()
        return self._after_password(app, session.user, is_correct=is_correct and session.user.password is not None)

    def _answer_new_password(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        user, pool = _user_of(session), app.pool
        password = given.get("NEW_PASSWORD", "")
        self._check_password(pool, password, user)
        prefix = "userAttributes."
        added = {name.removeprefix(prefix): value for name, value in given.items() if name.startswith(prefix)}
        self._check_added(app, user, added)
        if problem := schema.missing(user.attribute_lookup | added, pool.schema_attributes):
            raise errors.invalid_parameter(problem)
        pool.sessions.close(session)
        user.update_attributes([{"Name": name, "Value": value} for name, value in added.items()])
        user.set_password(password)
        user.status = UserStatus.CONFIRMED
        return self._after_first_factor(app, user)

    def _answer_totp(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        user = _user_of(session)
        step = user.authenticator.step_of(given.get("SOFTWARE_TOKEN_MFA_CODE", "")) if user.authenticator else None
        if user.authenticator is None or step is None:
            raise errors.RefusedError("CodeMismatchException", "Invalid code received for user")
        if user.authenticator.was_used(step):
            raise errors.RefusedError("ExpiredCodeException", "Your software token has already been used once.")
        user.authenticator.mark_used(step)
        return self._finish(app, session)

    def _answer_sent_code(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        code = given.get(f"{session.challenge}_CODE", "")
        if not session.code or not hmac.compare_digest(code.encode(), session.code.encode()):
            raise errors.RefusedError("CodeMismatchException", "Invalid code or auth state for the user.")
        return self._finish(app, session)

    def _answer_choice(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        user = _user_of(session)
        step = mfa.step_for(app.pool, user, given.get("ANSWER", ""))
        app.pool.sessions.close(session)
        if step.sends_code:
            code, shown = self._send_sign_in_code(app.pool, user, step.sends_code)
            return self._challenge(app, user, step.challenge, code=code, **shown)
        return self._challenge(app, user, step.challenge, **step.parameters)

    def _answer_set_up(self, app: AppClient, session: Session, _given: Mapping[str, str]) -> dict[str, Any]:
        if not session.has_new_authenticator:
            raise errors.invalid_parameter("User has not verified software token mfa")
        return self._finish(app, session)

    @staticmethod
    def _finish(app: AppClient, session: Session) -> dict[str, Any]:
        app.pool.sessions.close(session)
        user = _user_of(session)
        if not user.enabled:
            raise errors.not_authorized("User is disabled.")
        return {"AuthenticationResult": tokens.sign_in(app, user), "ChallengeParameters": {}}

    def _answers(self) -> dict[str, Answer]:
        return {
            "PASSWORD_VERIFIER": self._answer_srp,
            "NEW_PASSWORD_REQUIRED": self._answer_new_password,
            "SOFTWARE_TOKEN_MFA": self._answer_totp,
            "SMS_MFA": self._answer_sent_code,
            "EMAIL_OTP": self._answer_sent_code,
            "SMS_OTP": self._answer_sent_code,
            "SELECT_MFA_TYPE": self._answer_choice,
            "MFA_SETUP": self._answer_set_up,
        }


_SRP = "PASSWORD_VERIFIER"


def required_parameter(given: Mapping[str, str], name: str) -> str:
    """A required authentication parameter."""
    value = given.get(name)
    if not value:
        raise errors.invalid_parameter(f"Missing required parameter {name}")
    return value


def require_usable(user: User) -> None:
    """Refuse a user who is disabled, not confirmed, or must reset the password."""
    if not user.enabled:
        raise errors.not_authorized("User is disabled.")
    if user.status == UserStatus.UNCONFIRMED:
        raise errors.RefusedError("UserNotConfirmedException", "User is not confirmed.")
    if user.status == UserStatus.RESET_REQUIRED:
        raise errors.RefusedError("PasswordResetRequiredException", "Password reset required for the user")


def _user_of(session: Session) -> User:
    if session.user is None:  # only SRP exchanges are simulated for unknown users
        raise errors.not_authorized("Invalid session for the user.")
    return session.user


def password_challenge(app: AppClient, user: User | None, attempt: srp.Attempt, salt: str) -> dict[str, Any]:
    """The challenge of an SRP exchange. Its secret block names the session; there is no other."""
    expires_at = time.time() + 60 * app.session_minutes
    app.pool.sessions.start(Session(attempt.secret_block, app.id, _SRP, user, expires_at, attempt=attempt))
    return {
        "ChallengeName": _SRP,
        "ChallengeParameters": {
            "SALT": salt,
            "SRP_B": f"{attempt.server_public:x}",
            "USERNAME": attempt.user_id,
            "USER_ID_FOR_SRP": attempt.user_id,
            "SECRET_BLOCK": attempt.secret_block,
        },
    }


def unknown_user_answer(pool: Pool, name: str) -> tuple[str, str, int]:
    """SRP identity, salt and verifier of an unknown user: the same for each attempt, as for real users."""
    secret = hmac.digest(pool.hidden_key, pool.folded(name).encode(), "sha512").hex()
    identity = str(uuid.UUID(secret[-32:])) if pool.signs_in_with else pool.folded(name)
    return identity, secret[:32], int(secret, 16)
