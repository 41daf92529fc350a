"""Plain HTTP against a running sandbox, where an SDK would hide or mend what a test sends."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.aws import AwsServer

USER_POOLS = "AWSCognitoIdentityProviderService"
JSON_TYPE = "application/x-amz-json-1.1"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def error(self) -> str:
        """The error's code."""
        return str(json.loads(self.body).get("__type"))


def send(
    server: AwsServer, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> Answer:
    """One request, its headers exactly as given; `Host` is added where it is not."""
    where = urlsplit(server.endpoint)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": where.netloc, "Content-Length": str(len(body)), **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def call(server: AwsServer, action: str, body: bytes | Mapping[str, Any], **headers: str) -> Answer:
    """A call of a user pools' action, with a body that may be anything."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send(
        server, "POST", "/", data, {"X-Amz-Target": f"{USER_POOLS}.{action}", "Content-Type": JSON_TYPE, **headers}
    )
