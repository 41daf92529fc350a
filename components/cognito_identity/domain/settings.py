"""The resolved arguments of a domain, and the resource inputs they become."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulumi

from cognito_identity.enums import FeaturePlan
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

HOSTED_UI, MANAGED_LOGIN = 1, 2
"""The versions of the login pages."""


@dataclass(frozen=True)
class UserPoolDomainSettings:
    """The resolved arguments of a domain."""

    arguments: Mapping[str, Any]
    managed_login_version: int

    @property
    def custom(self) -> Mapping[str, Any]:
        """The arguments of a custom domain; empty for a prefix."""
        return nested(self.arguments, "custom_domain")

    @property
    def managed_login(self) -> bool:
        """Whether the login pages are managed login, and not the hosted UI."""
        return self.managed_login_version == MANAGED_LOGIN

    @property
    def makes_certificate(self) -> bool:
        """Whether a certificate is created: there is a hosted zone and no `certificate_arn`."""
        return "hosted_zone_id" in self.custom and "certificate_arn" not in self.custom

    def in_pool(self, user_pool_id: pulumi.Input[str]) -> "UserPoolDomainSettings":
        """Return the settings with the pool's id."""
        return UserPoolDomainSettings({**self.arguments, "user_pool_id": user_pool_id}, self.managed_login_version)

    def inputs(self, certificate_arn: pulumi.Input[str] | None = None) -> dict[str, Any]:
        """Return the inputs of `aws.cognito.UserPoolDomain`; `certificate_arn` is that of the created certificate."""
        inputs: dict[str, Any] = {
            "user_pool_id": self.arguments.get("user_pool_id"),
            "domain": self.custom.get("domain_name") or nested(self.arguments, "cognito_domain").get("domain_prefix"),
            "certificate_arn": self.custom.get("certificate_arn", certificate_arn),
            "managed_login_version": self.managed_login_version,
        }
        return drop_none(inputs)


def user_pool_domain_settings(values: Mapping[str, Any], plan: FeaturePlan | None = None) -> UserPoolDomainSettings:
    """Resolve arguments that were read. The lite plan has the hosted UI only."""
    default = HOSTED_UI if plan is FeaturePlan.LITE else MANAGED_LOGIN
    return UserPoolDomainSettings(values, values.get("managed_login_version", default))
