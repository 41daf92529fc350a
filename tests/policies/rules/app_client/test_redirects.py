from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.redirects import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

LISTS = ("callbackUrls", "logoutUrls")
LOCAL = [
    "http://localhost:3000/in",
    "https://localhost",
    "http://LOCALHOST",
    "http://127.0.0.1:8000",
    "http://[::1]/in",
    "https://localhost.",
    "https://app.localhost",
    "https://127.1.2.3",
    "https://127.0.0.1.",
    "https://0.0.0.0",
    "https://[::ffff:127.0.0.1]",
]


def problems(*urls: Any, **options: Any) -> list[str]:
    return outcome(RULE, good(USER_POOL_CLIENT, defaultRedirectUri=None, callbackUrls=list(urls)), **options).violated


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("name", LISTS)
def test_lists_that_are_checked(token: str, name: str) -> None:
    changes: Any = {"defaultRedirectUri": None, name: ["https://a.example.com", "http://a.example.com"]}
    [message] = outcome(RULE, good(token, **changes)).violated
    assert about([message]) == [f"{name}[1]"]
    for empty in (None, list[str]()):
        changes[name] = empty
        assert outcome(RULE, good(token, **changes)).clean


@pytest.mark.parametrize(
    "url",
    ["https://app.example.com", "https://app.example.com:8443/a?b=c", "HTTPS://app.example.com", "https://10.0.0.1"],
)
def test_exact_https(url: str) -> None:
    assert problems(url) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://app.example.com",
        "http://localhost.evil.com",
        "http://notlocalhost",
        "javascript:alert(1)",
        "app.example.com/in",
        "",
        "https:///in",
        "https:",
        "https://*.example.com",
        "https://app.example.com/*",
        "https://app.example.com/#in",
        "https://app.example.com/#",
        "https://[::1",
        *LOCAL,
    ],
)
def test_anything_else(url: str) -> None:
    assert about(problems(url)) == ["callbackUrls[0]"]


def test_all_that_is_wrong_is_said() -> None:
    assert len(problems("http://*.example.com/#x")) == 3
    assert len(problems("https://a.example.com", "http://x", "http://localhost")) == 2


@pytest.mark.parametrize("url", LOCAL)
def test_ones_own_machine_for_development(url: str) -> None:
    assert problems(url, allowLocalhost=True) == []
    assert problems("http://app.example.com", allowLocalhost=True)


def test_http_on_ones_own_machine_is_what_aws_takes() -> None:
    for url in ("http://app.localhost", "http://127.1.2.3", "http://0.0.0.0"):
        [message] = problems(url, allowLocalhost=True)
        assert about([message]) == ["callbackUrls[0]"]


def test_an_apps_own_scheme_is_no_risk_by_itself() -> None:
    assert problems("myapp://callback", "com.example.app:/in", "capacitor://localhost/in") == []


def test_the_schemes_of_ones_own_apps() -> None:
    assert problems("javascript:alert(1)", appSchemes=["javascript"])
    assert problems("myapp://callback", "com.example.app:/in", appSchemes=["MyApp", "com.example.app"]) == []
    assert problems("myapp://localhost/in", appSchemes=["myapp"]) == []
    assert problems("other://callback", appSchemes=["myapp"])
    assert problems("myapp://*", appSchemes=["myapp"])


def test_the_default_is_checked_and_listed() -> None:
    urls = ["https://a.example.com", "https://b.example.com"]
    assert outcome(RULE, good(USER_POOL_CLIENT, callbackUrls=urls, defaultRedirectUri=urls[1])).clean
    [message] = outcome(
        RULE, good(USER_POOL_CLIENT, callbackUrls=urls, defaultRedirectUri="https://c.example.com")
    ).violated
    assert about([message]) == ["defaultRedirectUri"]
    for urls_absent in (None, list[str]()):
        assert about(outcome(RULE, good(USER_POOL_CLIENT, callbackUrls=urls_absent)).violated) == ["defaultRedirectUri"]
    both = outcome(RULE, good(USER_POOL_CLIENT, callbackUrls=urls, defaultRedirectUri="http://c.example.com")).violated
    assert len(both) == 2
    assert both[0].startswith('defaultRedirectUri is "http://c.example.com"')
    for absent in (None, ""):
        assert outcome(RULE, good(USER_POOL_CLIENT, defaultRedirectUri=absent)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"callbackUrls": UNKNOWN_TEXT},
        {"callbackUrls": ["https://a.example.com", UNKNOWN_TEXT]},
        {"logoutUrls": [UNKNOWN_TEXT]},
        {"defaultRedirectUri": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"callbackUrls": "https://a"}, {"logoutUrls": [1]}, {"defaultRedirectUri": {}}])
def test_another_type_is_a_violation(changes: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL_CLIENT, **changes)).violated
    assert " must be " in message
