"""Redirect URLs: the components refuse those that browsers parse differently."""

from typing import Any
from urllib.parse import urlsplit

import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity import AppClient, ArgumentError
from cognito_identity.validation.problems import REDACTED
from cognito_identity.validation.redirects import is_https, redirect_is_safe
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import POOL_ID, client_problems
from tests.contract.redirect_cases import CASES, Case, Fault

MESSAGES = {
    Fault.NOT_ABSOLUTE: "must be an absolute URL",
    Fault.INVISIBLE: "must have no spaces or control characters",
    Fault.BACKSLASH: "must have no backslash",
    Fault.SCHEME: "must be the URL of a page",
    Fault.FRAGMENT: "must have no fragment",
    Fault.WILDCARD: "must be one URL",
    Fault.LENGTH: "must have 1 to 1024 characters",
    Fault.NO_HOST: "must be an absolute URL, with // and a host",
    Fault.USER_INFORMATION: "must have no user name or password",
    Fault.PORT: "must have a port from 1 to 65535",
    Fault.HOST: "must ",
    Fault.NUMBER: "must have a host name or an IPv4 address",
    Fault.HTTP: "must be https, except on localhost",
}


@pytest.mark.parametrize("case", CASES, ids=[repr(case.url[:60]) for case in CASES])
def test_a_redirect_url_that_browsers_parse_differently_is_refused(case: Case) -> None:
    found = client_problems({"o_auth": {"callback_urls": [case.url]}})
    if case.fault is None:
        assert found == []
        return
    ((path, text),) = [problem for problem in found if problem[0] != "o_auth.callback_urls"]
    assert path == "o_auth.callback_urls[0]"
    assert MESSAGES[case.fault] in text


BAD = "http://evil.example\\@localhost/"


@pytest.mark.parametrize(
    ("o_auth", "path"),
    [
        ({"callback_urls": ...}, "o_auth.callback_urls[0]"),
        ({"callback_urls": ["https://a.example"], "logout_urls": ...}, "o_auth.logout_urls[0]"),
        ({"callback_urls": ["https://a.example"], "default_redirect_uri": ...}, "o_auth.default_redirect_uri"),
    ],
)
@pytest.mark.parametrize("later", [True, False], ids=["output", "plain"])
def test_every_argument_with_a_redirect_url_is_checked_as_output_too(o_auth: Any, path: str, later: bool) -> None:
    def program() -> None:
        value: Any = pulumi.Output.from_input(BAD) if later else BAD
        filled = {
            key: (value if key == "default_redirect_uri" else [value]) if item is ... else item
            for key, item in o_auth.items()
        }
        args: Any = {"user_pool_id": POOL_ID, "o_auth": filled}
        AppClient("web", args)

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert path in str(done.error)
    assert done.of_type("UserPoolClient") == []


@given(st.text(alphabet=st.sampled_from("ahttps:/\\@.#?[]%0123456789x-localhost \t\u3002\uff0e"), max_size=30))
def test_an_accepted_url_has_the_host_that_python_reads(text: str) -> None:
    for url in (text, f"https://{text}", f"http://localhost{text}"):
        if list(redirect_is_safe(url, ())) or not url.lower().startswith(("http:", "https:")):
            continue
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.username is None
        assert parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://login.example.com/oauth2/v1/authorize?x=1", True),
        ("https://login.example.com:8443/{tenant}/v2.0", True),
        ("http://localhost/", False),
        ("https:/login.example.com", False),
        ("https://evil.example\\@login.example.com", False),
        ("https://login.example.com@evil.example", False),
        ("https://login.example.com:x/", False),
        ("https://login example.com/", False),
    ],
)
def test_is_https(address: str, fits: bool) -> None:
    assert is_https(address) is fits


def test_a_password_in_a_url_is_not_shown() -> None:
    (problem,) = redirect_is_safe("https://ann:hunter2@app.example/", ("callback_urls", 0))
    assert problem.value is REDACTED
    assert "hunter2" not in problem.text()
