"""AssumeRoleWithWebIdentity, the classic flow's second half: the token has to be real and the role has to agree."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from joserfc import jwt
from joserfc.errors import JoseError
from moto.core.exceptions import AccessDeniedError, ServiceException
from moto.iam.models import iam_backends
from moto.sts.responses import TokenResponse

from . import trust_policy
from .identity_pools import homes

if TYPE_CHECKING:
    from moto.core.responses import ActionResult


class TokenRefusedError(ServiceException):
    """STS's refusal; the query protocol has errors of its own kind."""


class WebIdentity(TokenResponse):
    """moto's STS, which gives any role to anybody who asks for it with a token."""

    def assume_role_with_web_identity(self) -> ActionResult:
        """Hand out a role for an identity pool's OpenID token."""
        claims = self._claims(str(self._get_param("WebIdentityToken")))
        context = {
            "aud": [str(claims["aud"])],
            "sub": [str(claims["sub"])],
            "amr": [str(method) for method in claims["amr"]],
        }
        if not is_trusting(self.current_account, self.partition, str(self._get_param("RoleArn")), context):
            raise AccessDeniedError(str(claims["sub"]), trust_policy.ASSUME_ROLE)
        return super().assume_role_with_web_identity()

    def _claims(self, token: str) -> dict[str, Any]:
        for pools in list(homes(self.current_account).values()):
            try:
                claims = dict(jwt.decode(token, pools.signing_key, algorithms=["RS512"]).claims)
            except (JoseError, ValueError):
                continue
            if claims["exp"] < time.time():
                raise TokenRefusedError("ExpiredTokenException", "Token expired")
            return claims
        raise TokenRefusedError("InvalidIdentityToken", "The web identity token is not one of this account's.")


def is_trusting(account_id: str, partition: str, role_arn: str, context: dict[str, list[str]]) -> bool:
    """Whether a role exists and its trust policy agrees to these claims."""
    roles = iam_backends[account_id][partition].roles.values()
    role = next((role for role in roles if role.arn == role_arn), None)
    return role is not None and trust_policy.trusts(json.loads(role.assume_role_policy_document), context)
