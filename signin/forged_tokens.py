"""Forged tokens, derived from a valid one, that must be refused."""

import json
from collections.abc import Iterator
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from jwt.utils import base64url_decode, base64url_encode

# The primes of the example key in RFC 7515 (A.2.1): public, no pool's key, and faster than generating one.
_PRIMES: Final = (
    (
        "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDc"
        "mnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc"
    ),
    (
        "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-"
        "TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc"
    ),
)
_EXPONENT: Final = 65537


def forged_tokens(genuine: str) -> Iterator[tuple[str, str]]:
    """Forged tokens by name: what was changed, and the token."""
    header, payload, signature = genuine.split(".")
    claims = {**_decoded(payload), "sub": "00000000-0000-4000-8000-000000000000", "cognito:groups": ["admin"]}
    altered = _encoded(claims)
    yield "altered payload", f"{header}.{altered}.{signature}"
    yield "signature of a foreign key", _signed(header, altered)
    yield "algorithm none", f"{_encoded({**_decoded(header), 'alg': 'none'})}.{altered}."
    yield "no signature", f"{header}.{altered}."


def altered_token(genuine: str) -> str:
    """`genuine` with another `sub` and the original signature."""
    return next(forged_tokens(genuine))[1]


def _signed(header: str, payload: str) -> str:
    """The token signed with another key, under the pool's key id."""
    signature = _foreign_key().sign(f"{header}.{payload}".encode(), PKCS1v15(), SHA256())
    return f"{header}.{payload}.{base64url_encode(signature).decode()}"


def _foreign_key() -> rsa.RSAPrivateKey:
    p, q = (int.from_bytes(base64url_decode(prime)) for prime in _PRIMES)
    d = rsa.rsa_recover_private_exponent(_EXPONENT, p, q)
    return rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(_EXPONENT, p * q),
    ).private_key(unsafe_skip_rsa_key_validation=True)


def _decoded(part: str) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(base64url_decode(part))
    return decoded


def _encoded(part: dict[str, Any]) -> str:
    return base64url_encode(json.dumps(part, separators=(",", ":")).encode()).decode()
