"""The messages that a local AWS keeps instead of sending them; the sandbox has an address for them."""

import json
from collections.abc import Mapping
from typing import Any, Final

from signin.aws import Aws
from signin.errors import StepFailed, StepSkipped
from signin.target import Target
from signin.user import User

_PATH: Final = "/_sandbox/outbox"
_HTTP_OK: Final = 200
_ON_AWS: Final = "AWS sends the code, and this proof can't read the message"


class Outbox:
    """Reads the messages of one user pool."""

    def __init__(self, target: Target, aws: Aws) -> None:
        self._target = target
        self._aws = aws

    def newest_code(self, user: User, purpose: str) -> str:
        """The code in the newest message to the user for that purpose.

        Raises:
            StepSkipped: messages can't be read here.
            StepFailed: there is no such message.
        """
        addresses = set(user.attributes.values())
        for message in reversed(self._messages()):
            mine = message.get("user_pool_id") == self._target.user_pool_id and message.get("destination") in addresses
            if mine and message.get("purpose") == purpose:
                return str(message["code"])
        raise StepFailed(f"expected a message with a code ({purpose}) in the outbox; there is none")

    def _messages(self) -> list[Mapping[str, Any]]:
        if self._target.endpoint is None:
            raise StepSkipped(_ON_AWS)
        answer = self._aws.send("GET", "the outbox", f"{self._target.endpoint}{_PATH}")
        try:
            listed = json.loads(answer.body) if answer.status == _HTTP_OK else None
        except ValueError:
            listed = None
        if not isinstance(listed, list):
            raise StepSkipped("this local AWS has no outbox to read codes in")
        return listed
