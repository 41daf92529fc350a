"""cognito-client-redirects.

AWS accepts http for three local hosts only; the rule reports it before the deployment. A URL that browsers rewrite is
a violation too, because browsers and servers must find the same host in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import BooleanOption, Options, TextListOption
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.model.values import Path, format_value
from cognito_policies.rules.app_client.web_address import AddressError, read_web_address

_CALLBACKS: Final = "callbackUrls"
_DEFAULT: Final = "defaultRedirectUri"
_LONGEST: Final = 1024
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]+(?:/|$))")
"""A scheme; `app.example.com:8443/in` is a host and a port without a scheme."""
_SYSTEM: Final = "about blob data file filesystem ftp ftps intent javascript mailto sms tel vbscript view-source ws wss"
_SYSTEM_SCHEMES: Final = frozenset(_SYSTEM.split())


def check(client: Subject, options: Options) -> Iterator[str]:
    """Check each URL that a browser can be redirected to."""
    paths: list[Path] = [(name, index) for name in (_CALLBACKS, "logoutUrls") for index in client.indices(name)]
    for path in (*paths, (_DEFAULT,)):
        url = client.text(*path)
        if isinstance(url, str) and (url or path != (_DEFAULT,)):
            # Before an @ there may be a password.
            given = f"{format_path(path)} is {format_value('[redacted]' if '@' in url else url)}"
            yield from (f"{given}: {problem}" for problem in _problems(url, options))
    default, callbacks = client.text(_DEFAULT), client.texts(_CALLBACKS)
    listed = callbacks is not None and (not callbacks.complete or default in callbacks.known)
    if isinstance(default, str) and default and not listed:
        yield f"{_DEFAULT} is {format_value(default)}, which is not in {_CALLBACKS}: AWS refuses it"


def _problems(url: str, options: Options) -> Iterator[str]:
    if any(unicodedata.category(character)[0] in "ZC" for character in url):
        yield "remove the white space or control character; browsers ignore it"
        return
    if "\\" in url:
        yield "remove the backslash; browsers read it as a slash and can open another host"
        return
    if len(url) > _LONGEST:
        yield f"use at most {_LONGEST} characters, the limit of AWS"
    if "*" in url:
        yield "AWS doesn't support wildcards; list each URL"
    if "#" in url:
        yield "remove the fragment (#…); OAuth doesn't allow it"
    given = _SCHEME.match(url)
    if given is None:
        yield "it must be an absolute URL; start it with https:// or the scheme of your app"
    else:
        yield from _reach(url, given[1].lower(), options)


def _reach(url: str, scheme: str, options: Options) -> Iterator[str]:
    own = {word.lower() for word in options.texts("appSchemes")}
    if scheme in _SYSTEM_SCHEMES:
        yield f"use https; {scheme} doesn't open an app"
    elif scheme in own or (scheme not in ("http", "https") and not own):
        return
    elif scheme not in ("http", "https"):
        yield "use https, or add the scheme to option appSchemes"
    else:
        yield from _web(url, options)


def _web(url: str, options: Options) -> Iterator[str]:
    try:
        # A wildcard has been reported already; the rest of the URL is checked without it.
        address = read_web_address(url.replace("*", "x"))
    except AddressError as error:
        yield str(error)
        return
    if address.is_local and not options.boolean("allowLocalhost"):
        yield "it is on the user's machine; allow it for development only (option allowLocalhost)"
    elif address.scheme == "http" and not address.takes_http:
        yield "use https; AWS accepts http for localhost, 127.0.0.1 and [::1] only"


RULE = Rule(
    id="cognito-client-redirects",
    title="Redirects go to exact URLs",
    description="An app client redirects browsers to exact https URLs, or to the schemes of its apps.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:10.4.1",
        "stave:CTL.COGNITO.CLIENT.HTTPCALLBACK.001",
        "stave:CTL.COGNITO.CLIENT.LOCALHOST.001",
        "stave:CTL.COGNITO.CLIENT.WILDCARDCB.001",
    ),
    remediation_steps=(
        "List exact https URLs in callbackUrls and logoutUrls, and set defaultRedirectUri to one of callbackUrls. Use a"
        " separate app client for local development."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html",
    applies_to=APP_CLIENTS,
    check=check,
    options=(
        BooleanOption(
            name="allowLocalhost",
            description="Accept URLs on the user's machine, such as http://localhost, for development.",
            default=False,
        ),
        TextListOption(
            name="appSchemes",
            description=(
                'The schemes of your apps, without the colon ("com.example.app"). If the list is empty, all schemes are'
                " accepted except those of browsers and operating systems."
            ),
        ),
    ),
)
