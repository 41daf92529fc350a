"""WebAuthn for a relying party: options for the browser, and verification of its response.

The cryptography is py_webauthn's, the errors are Cognito's. Loaded with the first passkey.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, parse_attestation_object
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sandbox.aws import errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LOCALHOST = "localhost"
_TRANSPORTS = {transport.value: transport for transport in AuthenticatorTransport}
# The exceptions that a malformed response raises.
_MALFORMED = (WebAuthnException, KeyError, TypeError, ValueError, AttributeError)


@dataclass
class Passkey:
    """A stored passkey: its public key and what ListWebAuthnCredentials returns."""

    credential_id: str
    public_key: bytes
    sign_count: int
    relying_party_id: str
    name: str
    attachment: str | None
    transports: list[str]
    created_at: float = field(default_factory=time.time)

    def to_json(self) -> dict[str, Any]:
        """As `ListWebAuthnCredentials` returns it."""
        shown = {
            "CredentialId": self.credential_id,
            "FriendlyCredentialName": self.name,
            "RelyingPartyId": self.relying_party_id,
            "AuthenticatorTransports": self.transports,
            "CreatedAt": self.created_at,
        }
        return shown if self.attachment is None else shown | {"AuthenticatorAttachment": self.attachment}


@dataclass(frozen=True)
class RelyingParty:
    """The domain of passkeys, and whether they require user verification."""

    id: str
    requires_verification: bool

    def registration_options(
        self, challenge: bytes, *, user_id: str, username: str, known: Iterable[Passkey]
    ) -> dict[str, Any]:
        """The options for `navigator.credentials.create()`."""
        options = webauthn.generate_registration_options(
            rp_id=self.id,
            rp_name=self.id,
            user_id=user_id.encode(),
            user_name=username,
            challenge=challenge,
            exclude_credentials=_descriptors(known),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=self._verification
            ),
        )
        asked: dict[str, Any] = json.loads(webauthn.options_to_json(options))
        return asked

    def register(self, credential: Mapping[str, Any], challenge: bytes, name: str) -> Passkey:
        """Verify a response to `create()` for this challenge; returns the new passkey."""
        try:
            response = credential["response"]
            origin = _origin(response)
            rp_id_hash = parse_attestation_object(
                base64url_to_bytes(response["attestationObject"])
            ).auth_data.rp_id_hash
        except _MALFORMED as error:
            raise errors.invalid_parameter("Credential is not a response of a passkey provider.") from error
        if not self._may_be_asked_by(origin):
            raise errors.RefusedError(
                "WebAuthnOriginNotAllowedException", f"Origin {origin} is not allowed for relying party {self.id}."
            )
        if rp_id_hash != hashlib.sha256(self.id.encode()).digest():
            raise errors.RefusedError(
                "WebAuthnRelyingPartyMismatchException", f"The passkey is not one of relying party {self.id}."
            )
        try:
            made = webauthn.verify_registration_response(
                credential=dict(credential),
                expected_challenge=challenge,
                expected_rp_id=self.id,
                expected_origin=origin,
                require_user_verification=self.requires_verification,
            )
        except _MALFORMED as error:
            raise errors.RefusedError(
                "WebAuthnCredentialNotSupportedException", f"The passkey can't be registered: {error}"
            ) from error
        return Passkey(
            credential_id=str(credential["id"]),
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            relying_party_id=self.id,
            name=name,
            attachment=credential.get("authenticatorAttachment"),
            transports=[str(transport) for transport in response.get("transports") or ()],
        )

    def authentication_options(self, challenge: bytes, known: Iterable[Passkey]) -> str:
        """The options for `navigator.credentials.get()`, as JSON."""
        options = webauthn.generate_authentication_options(
            rp_id=self.id,
            challenge=challenge,
            allow_credentials=_descriptors(known),
            user_verification=self._verification,
        )
        return webauthn.options_to_json(options)

    def is_answered(self, text: str, challenge: bytes, known: Mapping[str, Passkey], user_id: str) -> bool:
        """Whether one of these passkeys signed the challenge; updates its sign count."""
        try:
            credential = json.loads(text)
            response = credential["response"]
            origin, handle = _origin(response), response.get("userHandle")
            passkey = known[credential["id"]]
            if not self._may_be_asked_by(origin) or (handle and base64url_to_bytes(handle) != user_id.encode()):
                return False
            passkey.sign_count = webauthn.verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self.id,
                expected_origin=origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=self.requires_verification,
            ).new_sign_count
        except _MALFORMED:
            return False
        return True

    @property
    def _verification(self) -> UserVerificationRequirement:
        wanted = UserVerificationRequirement
        return wanted.REQUIRED if self.requires_verification else wanted.PREFERRED

    def _may_be_asked_by(self, origin: str) -> bool:
        """Whether an origin is the relying party's host or a subdomain, with HTTPS unless it is localhost."""
        url = urlsplit(origin)
        host = url.hostname or ""
        secure = url.scheme == "https" or (url.scheme == "http" and host == _LOCALHOST)
        return secure and (host == self.id or host.endswith(f".{self.id}"))


def _origin(response: Mapping[str, Any]) -> str:
    """The origin of the page, as the browser reports it."""
    return str(json.loads(base64url_to_bytes(response["clientDataJSON"]))["origin"])


def _descriptors(known: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(passkey.credential_id),
            transports=[_TRANSPORTS[name] for name in passkey.transports if name in _TRANSPORTS],
        )
        for passkey in known
    ]
