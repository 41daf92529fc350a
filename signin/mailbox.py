"""Where the messages to a throw-away user go.

On AWS they are really sent. A hard bounce counts against the sender's reputation, so they go to Amazon SES's mailbox
simulator, which takes them without effect on it and takes labels (`success+anything@…`):
https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
"""

import re
from dataclasses import dataclass
from typing import Final

from signin.errors import SigninError

_ADDRESS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_ADDRESS: Final = 254
_LONGEST_LOCAL_PART: Final = 64


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Makes addresses; `label` is what stands before the random part of each."""

    domain: str
    label: str = ""

    def address(self, handle: str, length: int) -> str:
        """An address of that length, as near as can be: the handle's end is its random part, so its front is cut."""
        room = min(max(length - len(self.domain) - 1, 1), _LONGEST_LOCAL_PART) - len(self.label)
        if room < 1:
            return f"{self.label.rstrip('+')}@{self.domain}"
        return f"{self.label}{handle.rjust(room, 'x')[-room:].lstrip('-').rjust(room, 'x')}@{self.domain}"


# Reserved for documentation (RFC 2606). A local AWS sends nothing.
RESERVED: Final = Mailbox("example.com")
SIMULATOR: Final = Mailbox("simulator.amazonses.com", "success+")


def checked_address(address: str) -> str:
    """`address`, if mail can be sent to it.

    Raises:
        SigninError: it is no address, or longer than one may be.
    """
    if not _ADDRESS.fullmatch(address) or len(address) > _LONGEST_ADDRESS:
        raise SigninError(f"email: {address!r} is not an address such as me@example.com")
    return address
