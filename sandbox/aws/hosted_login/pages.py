"""Responses of the hosted pages: HTML, redirects and JSON."""

import html
import json
from collections.abc import Mapping
from urllib.parse import urlencode

from werkzeug.wrappers import Response

TOTP_FIELD = "code"
"""The login form's field for an authenticator app's code."""


def redirect(location: str) -> Response:
    """Redirect the browser."""
    return Response(status=302, headers={"Location": location})


def with_query(address: str, parameters: Mapping[str, str]) -> str:
    """An address with further parameters in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(parameters)}"


def error_page(error: str) -> Response:
    """Redirect the browser to the error page, as Cognito does if the redirect URI isn't registered."""
    return redirect(f"/error?{urlencode({'error': error})}")


def login_page(refusal: str = "") -> Response:
    """A plain login form."""
    said = f'<p role="alert">{html.escape(refusal)}</p>' if refusal else ""
    body = f"""<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>{said}<form method="post">
<p><label>Name <input name="username" autocomplete="username" required></label>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<p><label>Code of your authenticator app, if you have one
<input name="{TOTP_FIELD}" inputmode="numeric" autocomplete="one-time-code"></label>
<p><button>Sign in</button></form></html>"""
    return Response(body, 400 if refusal else 200, content_type="text/html; charset=utf-8")


def message_page(text: str, status: int) -> Response:
    """A page with one sentence."""
    page = f'<!doctype html><html lang="en"><title>Registration</title><h1>{html.escape(text)}</h1></html>'
    return Response(page, status, content_type="text/html; charset=utf-8")


def as_json(content: object, status: int = 200) -> Response:
    """A JSON response that must not be cached."""
    return Response(json.dumps(content), status, content_type="application/json", headers={"Cache-Control": "no-store"})
