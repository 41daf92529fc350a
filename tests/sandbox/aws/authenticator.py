"""An authenticator in software, written from the WebAuthn standard alone: the other end of the sandbox's passkeys."""

import hashlib
import json
import secrets
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

_PRESENT, _VERIFIED, _HAS_CREDENTIAL = 0x01, 0x04, 0x40


class Authenticator:
    """Holds one key pair. What it is told to get wrong, it gets wrong."""

    def __init__(self, origin: str, *, verifies: bool = True) -> None:
        self.origin = origin
        self.verifies = verifies
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.uses = 0
        self.user_handle = ""

    def create(self, options: dict[str, Any], *, domain: str | None = None, challenge: str | None = None) -> Any:
        """What `navigator.credentials.create()` gives, as JSON would have it."""
        self.user_handle = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public: dict[int, Any] = {
            1: 2,
            3: -7,
            -1: 1,
            -2: numbers.x.to_bytes(32, "big"),
            -3: numbers.y.to_bytes(32, "big"),
        }
        made = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(public)
        data = self._data(domain or options["rp"]["id"], _HAS_CREDENTIAL) + made
        return self._credential(
            clientDataJSON=self._client_data("webauthn.create", challenge or options["challenge"]),
            attestationObject=cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data}),
        ) | {"authenticatorAttachment": "platform"}

    def get(self, options: str, *, challenge: str | None = None, key: ec.EllipticCurvePrivateKey | None = None) -> str:
        """What `navigator.credentials.get()` gives."""
        asked = json.loads(options)
        self.uses += 1
        data = self._data(asked["rpId"], 0)
        client_data = self._client_data("webauthn.get", challenge or asked["challenge"])
        signed = data + hashlib.sha256(client_data).digest()
        signature = (key or self.key).sign(signed, ec.ECDSA(hashes.SHA256()))
        credential = self._credential(clientDataJSON=client_data, authenticatorData=data, signature=signature)
        credential["response"]["userHandle"] = self.user_handle
        return json.dumps(credential)

    def _data(self, domain: str, flags: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.verifies else 0)
        return hashlib.sha256(domain.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> bytes:
        assert base64url_to_bytes(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _credential(self, **response: bytes) -> dict[str, Any]:
        shown: dict[str, Any] = {name: bytes_to_base64url(value) for name, value in response.items()}
        own_id = bytes_to_base64url(self.id)
        return {
            "id": own_id,
            "rawId": own_id,
            "type": "public-key",
            "response": shown | {"transports": ["internal"]},
            "clientExtensionResults": {},
        }
