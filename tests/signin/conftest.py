import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from sandbox.aws import AwsServer
from signin.tokens import Keys, Verifier

REGION = "us-east-1"
ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdef123"
CLIENT_ID = "4v140f6p0bghsau8dbg889bknc"
Sign = Callable[..., str]


@pytest.fixture(scope="session")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def jwks(private_key: rsa.RSAPrivateKey) -> str:
    key = RSAAlgorithm.to_jwk(private_key.public_key(), as_dict=True)
    return json.dumps({"keys": [{**key, "kid": "k1", "use": "sig", "alg": "RS256"}]})


@pytest.fixture(scope="session")
def verifier(jwks: str) -> Verifier:
    return Verifier(ISSUER, CLIENT_ID, Keys.from_json(jwks))


@pytest.fixture(scope="session")
def sign(private_key: rsa.RSAPrivateKey) -> Sign:
    """A pool's signature under whatever claims a test wants; None takes a claim away."""

    def signed(use: str = "id", *, kid: str | None = "k1", **changes: object) -> str:
        now = int(time.time())
        audience = {"aud": CLIENT_ID} if use == "id" else {"client_id": CLIENT_ID}
        claims: dict[str, Any] = {
            "iss": ISSUER,
            "sub": "0d444155-10c3-44c6-ae7a-8914d544dcb7",
            "token_use": use,
            "iat": now,
            "exp": now + 3600,
        }
        claims = {name: value for name, value in (claims | audience | changes).items() if value is not None}
        return jwt.encode(claims, private_key, algorithm="RS256", headers={"kid": kid} if kid else {})

    return signed


@pytest.fixture(scope="session")
def aws() -> Iterator[AwsServer]:
    with AwsServer(region=REGION) as server:
        yield server
