"""The server side of Cognito's SRP-6a: checks a password that is never sent.

Group, hash and key derivation are Cognito's own (3072 bits, SHA-256, HKDF with "Caldera Derived Key").
The primitives are those of pycognito, so server and client calculate in the same way.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pycognito import aws_srp

if TYPE_CHECKING:
    from collections.abc import Callable

# The types of pycognito's functions, which it does not declare.
_hash_text: Callable[[bytes], str] = aws_srp.hash_sha256
_hash_hex: Callable[[str], str] = aws_srp.hex_hash
_padded: Callable[[int | str], str] = aws_srp.pad_hex
_scrambler: Callable[[int, int], int] = aws_srp.calculate_u
_derived_key: Callable[[bytes, bytes], bytes] = aws_srp.compute_hkdf

N = int(aws_srp.N_HEX, 16)
G = int(aws_srp.G_HEX, 16)
K = int(_hash_hex(f"00{aws_srp.N_HEX}0{aws_srp.G_HEX}"), 16)
TIMESTAMP_FORMAT = "%a %b %d %H:%M:%S UTC %Y"
# Older claims may be replayed ones.
CLAIM_LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True)
class Attempt:
    """One exchange: the values with which the server checks the client's claim."""

    pool_name: str
    user_id: str
    secret_block: str
    verifier: int
    client_public: int
    server_private: int
    server_public: int


def password_verifier(pool_name: str, user_id: str, password: str, salt: str) -> int:
    """The verifier of a password. `pool_name` is the part of the pool's id after the region."""
    identity = _hash_text(f"{pool_name}{user_id}:{password}".encode())
    return pow(G, int(_hash_hex(_padded(salt) + identity), 16), N)


def begin(pool_name: str, user_id: str, verifier: int, client_public: str) -> Attempt:
    """Start an exchange for a client's public value. Raises ValueError for an invalid value."""
    public = int(client_public, 16)
    if public % N == 0:
        raise ValueError("SRP_A is zero in the group")
    private = secrets.randbits(512)
    return Attempt(
        pool_name=pool_name,
        user_id=user_id,
        secret_block=base64.b64encode(secrets.token_bytes(512)).decode(),
        verifier=verifier,
        client_public=public,
        server_private=private,
        server_public=(K * verifier + pow(G, private, N)) % N,
    )


def claim_holds(attempt: Attempt, *, secret_block: str, timestamp: str, signature: str) -> bool:
    """Whether the client's claim is right, belongs to this exchange and is fresh."""
    if not hmac.compare_digest(secret_block.encode(), attempt.secret_block.encode()) or not _is_fresh(timestamp):
        return False
    message = (
        attempt.pool_name.encode() + attempt.user_id.encode() + base64.b64decode(secret_block) + timestamp.encode()
    )
    expected = base64.b64encode(hmac.digest(_session_key(attempt), message, "sha256"))
    return hmac.compare_digest(expected, signature.encode())


def _session_key(attempt: Attempt) -> bytes:
    u = _scrambler(attempt.client_public, attempt.server_public)
    shared = pow(attempt.client_public * pow(attempt.verifier, u, N), attempt.server_private, N)
    return _derived_key(bytes.fromhex(_padded(shared)), bytes.fromhex(_padded(u)))


def _is_fresh(timestamp: str) -> bool:
    try:
        claimed = datetime.strptime(timestamp, TIMESTAMP_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(datetime.now(UTC) - claimed) <= CLAIM_LIFETIME
