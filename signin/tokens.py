"""Verification of Cognito's tokens, as an API should do it.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, Self

import jwt

TokenUse = Literal["id", "access"]

_ALGORITHM: Final = "RS256"
_REQUIRED_CLAIMS: Final = ["exp", "iat", "iss", "sub", "token_use"]
# Tolerance for clock differences.
LEEWAY_SECONDS: Final = 10


class TokenRefused(Exception):  # noqa: N818 -- says what happened to the token
    """The token is invalid; the text is the reason, without the token."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A pool's public keys by key id."""

    by_id: Mapping[str, jwt.PyJWK]

    @classmethod
    def from_json(cls, document: bytes | str) -> Self:
        """The RS256 signing keys of a JWKS document.

        Raises:
            TokenRefused: the document is not a JWKS or has no usable key.
        """
        try:
            listed = json.loads(document)["keys"]
            usable = [key for key in listed if key.get("kty") == "RSA" and key.get("use", "sig") == "sig"]
            by_id = {key["kid"]: jwt.PyJWK(key, algorithm=_ALGORITHM) for key in usable}
        except (ValueError, KeyError, TypeError, AttributeError, jwt.PyJWTError) as error:
            raise TokenRefused(f"the public keys are not a JWKS document ({type(error).__name__})") from error
        if not by_id:
            raise TokenRefused("the JWKS document holds no RSA signing key")
        return cls(by_id)


def unverified_claims(token: str) -> dict[str, Any]:
    """The claims of a token without verification; empty if it can't be decoded."""
    try:
        claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return {}
    return claims


@dataclass(frozen=True, slots=True)
class Verifier:
    """Verifies tokens of an issuer for an app client by its keys."""

    issuer: str
    client_id: str
    keys: Keys

    def for_client(self, client_id: str) -> "Verifier":
        """The same for another client."""
        return replace(self, client_id=client_id)

    def verify(self, token: str, use: TokenUse) -> dict[str, Any]:
        """The token's claims.

        Raises:
            TokenRefused: it is invalid.
        """
        try:
            key = self._key_for(token)
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[_ALGORITHM],
                issuer=self.issuer,
                audience=self.client_id if use == "id" else None,
                leeway=LEEWAY_SECONDS,
                options={"require": _REQUIRED_CLAIMS, "verify_aud": use == "id"},
            )
        except jwt.PyJWTError as error:
            raise TokenRefused(f"{type(error).__name__}: {error}") from error
        if claims["token_use"] != use:
            raise TokenRefused(f"token_use is {claims['token_use']!r}, not {use!r}")
        if use == "access" and claims.get("client_id") != self.client_id:
            raise TokenRefused("client_id is another client's")
        return claims

    def signed_claims(self, token: str) -> dict[str, Any]:
        """The claims of a token that the pool signed, expired or not.

        Raises:
            TokenRefused: the pool did not sign it.
        """
        unjudged = {f"verify_{claim}": False for claim in ("exp", "iat", "nbf", "aud")}
        options: Any = {"require": ["iat"], **unjudged}  # the stubs know no such dictionary
        try:
            claims: dict[str, Any] = jwt.decode(token, self._key_for(token), algorithms=[_ALGORITHM], options=options)
        except jwt.PyJWTError as error:
            raise TokenRefused(f"{type(error).__name__}: {error}") from error
        return claims

    def _key_for(self, token: str) -> jwt.PyJWK:
        """The key with the id in the token's header; the algorithm must be ours."""
        header = jwt.get_unverified_header(token)
        if header.get("alg") != _ALGORITHM:
            raise TokenRefused(f"signed with {header.get('alg')!r}, not {_ALGORITHM}")
        key = self.keys.by_id.get(str(header.get("kid")))
        if key is None:
            raise TokenRefused("signed with a key that the pool does not publish")
        return key
