"""cognito-client-redirects.

AWS itself refuses http but for localhost; a program that says otherwise is found before AWS sees it.
"""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from cognito_policies.options import FlagOption, Options, WordsOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import APP_CLIENTS
from cognito_policies.values import Path, shown

_CALLBACKS: Final = "callbackUrls"
_DEFAULT: Final = "defaultRedirectUri"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Judge each address a browser may be sent to."""
    paths: list[Path] = [(name, index) for name in (_CALLBACKS, "logoutUrls") for index in client.indices(name)]
    for path in (*paths, (_DEFAULT,)):
        url = client.text(*path)
        if isinstance(url, str) and (url or path != (_DEFAULT,)):
            yield from (f"{spelled(path)} is {shown(url)}, {problem}" for problem in _problems(url, options))
    default, callbacks = client.text(_DEFAULT), client.words(_CALLBACKS)
    listed = callbacks is not None and (not callbacks.complete or default in callbacks.known)
    if isinstance(default, str) and default and not listed:
        yield f"{_DEFAULT} is not among {_CALLBACKS}: AWS refuses it"


def _problems(url: str, options: Options) -> Iterator[str]:
    if "*" in url:
        yield "with a wildcard: who controls one matching address gets the codes"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        yield "which is no URL"
        return
    if parts.fragment or url.endswith("#"):
        yield "with a fragment, which OAuth forbids"
    if parts.scheme not in {scheme.lower() for scheme in options.words("appSchemes")}:
        yield from _reach(parts.scheme, host, options)


def _reach(scheme: str, host: str, options: Options) -> Iterator[str]:
    if _is_local(host):
        if not options.flag("allowLocalhost"):
            yield "which is on the user's own machine: fit for development only"
    elif scheme != "https":
        yield "which is neither https nor an app's scheme (option appSchemes)"
    elif not host:
        yield "which names no host"


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


RULE = Rule(
    id="cognito-client-redirects",
    title="Codes go to known addresses only",
    description="An app client sends browsers to exact https addresses, or to the schemes of its own apps.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:10.4.1",
        "stave:CTL.COGNITO.CLIENT.HTTPCALLBACK.001",
        "stave:CTL.COGNITO.CLIENT.LOCALHOST.001",
        "stave:CTL.COGNITO.CLIENT.WILDCARDCB.001",
    ),
    remediation_steps=(
        "List exact https URLs in callbackUrls and logoutUrls, the default among the callbacks; use a client of its"
        " own for local development."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html",
    applies_to=APP_CLIENTS,
    check=check,
    options=(
        FlagOption(
            name="allowLocalhost",
            description="Accept addresses on the user's own machine, for development.",
            default=False,
        ),
        WordsOption(
            name="appSchemes",
            description='The schemes of your own apps, without the colon ("com.example.app").',
        ),
    ),
)
