import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from signin.forged_tokens import altered_token, forged_tokens
from signin.tokens import Keys, TokenRefused, TokenUse, Verifier

Sign = Callable[..., str]
# The years 2001 and 2100: a time beside now would be another one by the time a test runs.
LONG_AGO, FAR_AHEAD = 1_000_000_000, 4_102_444_800


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def test_genuine_tokens_are_accepted(verifier: Verifier, sign: Sign) -> None:
    assert verifier.verify(sign("id", email="a@example.com"), "id")["email"] == "a@example.com"
    assert verifier.verify(sign("access"), "access")["token_use"] == "access"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"exp": LONG_AGO}, "ExpiredSignatureError"),
        ({"iat": FAR_AHEAD}, "ImmatureSignatureError"),
        ({"aud": "another-client"}, "InvalidAudienceError"),
        ({"aud": None}, "MissingRequiredClaimError"),
        ({"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"}, "InvalidIssuerError"),
        ({"iss": None}, "MissingRequiredClaimError"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"iat": None}, "MissingRequiredClaimError"),
        ({"sub": None}, "MissingRequiredClaimError"),
        ({"token_use": None}, "MissingRequiredClaimError"),
        ({"token_use": "access"}, "token_use is 'access', not 'id'"),
        ({"kid": "k2"}, "a key that the pool does not publish"),
        ({"kid": None}, "a key that the pool does not publish"),
    ],
)
def test_an_id_token_is_refused(verifier: Verifier, sign: Sign, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(TokenRefused, match=reason):
        verifier.verify(sign("id", **changes), "id")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"client_id": "another-client"}, "client_id is another client's"),
        ({"client_id": None}, "client_id is another client's"),
        ({"token_use": "id"}, "token_use is 'id', not 'access'"),
        ({"exp": LONG_AGO}, "ExpiredSignatureError"),
    ],
)
def test_an_access_token_is_refused(verifier: Verifier, sign: Sign, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(TokenRefused, match=reason):
        verifier.verify(sign("access", **changes), "access")


@pytest.mark.parametrize(("given", "wanted"), [("id", "access"), ("access", "id")])
def test_one_kind_is_never_taken_for_the_other(
    verifier: Verifier, sign: Sign, given: TokenUse, wanted: TokenUse
) -> None:
    with pytest.raises(TokenRefused):
        verifier.verify(sign(given), wanted)


def test_every_forgery_is_refused(verifier: Verifier, sign: Sign) -> None:
    genuine = sign("id")
    forged = dict(forged_tokens(genuine))
    assert set(forged) == {"altered payload", "signature of a foreign key", "algorithm none", "no signature"}
    for token in (*forged.values(), altered_token(genuine)):
        with pytest.raises(TokenRefused):
            verifier.verify(token, "id")


def test_the_foreign_signature_is_a_valid_one_of_another_key(verifier: Verifier, sign: Sign) -> None:
    with pytest.raises(TokenRefused, match="InvalidSignatureError"):
        verifier.verify(dict(forged_tokens(sign("id")))["signature of a foreign key"], "id")


def test_hs256_with_the_public_key_as_secret_is_refused(
    verifier: Verifier, sign: Sign, private_key: rsa.RSAPrivateKey
) -> None:
    public = private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    message = f"{encoded({'alg': 'HS256', 'kid': 'k1'})}.{sign('id').split('.')[1]}"
    signature = base64.urlsafe_b64encode(hmac.digest(public, message.encode(), hashlib.sha256)).rstrip(b"=").decode()
    with pytest.raises(TokenRefused, match="signed with 'HS256', not RS256"):
        verifier.verify(f"{message}.{signature}", "id")


@pytest.mark.parametrize("token", ["", "a", "a.b", "a.b.c", "....", "eyJ.eyJ.x", f"{encoded({'alg': 'RS256'})}.x.y"])
def test_garbage_is_refused(verifier: Verifier, token: str) -> None:
    with pytest.raises(TokenRefused):
        verifier.verify(token, "id")


def test_a_refusal_never_shows_the_token(verifier: Verifier, sign: Sign) -> None:
    token = sign("id", aud="another-client")
    with pytest.raises(TokenRefused) as refused:
        verifier.verify(token, "id")
    assert token[:20] not in str(refused.value)


@pytest.mark.parametrize(
    "document",
    [b"", b"<html>", b"[]", b"{}", b'{"keys": 1}', b'{"keys": [1]}', b'{"keys": [{"kty": "RSA"}]}', b"\xff\xfe"],
)
def test_a_document_that_is_no_jwks_is_refused(document: bytes) -> None:
    with pytest.raises(TokenRefused, match="not a JWKS document"):
        Keys.from_json(document)


def test_keys_for_other_purposes_do_not_sign(jwks: str) -> None:
    (key,) = json.loads(jwks)["keys"]
    encryption = json.dumps({"keys": [{**key, "use": "enc"}, {"kty": "oct", "kid": "k1", "k": "c2VjcmV0"}]})
    with pytest.raises(TokenRefused, match="no RSA signing key"):
        Keys.from_json(encryption)
