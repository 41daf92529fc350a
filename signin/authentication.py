"""Cognito's sign-in conversation: a flow starts it, challenges continue it, tokens end it."""

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
from signin.pool import ADMIN_PASSWORD, USER_CHOICE, USER_SRP, Client, Flow

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
# What Cognito asks after the password, when it asks for more.
SECOND_FACTORS: Final = frozenset({TOTP_CHALLENGE, "SMS_MFA", "EMAIL_OTP", CHOOSE_FACTOR})
# What comes only after the password was right; SELECT_CHALLENGE, for one, comes before it.
_AFTER_PASSWORD: Final = SECOND_FACTORS | {NEW_PASSWORD_REQUIRED, MFA_SETUP}
PASSWORD_VERIFIER: Final = "PASSWORD_VERIFIER"  # noqa: S105 -- the name of a challenge

# The size of SRP's group.
_SRP_BYTES: Final = 384


@dataclass(frozen=True, slots=True)
class Tokens:
    """The end of a conversation, and when it came by this machine's clock."""

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    device_key: str | None = None
    received_at: float = field(default_factory=time.time)

    @property
    def secrets(self) -> tuple[str | None, ...]:
        """What must never be shown."""
        return (self.id_token, self.access_token, self.refresh_token)


@dataclass(frozen=True, slots=True)
class Challenge:
    """What Cognito wants to know next, and the name it knows the user by."""

    name: "ChallengeNameTypeType"
    session: str = field(repr=False)
    username: str
    # Whether a server asked on the user's behalf; its conversation has calls of its own.
    by_admin: bool = False
    # The factors to choose from, where that is the question.
    choices: tuple[str, ...] = ()


Outcome = Tokens | Challenge


class Authentication:
    """Signs people in to one client of one pool, as an application would."""

    def __init__(self, idp: "CognitoIdentityProviderClient", user_pool_id: str, client: Client) -> None:
        self._idp = idp
        self._user_pool_id = user_pool_id
        self._client = client

    def with_secret(self, secret: str) -> "Authentication":
        """The same way in, by somebody who takes `secret` for the client's."""
        return Authentication(self._idp, self._user_pool_id, replace(self._client, secret=secret))

    def start(self, flow: Flow, username: str, password: str) -> Outcome:
        """Sign in by `flow`, as far as the password goes."""
        if flow == USER_SRP:
            return self._start_srp(username, password)
        answer = self._initiate(flow, self._password(flow, username, password))
        return _outcome(answer, username, by_admin=flow == ADMIN_PASSWORD)

    def knock(self, flow: Flow, username: str, password: str) -> Mapping[str, Any]:
        """Only ask whether `flow` is open; for SRP that takes no more than a public value."""
        if flow == USER_SRP:
            srp = {"USERNAME": username, "SRP_A": secrets.token_hex(_SRP_BYTES)}
            return self._initiate(flow, srp | self.secret_hash(username))
        return self._initiate(flow, self._password(flow, username, password))

    def respond(self, challenge: Challenge, **responses: str) -> Outcome:
        """Answer `challenge`; its user and the client's proof go along."""
        username = challenge.username
        answers = {"USERNAME": username, **responses}
        return self._respond(challenge.name, challenge.session, answers, username, by_admin=challenge.by_admin)

    def refresh(self, tokens: Tokens, username: str) -> Tokens:
        """New tokens for a refresh token, by the call that the client's rotation setting asks for."""
        if tokens.refresh_token is None:
            raise StepFailed("expected a refresh token from the sign-in; none came")
        if self._client.rotates:
            return self._rotate(tokens, tokens.refresh_token)
        device = {"DEVICE_KEY": tokens.device_key} if tokens.device_key else {}
        answer = self._idp.initiate_auth(
            ClientId=self._client.id,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens.refresh_token} | device | self.secret_hash(username),
        )
        return _tokens(answer["AuthenticationResult"], kept=tokens)

    def secret_hash(self, username: str) -> dict[str, str]:
        """The proof that a client with a secret has to give along with a user's name; nothing for one without."""
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
        # Not at the top: it brings boto3 and requests along, which a pool without SRP can do without.
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
        with warnings.catch_warnings():  # the library still says utcnow()
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


def must_take_password(outcome: Outcome, flow: Flow) -> Outcome:
    """`outcome`, if it is one that only the right password has.

    Raises:
        StepFailed: Cognito asks something that anybody would be asked.
    """
    if isinstance(outcome, Challenge) and outcome.name not in _AFTER_PASSWORD:
        raise StepFailed(f"expected the right password to be taken by {flow}; came {outcome.name}")
    return outcome


def _outcome(answer: Mapping[str, Any], username: str, *, by_admin: bool = False) -> Outcome:
    if name := answer.get("ChallengeName"):
        told = (answer.get("ChallengeParameters") or {}).get("MFAS_CAN_CHOOSE")
        choices = tuple(json.loads(told)) if told else ()
        return Challenge(name, answer.get("Session", ""), username, by_admin, choices)
    return _tokens(answer["AuthenticationResult"])


def _tokens(result: Mapping[str, Any], kept: Tokens | None = None) -> Tokens:
    """The tokens of an answer; what a refresh does not renew is `kept`."""
    return Tokens(
        id_token=result["IdToken"],
        access_token=result["AccessToken"],
        refresh_token=result.get("RefreshToken") or (kept.refresh_token if kept else None),
        device_key=(result.get("NewDeviceMetadata") or {}).get("DeviceKey") or (kept.device_key if kept else None),
    )
