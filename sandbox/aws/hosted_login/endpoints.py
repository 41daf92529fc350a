"""The hosted pages: authorize, a plain login page, and the token endpoint with PKCE (RFC 6749, RFC 7636).

On AWS they are at the pool's domain; here at `/<pool id>/…`, as the discovery document says. Users sign in with a
password and, if MFA requires it, a code of their authenticator app; other factors have no page here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sandbox.aws.errors import RefusedError
from sandbox.aws.hosted_login.pages import (
    TOTP_FIELD,
    as_json,
    error_page,
    login_page,
    message_page,
    redirect,
    with_query,
)
from sandbox.aws.moto_names import UserStatus
from sandbox.aws.sign_in import mfa
from sandbox.aws.user_pools import tokens
from sandbox.aws.user_pools.app_client import AppClient
from sandbox.aws.users.sign_up import confirm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.wrappers import Request, Response

    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

PATHS = ("oauth2/authorize", "oauth2/token", "login", "confirmUser")
_CODE_SECONDS = 300
_CODE, _MACHINE, _REFRESH = "code", "client_credentials", "refresh_token"


class OAuthError(Exception):
    """An error of the token endpoint, by the standard's code."""


@dataclass(frozen=True)
class Authorization:
    """What an authorization code was issued for."""

    client_id: str
    user: User
    scopes: tuple[str, ...]
    redirect_uri: str
    challenge: str
    nonce: str
    expires_at: float


class HostedLogin:
    """The pages of every pool that has a domain."""

    def __init__(self) -> None:
        self._codes: dict[str, Authorization] = {}

    def answer(self, pool: Pool, path: str, request: Request) -> Response:
        """Serve one of `PATHS`."""
        if path == "oauth2/token":
            return self._token(pool, request)
        if path == "confirmUser":
            return _confirm(pool, request.args)
        error = _error_response(pool, request.args)
        if error is not None:
            return error
        if path == "oauth2/authorize":
            return redirect(f"/{pool.id}/login?{urlencode(list(request.args.items()))}")
        if request.method != "POST":
            return login_page()
        return self._sign_in(pool, request)

    def _sign_in(self, pool: Pool, request: Request) -> Response:
        query, form = request.args, request.form
        user = pool.find_user(form.get("username", ""))
        refusal = _refusal(pool, user, form)
        if user is None or refusal:
            return login_page(refusal)
        code, now = secrets.token_urlsafe(24), time.time()
        self._codes = {key: kept for key, kept in self._codes.items() if kept.expires_at >= now}
        app = AppClient(pool, pool.clients[query["client_id"]])
        self._codes[code] = Authorization(
            client_id=app.id,
            user=user,
            scopes=_scopes(app, query) or (),
            redirect_uri=query["redirect_uri"],
            challenge=query.get("code_challenge", ""),
            nonce=query.get("nonce", ""),
            expires_at=now + _CODE_SECONDS,
        )
        state = {"state": query["state"]} if "state" in query else {}
        return redirect(with_query(query["redirect_uri"], {"code": code, **state}))

    def _token(self, pool: Pool, request: Request) -> Response:
        kinds = {"authorization_code": self._exchange, _MACHINE: _machine_token, _REFRESH: _refreshed}
        give = kinds.get(request.form.get("grant_type", ""), _unsupported)
        try:
            return as_json(give(_client(pool, request), request.form))
        except OAuthError as error:
            return as_json({"error": str(error)}, 400)

    def _exchange(self, app: AppClient, form: Mapping[str, str]) -> dict[str, Any]:
        # A code is valid for one attempt, successful or not.
        given = self._codes.pop(form.get("code", ""), None)
        if (
            given is None
            or given.expires_at < time.time()
            or given.client_id != app.id
            or given.redirect_uri != form.get("redirect_uri")
            or (given.challenge and not _verifier_matches(form.get("code_verifier", ""), given.challenge))
            or not given.user.enabled
        ):
            raise OAuthError("invalid_grant")
        return _token_response(tokens.sign_in(app, given.user, scopes=given.scopes, nonce=given.nonce), given.scopes)


def endpoints(pool: Pool, base_url: str) -> dict[str, str]:
    """The pages' addresses for the discovery document; none without a domain."""
    if pool.domain is None:
        return {}
    return {
        "authorization_endpoint": f"{base_url}{pool.id}/oauth2/authorize",
        "token_endpoint": f"{base_url}{pool.id}/oauth2/token",
    }


def _error_response(pool: Pool, query: Mapping[str, str]) -> Response | None:
    """The error response to an authorization request; None if it is valid. Redirects to registered addresses only."""
    client = pool.clients.get(query.get("client_id", ""))
    if client is None:
        return error_page("invalid_client")
    app, redirect_uri = AppClient(pool, client), query.get("redirect_uri", "")
    if redirect_uri not in (app.setting("CallbackURLs") or []):
        return error_page("redirect_mismatch")
    error = None
    if query.get("response_type") != _CODE or not _allows_flow(app, _CODE):
        error = "unauthorized_client"
    elif _scopes(app, query) is None:
        error = "invalid_scope"
    elif "code_challenge" in query and query.get("code_challenge_method") != "S256":
        error = "invalid_request"
    return None if error is None else redirect(with_query(redirect_uri, {"error": error}))


def _confirm(pool: Pool, query: Mapping[str, str]) -> Response:
    """Confirm an account by the link in a message."""
    user = pool.find_user(query.get("user_name", ""))
    if user is None or user.status != UserStatus.UNCONFIRMED:
        return message_page("The account is confirmed already, or there is none.", 400)
    try:
        confirm(pool, user, query.get("confirmation_code"))
    except RefusedError:
        return message_page("The link is no longer valid: ask for another one.", 400)
    return message_page("Your registration has been confirmed!", 200)


def _refusal(pool: Pool, user: User | None, form: Mapping[str, str]) -> str:
    """Why the user can't sign in here; empty if the user can."""
    if user is None or user.password is None or user.password != form.get("password") or not user.enabled:
        return "Incorrect username or password."
    if user.status != UserStatus.CONFIRMED:
        return "The account has to be confirmed, or its password changed, in an app."
    step = mfa.next_step(pool, user)
    if step is None:
        return ""
    if step.challenge != mfa.TOTP or user.authenticator is None:
        return f"The sandbox's login page does not know {step.challenge}."
    current = user.authenticator.step_of(form.get(TOTP_FIELD, ""))
    if current is None or user.authenticator.was_used(current):
        return "Invalid code."
    user.authenticator.mark_used(current)
    return ""


def _client(pool: Pool, request: Request) -> AppClient:
    """The client that requests tokens, authenticated by its secret if it has one, in the header or the form."""
    form, header = request.form, request.authorization
    name = header.username if header else form.get("client_id")
    secret = header.password if header else form.get("client_secret")
    client = pool.clients.get(name or "")
    if client is None:
        raise OAuthError("invalid_client")
    if client.generate_secret and not hmac.compare_digest(str(secret or "").encode(), str(client.secret).encode()):
        raise OAuthError("invalid_client")
    return AppClient(pool, client)


def _unsupported(_app: AppClient, _form: Mapping[str, str]) -> dict[str, Any]:
    raise OAuthError("unsupported_grant_type")


def _machine_token(app: AppClient, form: Mapping[str, str]) -> dict[str, Any]:
    if not _allows_flow(app, _MACHINE):
        raise OAuthError("unauthorized_client")
    scopes = _scopes(app, form)
    if scopes is None:
        raise OAuthError("invalid_scope")
    return tokens.for_machine(app, scopes)


def _refreshed(app: AppClient, form: Mapping[str, str]) -> dict[str, Any]:
    try:
        grant = app.pool.grants.of_token(form.get("refresh_token", ""), app.id)
    except RefusedError:
        raise OAuthError("invalid_grant") from None
    user = app.pool.users.get(grant.username)
    if user is None or not user.enabled:
        raise OAuthError("invalid_grant")
    renewed = tokens.issue(app, user, grant)
    rotation = app.setting("RefreshTokenRotation") or {}
    if rotation.get("Feature") == "ENABLED":
        grace = int(rotation.get("RetryGracePeriodSeconds") or 0)
        try:
            renewed["RefreshToken"] = app.pool.grants.rotate(form["refresh_token"], grace)
        except RefusedError:
            raise OAuthError("invalid_grant") from None
    return _token_response(renewed, tuple(grant.scope.split()))


def _token_response(result: Mapping[str, Any], scopes: tuple[str, ...]) -> dict[str, Any]:
    names = {"AccessToken": "access_token", "RefreshToken": "refresh_token", "ExpiresIn": "expires_in"}
    if "openid" in scopes:
        names["IdToken"] = "id_token"
    return {"token_type": "Bearer"} | {new: result[old] for old, new in names.items() if old in result}


def _allows_flow(app: AppClient, flow: str) -> bool:
    return bool(app.setting("AllowedOAuthFlowsUserPoolClient")) and flow in (app.setting("AllowedOAuthFlows") or [])


def _scopes(app: AppClient, query: Mapping[str, str]) -> tuple[str, ...] | None:
    """The requested scopes, by default all of the client's; None if it lacks one."""
    allowed = app.setting("AllowedOAuthScopes") or []
    wanted = tuple((query.get("scope") or " ".join(allowed)).split())
    return wanted if set(wanted) <= set(allowed) else None


def _verifier_matches(verifier: str, challenge: str) -> bool:
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
    return hmac.compare_digest(digest, challenge.encode())
