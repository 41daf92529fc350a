"""The outbox in a terminal: the emails and SMS messages of a running sandbox, as they are sent."""

import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from typing import Any, Final
from urllib.parse import urlsplit

from sandbox.errors import ConfigurationError, SandboxError

Message = Mapping[str, Any]

_PATH: Final = "/_sandbox/outbox"
_HTTP_OK: Final = 200
_TIMEOUT_SECONDS: Final = 5
_PAUSE_SECONDS: Final = 0.5
_INDENT: Final = "          "
# Message texts are not trusted, and control characters can command a terminal.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PURPOSES: Final = {
    "sign_up": "confirms the account",
    "invitation": "is the temporary password",
    "forgot_password": "replaces the forgotten password",
    "verify_attribute": "verifies the address",
    "sign_in": "signs in, without a password",
    "mfa": "is the second factor",
}


def show_outbox(
    endpoint: str, *, follow: bool, as_json: bool = False, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Print the messages of the sandbox at `endpoint`; with `follow` also new ones, until Ctrl-C or the sandbox stops.

    Raises:
        ConfigurationError: `endpoint` is not a valid address.
        SandboxError: no sandbox answers there.
    """
    host, port = _address(endpoint)
    seen = _messages(host, port)
    _print(seen, as_json=as_json)
    if not seen and not as_json:
        print(
            f"No messages yet at {endpoint}{'; they will appear here, Ctrl-C ends this' if follow else ''}", flush=True
        )
    try:
        while follow:
            sleep(_PAUSE_SECONDS)
            now = _messages(host, port)
            # If the first messages differ, another sandbox runs at the same address.
            _print(now[len(seen) :] if now[: len(seen)] == seen else now, as_json=as_json)
            seen = now
    except KeyboardInterrupt:
        return


def as_text(message: Message) -> str:
    """One message as text, its code last."""
    clock = datetime.fromtimestamp(message["sent_at"], UTC).astimezone().strftime("%H:%M:%S")
    lines = [f"{clock}  {message['medium']} to {message['destination']}"]
    lines += [f"{_INDENT}{line}" for line in f"{message['subject']}\n{message['body']}".splitlines() if line]
    lines.append(f"{_INDENT}-> {message['code']} {_PURPOSES.get(message['purpose'], message['purpose'])}")
    return "\n".join(_CONTROLS.sub("", line) for line in lines) + "\n"


def _print(messages: list[Message], *, as_json: bool) -> None:
    for message in messages:
        print(json.dumps(message) if as_json else as_text(message), flush=True)


def _address(endpoint: str) -> tuple[str, int]:
    try:
        parts = urlsplit(endpoint)
        port = parts.port or 80
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme != "http" or not parts.hostname:
        raise ConfigurationError(f"--endpoint: {endpoint!r} is not an address such as http://127.0.0.1:5555")
    return parts.hostname, port


def _messages(host: str, port: int) -> list[Message]:
    """All messages, oldest first. Connects directly, without a proxy."""
    connection = HTTPConnection(host, port, timeout=_TIMEOUT_SECONDS)
    where = f"http://{host}:{port}"
    try:
        connection.request("GET", _PATH)
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, HTTPException) as error:
        raise SandboxError(
            f"no sandbox answers at {where} ({error}); start it with: python -m sandbox up --serve"
        ) from error
    finally:
        connection.close()
    try:
        listed = json.loads(body) if answer.status == _HTTP_OK else None
    except ValueError:
        listed = None
    if not isinstance(listed, list):
        raise SandboxError(f"what answers at {where} is not the sandbox: it has no outbox")
    return listed
