"""Choice-based sign-in (USER_AUTH): the user chooses among the first factors that pool and user have."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.factors import srp
from sandbox.aws.sign_in import mfa, passkeys
from sandbox.aws.sign_in.challenges import (
    Answer,
    Challenges,
    password_challenge,
    require_usable,
    required_parameter,
    unknown_user_answer,
)
from sandbox.aws.user_pools.sessions import Session, new_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

_PASSKEY = "WEB_AUTHN"
_CODES = {"EMAIL_OTP": "email", "SMS_OTP": "phone_number"}


class Choice(Challenges):
    """The first factor: password, password by SRP, passkey, or a code by email or SMS."""

    def _with_choice(self, app: AppClient, given: Mapping[str, str]) -> dict[str, Any]:
        name = required_parameter(given, "USERNAME")
        app.require_secret_hash(given.get("SECRET_HASH"), name)
        user = app.pool.find_user(name)
        if user is None and not app.hides_user_existence:
            raise errors.user_not_found()
        offered = first_factors(app.pool, user)
        preferred = given.get("PREFERRED_CHALLENGE")
        if preferred in offered:
            return self._first_factor(app, user, name, str(preferred), given)
        return self._ask(app, user, "SELECT_CHALLENGE") | {"AvailableChallenges": offered}

    def _first_factor(
        self, app: AppClient, user: User | None, name: str, factor: str, given: Mapping[str, str]
    ) -> dict[str, Any]:
        if factor == "PASSWORD_SRP":
            return self._begin_srp(app, user, name, required_parameter(given, "SRP_A"))
        if factor == "PASSWORD":
            password = given.get("PASSWORD")
            return (
                self._ask(app, user, factor) if password is None else self._check_password_of_user(app, user, password)
            )
        if user is None:
            raise errors.wrong_credentials()
        require_usable(user)
        if factor == _PASSKEY:
            return self._ask_for_passkey(app, user)
        code, shown = self._send_sign_in_code(app.pool, user, _CODES[factor], "sign_in")
        return self._challenge(app, user, factor, code=code, **shown)

    def _check_password_of_user(self, app: AppClient, user: User | None, password: str) -> dict[str, Any]:
        if user is None:
            raise app.no_such_user()
        return self._after_password(app, user, is_correct=user.password is not None and user.password == password)

    @staticmethod
    def _begin_srp(app: AppClient, user: User | None, name: str, public: str) -> dict[str, Any]:
        """Start an SRP exchange; for an unknown user, one that can't succeed."""
        if user is None:
            identity, salt, verifier = unknown_user_answer(app.pool, name)
        else:
            identity, salt, verifier = user.username, user.srp_salt, user.srp_verifier(app.pool.short_id)
        try:
            attempt = srp.begin(app.pool.short_id, identity, verifier, public)
        except ValueError:
            raise errors.invalid_parameter("SRP_A is not a valid value.") from None
        return password_challenge(app, user, attempt, salt)

    @staticmethod
    def _ask(app: AppClient, user: User | None, challenge: str) -> dict[str, Any]:
        session = app.pool.sessions.open(client_id=app.id, challenge=challenge, user=user, minutes=app.session_minutes)
        return {"ChallengeName": challenge, "Session": session.token, "ChallengeParameters": {}}

    @staticmethod
    def _ask_for_passkey(app: AppClient, user: User) -> dict[str, Any]:
        party, challenge = passkeys.relying_party(app.pool), passkeys.new_challenge()
        if party is None:  # pragma: no cover -- a passkey is offered where there is one
            raise errors.invalid_parameter(f"{_PASSKEY} is not available to the user.")
        expires_at = time.time() + 60 * app.session_minutes
        session = Session(new_token(), app.id, _PASSKEY, user, expires_at, passkey_challenge=challenge)
        app.pool.sessions.start(session)
        options = party.authentication_options(challenge, passkeys.passkeys_of(app.pool, user).values())
        return {
            "ChallengeName": _PASSKEY,
            "Session": session.token,
            "ChallengeParameters": {"CREDENTIAL_REQUEST_OPTIONS": options},
        }

    def _answer_passkey(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        credential = required_parameter(given, "CREDENTIAL")
        app.pool.sessions.close(session)
        user, party = session.user, passkeys.relying_party(app.pool)
        if user is None or party is None:
            raise errors.wrong_credentials()
        known = passkeys.passkeys_of(app.pool, user)
        if not party.is_answered(credential, session.passkey_challenge, known, user.id):
            raise errors.wrong_credentials()
        return self._finish(app, session)

    def _answer_selection(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        factor = given.get("ANSWER", "")
        if factor not in first_factors(app.pool, session.user):
            raise errors.invalid_parameter(f"{factor or 'No challenge'} is not available to the user.")
        app.pool.sessions.close(session)
        return self._first_factor(app, session.user, given["USERNAME"], factor, given)

    def _answer_password(self, app: AppClient, session: Session, given: Mapping[str, str]) -> dict[str, Any]:
        app.pool.sessions.close(session)
        return self._check_password_of_user(app, session.user, required_parameter(given, "PASSWORD"))

    def _answers(self) -> dict[str, Answer]:
        return super()._answers() | {
            "SELECT_CHALLENGE": self._answer_selection,
            "PASSWORD": self._answer_password,
            "WEB_AUTHN": self._answer_passkey,
        }


def first_factors(pool: Pool, user: User | None) -> list[str]:
    """The first factors that the pool allows and the user has. An unknown user seems to have a password."""
    allowed = pool.first_factors
    factors = ["PASSWORD", "PASSWORD_SRP"] if "PASSWORD" in allowed else []
    if user is None:
        return factors
    # Codes and passkeys replace the password and would bypass MFA, so users with MFA don't get them.
    owes_another = mfa.next_step(pool, user) is not None
    if not owes_another:
        factors += [name for name, attribute in _CODES.items() if name in allowed and user.is_verified(attribute)]
    passkey_is_enough = not owes_another or passkeys.stand_for_second_factor(pool)
    if _PASSKEY in allowed and passkey_is_enough and passkeys.passkeys_of(pool, user):
        factors.append(_PASSKEY)
    return factors
