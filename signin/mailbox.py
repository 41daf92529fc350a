"""Email addresses of temporary users.

AWS really sends the pool's email, and a hard bounce harms the sender's reputation. So the addresses are those of the
Amazon SES mailbox simulator, which accepts labels (`success+anything@…`) and has no effect on the reputation:
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
    """A domain of email addresses; `label` is a fixed start of the local part."""

    domain: str
    label: str = ""

    def address(self, handle: str, length: int) -> str:
        """An address of `length` characters, or as near as possible. A long handle loses its start."""
        room = min(max(length - len(self.domain) - 1, 1), _LONGEST_LOCAL_PART) - len(self.label)
        if room < 1:
            return f"{self.label.rstrip('+')}@{self.domain}"
        return f"{self.label}{handle.rjust(room, 'x')[-room:].lstrip('-').rjust(room, 'x')}@{self.domain}"


# Reserved for documentation (RFC 2606), for a local AWS, which sends nothing.
RESERVED: Final = Mailbox("example.com")
SIMULATOR: Final = Mailbox("simulator.amazonses.com", "success+")


def checked_address(address: str) -> str:
    """`address`, checked.

    Raises:
        SigninError: it is not an email address.
    """
    if not _ADDRESS.fullmatch(address) or len(address) > _LONGEST_ADDRESS:
        raise SigninError(f"email: {address!r} is not an address such as me@example.com")
    return address
