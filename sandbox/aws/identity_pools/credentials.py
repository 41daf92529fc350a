"""GetId, GetCredentialsForIdentity, GetOpenIdToken: identities, and AWS credentials for them."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from joserfc import jwt

from sandbox.aws import errors
from sandbox.aws.iam import trust_policy
from sandbox.aws.iam.roles import is_trusting
from sandbox.aws.identity_pools import role_choice
from sandbox.aws.identity_pools.backend import identity_pools_of
from sandbox.aws.identity_pools.logins import Login, verified
from sandbox.aws.identity_pools.pool_actions import IdentityPoolActions
from sandbox.aws.moto_names import sts_backends
from sandbox.aws.user_pools.backend import user_pools_of

if TYPE_CHECKING:
    from sandbox.aws.identity_pools.backend import Identity, IdentityPools

SESSION_NAME = "CognitoIdentityCredentials"
_HOUR = 3600
_MOST_LISTED = 60


class IdentityCredentials(IdentityPoolActions):
    """The actions that apps call, unsigned."""

    def get_id(self) -> str:
        """The caller's identity; a user's is the same each time."""
        pool_id = str(self._given("IdentityPoolId"))
        backend = self._backend_of(pool_id)
        logins = self._verified_logins(backend, pool_id)
        return json.dumps({"IdentityId": backend.identity_of(pool_id, _subjects(logins)).id})

    def describe_identity(self) -> str:
        """An identity's dates and logins."""
        return json.dumps(self.backend.identity(str(self._given("IdentityId"))).to_json())

    def list_identities(self) -> str:
        """The identities of a pool."""
        pool_id = self.backend.pool(str(self._given("IdentityPoolId"))).identity_pool_id
        shown = [identity.to_json() for identity in self.backend.identities.values() if identity.pool_id == pool_id]
        token, size = self._given("NextToken"), self._given("MaxResults") or _MOST_LISTED
        if token is not None and not str(token).isdecimal():
            raise errors.invalid_parameter("Invalid pagination token.")
        start = int(token or 0)
        more = {"NextToken": str(start + size)} if start + size < len(shown) else {}
        return json.dumps({"IdentityPoolId": pool_id, "Identities": shown[start : start + size]} | more)

    def delete_identities(self) -> str:
        """Delete identities; unknown ones are reported, as by AWS."""
        asked: list[str] = self._given("IdentityIdsToDelete") or []
        known = [identity_id for identity_id in asked if self.backend.identities.pop(identity_id, None)]
        unknown = [
            {"IdentityId": identity_id, "ErrorCode": "InternalServerError"}
            for identity_id in asked
            if identity_id not in known
        ]
        return json.dumps({"UnprocessedIdentityIds": unknown})

    def get_credentials_for_identity(self) -> str:
        """Temporary credentials of the role that the pool assigns, if the role trusts the pool."""
        backend, identity, logins = self._identity()
        settings = backend.role_settings.get(identity.pool_id, {})
        claims = {login.mapping_key: login.claims for login in logins}
        try:
            role_arn = role_choice.choose(
                settings.get("Roles") or {}, settings.get("RoleMappings") or {}, claims, self._given("CustomRoleArn")
            )
        except role_choice.RoleRefusedError as refusal:
            raise errors.not_authorized(str(refusal)) from None
        if role_arn is None or not self._is_trusting(role_arn, identity, logins):
            raise errors.RefusedError(
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
            )
        return json.dumps({"IdentityId": identity.id, "Credentials": self._credentials(role_arn)})

    def get_open_id_token(self) -> str:
        """A token for AssumeRoleWithWebIdentity (classic flow), if the pool allows that flow."""
        backend, identity, logins = self._identity()
        if not backend.allows_classic.get(identity.pool_id):
            raise errors.invalid_parameter("Basic (classic) flow is not enabled, please use enhanced flow.")
        now = int(time.time())
        claims = {
            "iss": f"https://{trust_policy.IDENTITY_POOLS}",
            "sub": identity.id,
            "aud": identity.pool_id,
            "amr": _methods(logins),
            "iat": now,
            "exp": now + 600,
        }
        key = backend.signing_key
        token = jwt.encode({"alg": "RS512", "kid": key.kid}, claims, key, algorithms=["RS512"])
        return json.dumps({"IdentityId": identity.id, "Token": token})

    def _backend_of(self, qualified_id: str) -> IdentityPools:
        """The backend of a pool or an identity, whose ids begin with their region."""
        region = qualified_id.partition(":")[0]
        regions = identity_pools_of(self.current_account)
        return regions[region if region in regions else self.region]

    def _identity(self) -> tuple[IdentityPools, Identity, list[Login]]:
        identity_id = str(self._given("IdentityId"))
        backend = self._backend_of(identity_id)
        identity = backend.identity(identity_id)
        if identity.logins and not self._given("Logins"):
            raise errors.not_authorized(f"Access to Identity '{identity_id}' is forbidden.")
        logins = self._verified_logins(backend, identity.pool_id)
        backend.link(identity, _subjects(logins))
        return backend, identity, logins

    def _verified_logins(self, backend: IdentityPools, pool_id: str) -> list[Login]:
        pool = backend.pool(pool_id)
        given: dict[str, str] = self._given("Logins") or {}
        if not given and not pool.allow_unauthenticated_identities:
            raise errors.not_authorized("Unauthenticated access is not supported for this identity pool.")
        regions = list(user_pools_of(self.current_account).values())
        signers = [user_pool for region in regions for user_pool in region.user_pools.values()]
        return verified(given, pool.cognito_identity_providers or [], signers)

    def _is_trusting(self, role_arn: str, identity: Identity, logins: list[Login]) -> bool:
        context = {"aud": [identity.pool_id], "sub": [identity.id], "amr": _methods(logins)}
        return is_trusting(self.current_account, self.partition, role_arn, context)

    def _credentials(self, role_arn: str) -> dict[str, Any]:
        assumed = sts_backends[self.current_account][self.partition].assume_role(
            region_name=self.region,
            role_session_name=SESSION_NAME,
            role_arn=role_arn,
            policy="",
            duration=_HOUR,
            external_id="",
        )
        return {
            "AccessKeyId": assumed.access_key_id,
            "SecretKey": assumed.secret_access_key,
            "SessionToken": assumed.session_token,
            "Expiration": time.time() + _HOUR,
        }


def _subjects(logins: list[Login]) -> dict[str, str]:
    return {login.provider: login.subject for login in logins}


def _methods(logins: list[Login]) -> list[str]:
    """The `amr` values for a role's trust policy."""
    if not logins:
        return ["unauthenticated"]
    methods = ["authenticated"]
    for login in logins:
        methods += [login.provider, f"{login.provider}:CognitoSignIn:{login.subject}"]
    return methods
