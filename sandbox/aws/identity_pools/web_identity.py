"""AssumeRoleWithWebIdentity, the classic flow's second step: verifies the token and the role's trust policy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from joserfc import jwt
from joserfc.errors import JoseError

from sandbox.aws.iam import trust_policy
from sandbox.aws.iam.roles import is_trusting
from sandbox.aws.identity_pools.backend import identity_pools_of
from sandbox.aws.moto_names import AccessDeniedError, ServiceException, TokenResponse

if TYPE_CHECKING:
    from sandbox.aws.moto_names import ActionResult


class TokenRefusedError(ServiceException):
    """An error of STS, in the query protocol's format."""


class WebIdentity(TokenResponse):
    """The STS of moto, which verifies neither token nor trust policy."""

    def assume_role_with_web_identity(self) -> ActionResult:
        """Assume a role with an identity pool's OpenID token."""
        claims = self._claims(str(self.params["WebIdentityToken"]))
        context = {
            "aud": [str(claims["aud"])],
            "sub": [str(claims["sub"])],
            "amr": [str(method) for method in claims["amr"]],
        }
        if not is_trusting(self.current_account, self.partition, str(self.params["RoleArn"]), context):
            raise AccessDeniedError(str(claims["sub"]), trust_policy.ASSUME_ROLE)
        return super().assume_role_with_web_identity()

    def _claims(self, token: str) -> dict[str, Any]:
        for pools in list(identity_pools_of(self.current_account).values()):
            try:
                claims = dict(jwt.decode(token, pools.signing_key, algorithms=["RS512"]).claims)
            except (JoseError, ValueError):
                continue
            if claims["exp"] < time.time():
                raise TokenRefusedError("ExpiredTokenException", "Token expired")
            return claims
        raise TokenRefusedError("InvalidIdentityToken", "The web identity token is not one of this account's.")
