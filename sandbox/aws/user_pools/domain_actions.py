"""Actions on a pool's domain: moto does not store its certificate and managed login version."""

from __future__ import annotations

import re
from typing import Any

from sandbox.aws import errors
from sandbox.aws.moto_names import ActionResult
from sandbox.aws.user_pools.idp_actions import IdpActions

_CLASSIC = 1
_PREFIX = r"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$"
_RESERVED = ("aws", "amazon", "cognito")
_CLOUDFRONT = "d111111abcdef8.cloudfront.net"


class DomainActions(IdpActions):
    """The actions on domains."""

    def create_user_pool_domain(self) -> ActionResult:
        """Create the pool's one domain. The default is the classic hosted UI."""
        pool, domain = self._pool(), str(self._given("Domain"))
        if pool.domain is not None:
            raise errors.invalid_parameter("User pool already has a domain configured.")
        if self._given("CustomDomainConfig") is None:
            _check_prefix(domain)
        if self.backend.describe_user_pool_domain(domain) is not None:
            raise errors.invalid_parameter("Domain already associated with another user pool.")
        self.backend.create_user_pool_domain(pool.id, domain, self._given("CustomDomainConfig"))
        return self._stored(domain, self._given("ManagedLoginVersion") or _CLASSIC)

    def update_user_pool_domain(self) -> ActionResult:
        """Change the certificate or the managed login version; omitted members stay."""
        domain = str(self._given("Domain"))
        found = self.backend.describe_user_pool_domain(domain)
        if found is None:
            raise errors.not_found(f"Domain {domain} does not exist.")
        found.custom_domain_config = self._given("CustomDomainConfig") or found.custom_domain_config
        return self._stored(domain, self._given("ManagedLoginVersion") or self._versions(found.user_pool_id)[domain])

    def describe_user_pool_domain(self) -> ActionResult:
        """A domain; an empty description if there is none with that name."""
        domain = str(self._given("Domain"))
        found = self.backend.describe_user_pool_domain(domain)
        if found is None:
            return ActionResult({"DomainDescription": {}})
        description = found.to_json() | {
            "ManagedLoginVersion": self._versions(found.user_pool_id)[domain],
            "CloudFrontDistribution": _CLOUDFRONT,
        }
        if found.custom_domain_config:
            description["CustomDomainConfig"] = found.custom_domain_config
        return ActionResult({"DomainDescription": description})

    def _stored(self, domain: str, version: int) -> ActionResult:
        found: Any = self.backend.describe_user_pool_domain(domain)
        self._versions(found.user_pool_id)[domain] = version
        answer: dict[str, Any] = {"ManagedLoginVersion": version}
        return ActionResult(answer | ({"CloudFrontDomain": _CLOUDFRONT} if found.custom_domain_config else {}))

    def _versions(self, pool_id: str) -> dict[str, int]:
        versions: dict[str, int] = self.backend.describe_user_pool(pool_id).stored.setdefault("ManagedLoginVersion", {})
        return versions


def _check_prefix(domain: str) -> None:
    if not re.fullmatch(_PREFIX, domain):
        raise errors.invalid_parameter(
            "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, "
            f"and hyphens. Please enter a different name that follows this format: {_PREFIX}"
        )
    for word in _RESERVED:
        if word in domain:
            raise errors.invalid_parameter(f"Domain cannot contain reserved word: {word}")
