"""A user: moto's, with passwords, codes, MFA methods and passkeys."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.aws.factors.srp import password_verifier
from sandbox.aws.moto_names import CognitoIdpUser

if TYPE_CHECKING:
    from sandbox.aws.factors.relying_party import Passkey
    from sandbox.aws.factors.totp import Authenticator


@dataclass(frozen=True)
class SentCode:
    """A code that was sent, valid for a limited time."""

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
    """A user with password history, SRP verifier, MFA methods and passkeys."""

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
        # New email addresses and phone numbers, which replace the current ones once they are verified.
        self.pending: dict[str, str] = {}
        self._passwords: list[str] = []
        self.set_password(password)

    def set_password(self, password: str | None) -> None:
        """Set the password, a new SRP salt and with it a new verifier."""
        self.password = password
        self._passwords += [] if password is None else [password]
        self.password_set_at = time.time()
        self.srp_salt = secrets.token_hex(16)
        self._verifier: int | None = None

    def last_passwords(self, count: int) -> list[str]:
        """The last passwords, the current one among them, which the user may not set again."""
        return self._passwords[-count:] if count else []

    def srp_verifier(self, pool_name: str) -> int:
        """The password's SRP verifier, computed when it is first needed."""
        if self._verifier is None:
            self._verifier = password_verifier(pool_name, self.username, self.password or "", self.srp_salt)
        return self._verifier

    def is_verified(self, attribute: str) -> bool:
        """Whether an email address or phone number is verified."""
        return str(self.attribute_lookup.get(f"{attribute}_verified", "")).lower() == "true"

    def to_json(
        self,
        extended: bool = False,
        attributes_key: str = "Attributes",
        attributes_to_get: list[str] | None = None,
    ) -> dict[str, Any]:
        """As AWS returns it: with email as an MFA method, and without unset members."""
        shown: dict[str, Any] = super().to_json(extended, attributes_key, attributes_to_get)
        if extended:
            if self.email_mfa_enabled:
                shown["UserMFASettingList"].append("EMAIL_OTP")
            unset = ("UserMFASettingList", "MFAOptions", "PreferredMfaSetting")
            shown = {key: value for key, value in shown.items() if value or key not in unset}
        return shown
