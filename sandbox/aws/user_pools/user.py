"""moto's user, with what proves who they are."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moto.cognitoidp.models import CognitoIdpUser

from sandbox.aws.factors.srp import password_verifier

if TYPE_CHECKING:
    from sandbox.aws.factors.relying_party import Passkey
    from sandbox.aws.factors.totp import Authenticator


@dataclass(frozen=True)
class SentCode:
    """A code that went out and may come back, for a while."""

    value: str
    attribute: str
    expires_at: float


@dataclass(frozen=True)
class PasskeyEnrollment:
    """A passkey that a user is registering: the challenge its authenticator has to sign."""

    challenge: bytes
    client_id: str
    expires_at: float


class User(CognitoIdpUser):
    """A user whose password, codes and second factors are checked for real."""

    def __init__(
        self, pool_id: str, username: str | None, password: str | None, status: str, attributes: list[dict[str, str]]
    ) -> None:
        super().__init__(pool_id, username, password, status, attributes)
        self.authenticator: Authenticator | None = None
        self.new_authenticator: Authenticator | None = None
        self.device_name = ""
        self.passkeys: dict[str, Passkey] = {}
        self.enrollment: PasskeyEnrollment | None = None
        self.email_mfa_enabled = False
        self.sent_codes: dict[str, SentCode] = {}
        # New addresses and numbers that replace the old ones once they are verified.
        self.pending: dict[str, str] = {}
        self._passwords: list[str] = []
        self.set_password(password)

    def set_password(self, password: str | None) -> None:
        """Take a new password; its SRP salt and verifier change with it."""
        self.password = password
        self._passwords += [] if password is None else [password]
        self.password_set_at = time.time()
        self.srp_salt = secrets.token_hex(16)
        self._verifier: int | None = None

    def last_passwords(self, count: int) -> list[str]:
        """The passwords a user may not take again, the current one among them."""
        return self._passwords[-count:] if count else []

    def srp_verifier(self, pool_name: str) -> int:
        """The number that stands for the password in SRP, worked out when it is first needed."""
        if self._verifier is None:
            self._verifier = password_verifier(pool_name, self.username, self.password or "", self.srp_salt)
        return self._verifier

    def is_verified(self, attribute: str) -> bool:
        """Whether an address or number is known to be the user's own."""
        return str(self.attribute_lookup.get(f"{attribute}_verified", "")).lower() == "true"

    def to_json(
        self,
        extended: bool = False,
        attributes_key: str = "Attributes",
        attributes_to_get: list[str] | None = None,
    ) -> dict[str, Any]:
        """As AWS shows it: e-mail as a factor is listed, and what is not set is left out."""
        shown: dict[str, Any] = super().to_json(extended, attributes_key, attributes_to_get)
        if extended:
            if self.email_mfa_enabled:
                shown["UserMFASettingList"].append("EMAIL_OTP")
            unset = ("UserMFASettingList", "MFAOptions", "PreferredMfaSetting")
            shown = {key: value for key, value in shown.items() if value or key not in unset}
        return shown
