"""cognito-client-redirects.

AWS itself refuses http but for three local hosts; a program that says otherwise is found before AWS sees it. Browsers
and servers must find the same host in an address, so whatever browsers would rewrite is found as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from cognito_policies.options import FlagOption, Options, WordsOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.app_client.web_address import AddressError, read_web_address
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import APP_CLIENTS
from cognito_policies.values import Path, shown

_CALLBACKS: Final = "callbackUrls"
_DEFAULT: Final = "defaultRedirectUri"
_LONGEST: Final = 1024
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]+(?:/|$))")
"""A scheme; `app.example.com:8443/in` is a host and a port whose scheme was forgotten."""
_SYSTEM: Final = "about blob data file filesystem ftp ftps intent javascript mailto sms tel vbscript view-source ws wss"
_SYSTEM_SCHEMES: Final = frozenset(_SYSTEM.split())


def check(client: Subject, options: Options) -> Iterator[str]:
    """Judge each address a browser may be sent to."""
    paths: list[Path] = [(name, index) for name in (_CALLBACKS, "logoutUrls") for index in client.indices(name)]
    for path in (*paths, (_DEFAULT,)):
        url = client.text(*path)
        if isinstance(url, str) and (url or path != (_DEFAULT,)):
            yield from (f"{spelled(path)} is {shown(url)}, which {problem}" for problem in _problems(url, options))
    default, callbacks = client.text(_DEFAULT), client.words(_CALLBACKS)
    listed = callbacks is not None and (not callbacks.complete or default in callbacks.known)
    if isinstance(default, str) and default and not listed:
        yield f"{_DEFAULT} is not among {_CALLBACKS}: AWS refuses it"


def _problems(url: str, options: Options) -> Iterator[str]:
    if any(unicodedata.category(character)[0] in "ZC" for character in url):
        yield "holds white space or a control character, which browsers leave out"
        return
    if "\\" in url:
        yield "holds a backslash, which browsers read as a slash: they may go to another host"
        return
    if len(url) > _LONGEST:
        yield f"is longer than the {_LONGEST} characters AWS takes"
    if "*" in url:
        yield "has a wildcard: AWS knows none here, and if it did, whoever controls a matching address would get codes"
    if "#" in url:
        yield "has a fragment, which OAuth forbids"
    given = _SCHEME.match(url)
    if given is None:
        yield "is no absolute address: begin it with https:// or the scheme of your app"
    else:
        yield from _reach(url, given[1].lower(), options)


def _reach(url: str, scheme: str, options: Options) -> Iterator[str]:
    own = {word.lower() for word in options.words("appSchemes")}
    if scheme in _SYSTEM_SCHEMES:
        yield f"has the scheme {scheme}, which opens no app; use https"
    elif scheme in own or (scheme not in ("http", "https") and not own):
        return
    elif scheme not in ("http", "https"):
        yield "is neither https nor a scheme of option appSchemes"
    else:
        yield from _web(url, options)


def _web(url: str, options: Options) -> Iterator[str]:
    try:
        # A wildcard has been found already; what is around it is judged as if there were none.
        address = read_web_address(url.replace("*", "x"))
    except AddressError as error:
        yield str(error)
        return
    if address.is_local and not options.flag("allowLocalhost"):
        yield "is on the user's own machine: allow it for development only (option allowLocalhost)"
    elif address.scheme == "http" and not address.takes_http:
        yield "is http; use https (AWS takes http for localhost, 127.0.0.1 and [::1] only)"


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
            description=(
                'The schemes of your own apps, without the colon ("com.example.app"); while it is empty, any scheme'
                " that is not the browser's or the system's is accepted."
            ),
        ),
    ),
)
