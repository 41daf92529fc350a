"""What the pool's own pages answer with: pages for people, redirects for browsers, JSON for programs."""

import html
import json
from urllib.parse import urlencode

from werkzeug.wrappers import Response

TOTP_FIELD = "code"
"""The login form's field for a code of an authenticator app."""


def redirect(location: str) -> Response:
    """Send the browser on."""
    return Response(status=302, headers={"Location": location})


def error_page(error: str) -> Response:
    """Send the browser to the error page, as Cognito does where it trusts no address."""
    return redirect(f"/error?{urlencode({'error': error})}")


def page(refusal: str = "") -> Response:
    """The least that a person can sign in with."""
    said = f'<p role="alert">{html.escape(refusal)}</p>' if refusal else ""
    body = f"""<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>{said}<form method="post">
<p><label>Name <input name="username" autocomplete="username" required></label>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<p><label>Code of your authenticator app, if you have one
<input name="{TOTP_FIELD}" inputmode="numeric" autocomplete="one-time-code"></label>
<p><button>Sign in</button></form></html>"""
    return Response(body, 400 if refusal else 200, content_type="text/html; charset=utf-8")


def said(text: str, status: int) -> Response:
    """Show one sentence."""
    page = f'<!doctype html><html lang="en"><title>Registration</title><h1>{html.escape(text)}</h1></html>'
    return Response(page, status, content_type="text/html; charset=utf-8")


def as_json(content: object, status: int = 200) -> Response:
    """Answer a program, which must not keep it."""
    return Response(json.dumps(content), status, content_type="application/json", headers={"Cache-Control": "no-store"})
