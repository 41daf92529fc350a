"""Sign-in by Cognito's API: an auth flow starts it, challenges follow, and tokens end it."""

import base64
import hashlib
import hmac
import json
import secrets
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, cast

from signin.errors import StepFailed
from signin.user_pool import ADMIN_PASSWORD, USER_CHOICE, USER_SRP, Client, Flow

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.literals import ChallengeNameTypeType
    from mypy_boto3_cognito_idp.type_defs import (
        AdminRespondToAuthChallengeRequestTypeDef,
        GetTokensFromRefreshTokenRequestTypeDef,
        RespondToAuthChallengeRequestTypeDef,
    )

NEW_PASSWORD_REQUIRED: Final = "NEW_PASSWORD_REQUIRED"  # noqa: S105 -- the name of a challenge
MFA_SETUP: Final = "MFA_SETUP"
TOTP_CHALLENGE: Final = "SOFTWARE_TOKEN_MFA"
CHOOSE_FACTOR: Final = "SELECT_MFA_TYPE"
# The challenges of MFA.
SECOND_FACTORS: Final = frozenset({TOTP_CHALLENGE, "SMS_MFA", "EMAIL_OTP", CHOOSE_FACTOR})
# Challenges that follow the right password only; SELECT_CHALLENGE, for one, precedes it.
_AFTER_PASSWORD: Final = SECOND_FACTORS | {NEW_PASSWORD_REQUIRED, MFA_SETUP}
PASSWORD_VERIFIER: Final = "PASSWORD_VERIFIER"  # noqa: S105 -- the name of a challenge

# The size of an SRP public value.
_SRP_BYTES: Final = 384


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sign-in, and when they were received by this machine's clock."""

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    device_key: str | None = None
    received_at: float = field(default_factory=time.time)

    @property
    def secrets(self) -> tuple[str | None, ...]:
        """The texts to redact."""
        return (self.id_token, self.access_token, self.refresh_token)


@dataclass(frozen=True, slots=True)
class Challenge:
    """The challenge that Cognito returns, and the username it returns with it."""

    name: "ChallengeNameTypeType"
    session: str = field(repr=False)
    username: str
    # Whether it came from AdminInitiateAuth and is answered by AdminRespondToAuthChallenge.
    by_admin: bool = False
    # The MFA methods to choose from, for SELECT_MFA_TYPE.
    choices: tuple[str, ...] = ()


Outcome = Tokens | Challenge


class Authentication:
    """Signs users in to one app client, as an app does."""

    def __init__(self, idp: "CognitoIdentityProviderClient", user_pool_id: str, client: Client) -> None:
        self._idp = idp
        self._user_pool_id = user_pool_id
        self._client = client

    def with_secret(self, secret: str) -> "Authentication":
        """The same with another client secret."""
        return Authentication(self._idp, self._user_pool_id, replace(self._client, secret=secret))

    def start(self, flow: Flow, username: str, password: str) -> Outcome:
        """Sign in with the password by `flow`, up to tokens or the next challenge."""
        if flow == USER_SRP:
            return self._start_srp(username, password)
        answer = self._initiate(flow, self._password(flow, username, password))
        return _outcome(answer, username, by_admin=flow == ADMIN_PASSWORD)

    def probe_flow(self, flow: Flow, username: str, password: str) -> Mapping[str, Any]:
        """Start `flow` to see whether it is allowed; for SRP without an answer to its challenge."""
        if flow == USER_SRP:
            srp = {"USERNAME": username, "SRP_A": secrets.token_hex(_SRP_BYTES)}
            return self._initiate(flow, srp | self.secret_hash(username))
        return self._initiate(flow, self._password(flow, username, password))

    def respond(self, challenge: Challenge, **responses: str) -> Outcome:
        """Answer `challenge`; the username and secret hash are added."""
        username = challenge.username
        answers = {"USERNAME": username, **responses}
        return self._respond(challenge.name, challenge.session, answers, username, by_admin=challenge.by_admin)

    def refresh(self, tokens: Tokens, username: str) -> Tokens:
        """New tokens for a refresh token, by the call that fits the client's rotation setting."""
        if tokens.refresh_token is None:
            raise StepFailed("expected a refresh token from the sign-in; got none")
        if self._client.rotates_refresh_tokens:
            return self._rotate(tokens, tokens.refresh_token)
        device = {"DEVICE_KEY": tokens.device_key} if tokens.device_key else {}
        answer = self._idp.initiate_auth(
            ClientId=self._client.id,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens.refresh_token} | device | self.secret_hash(username),
        )
        return _tokens(answer["AuthenticationResult"], kept=tokens)

    def secret_hash(self, username: str) -> dict[str, str]:
        """SECRET_HASH for a client with a secret; nothing for a client without one."""
        if self._client.secret is None:
            return {}
        digest = hmac.digest(self._client.secret.encode(), (username + self._client.id).encode(), hashlib.sha256)
        return {"SECRET_HASH": base64.b64encode(digest).decode()}

    def _password(self, flow: Flow, username: str, password: str) -> dict[str, str]:
        preferred = {"PREFERRED_CHALLENGE": "PASSWORD"} if flow == USER_CHOICE else {}
        return {"USERNAME": username, "PASSWORD": password} | preferred | self.secret_hash(username)

    def _initiate(self, flow: Flow, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        if flow == ADMIN_PASSWORD:
            return self._idp.admin_initiate_auth(
                UserPoolId=self._user_pool_id, ClientId=self._client.id, AuthFlow=flow, AuthParameters=parameters
            )
        return self._idp.initiate_auth(ClientId=self._client.id, AuthFlow=flow, AuthParameters=parameters)

    def _rotate(self, tokens: Tokens, refresh_token: str) -> Tokens:
        request: GetTokensFromRefreshTokenRequestTypeDef = {"RefreshToken": refresh_token, "ClientId": self._client.id}
        if self._client.secret:
            request["ClientSecret"] = self._client.secret
        if tokens.device_key:
            request["DeviceKey"] = tokens.device_key
        return _tokens(self._idp.get_tokens_from_refresh_token(**request)["AuthenticationResult"], kept=tokens)

    def _start_srp(self, username: str, password: str) -> Outcome:
        # Not at the top: it imports boto3 and requests, which only SRP needs.
        from pycognito.aws_srp import AWSSRP  # noqa: PLC0415 -- see above

        make: Any = AWSSRP  # untyped
        srp = make(
            username,
            password,
            pool_id=self._user_pool_id,
            client_id=self._client.id,
            client=self._idp,
            client_secret=self._client.secret,
        )
        parameters = srp.get_auth_params()
        answer = self._idp.initiate_auth(ClientId=self._client.id, AuthFlow=USER_SRP, AuthParameters=parameters)
        if answer.get("ChallengeName") != PASSWORD_VERIFIER:
            return _outcome(answer, username)
        with warnings.catch_warnings():  # the library calls utcnow()
            warnings.simplefilter("ignore", DeprecationWarning)
            responses: dict[str, str] = srp.process_challenge(answer["ChallengeParameters"], parameters)
        return self._respond(PASSWORD_VERIFIER, answer.get("Session"), responses, responses["USERNAME"])

    def _respond(
        self,
        name: "ChallengeNameTypeType",
        session: str | None,
        responses: dict[str, str],
        username: str,
        *,
        by_admin: bool = False,
    ) -> Outcome:
        request: RespondToAuthChallengeRequestTypeDef = {
            "ClientId": self._client.id,
            "ChallengeName": name,
            "ChallengeResponses": responses | self.secret_hash(username),
        }
        if session:
            request["Session"] = session
        if by_admin:
            named = cast("AdminRespondToAuthChallengeRequestTypeDef", request | {"UserPoolId": self._user_pool_id})
            return _outcome(self._idp.admin_respond_to_auth_challenge(**named), username, by_admin=True)
        return _outcome(self._idp.respond_to_auth_challenge(**request), username)


def must_accept_password(outcome: Outcome, flow: Flow) -> Outcome:
    """`outcome`, if only the right password leads to it.

    Raises:
        StepFailed: the challenge comes before the password is checked.
    """
    if isinstance(outcome, Challenge) and outcome.name not in _AFTER_PASSWORD:
        raise StepFailed(f"expected the right password to be accepted by {flow}; got {outcome.name}")
    return outcome


def _outcome(answer: Mapping[str, Any], username: str, *, by_admin: bool = False) -> Outcome:
    if name := answer.get("ChallengeName"):
        listed = (answer.get("ChallengeParameters") or {}).get("MFAS_CAN_CHOOSE")
        choices = tuple(json.loads(listed)) if listed else ()
        return Challenge(name, answer.get("Session", ""), username, by_admin, choices)
    return _tokens(answer["AuthenticationResult"])


def _tokens(result: Mapping[str, Any], kept: Tokens | None = None) -> Tokens:
    """The tokens of a response; what a refresh does not return is taken from `kept`."""
    return Tokens(
        id_token=result["IdToken"],
        access_token=result["AccessToken"],
        refresh_token=result.get("RefreshToken") or (kept.refresh_token if kept else None),
        device_key=(result.get("NewDeviceMetadata") or {}).get("DeviceKey") or (kept.device_key if kept else None),
    )
