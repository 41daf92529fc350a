"""From arguments to what `aws.cognito.UserPoolDomain` is given."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.validation.reader import nested


def user_pool_domain_inputs(values: Mapping[str, Any], certificate_arn: Any = None) -> dict[str, Any]:
    """Return the resource's inputs. `certificate_arn` is the certificate that was made, where one was."""
    custom = nested(values, "custom_domain")
    inputs: dict[str, Any] = {
        "user_pool_id": values.get("user_pool_id"),
        "domain": custom.get("domain_name") or nested(values, "cognito_domain").get("domain_prefix"),
        "certificate_arn": custom.get("certificate_arn", certificate_arn),
        "managed_login_version": values.get("managed_login_version", 2),
    }
    return {name: value for name, value in inputs.items() if value is not None}


def makes_certificate(values: Mapping[str, Any]) -> bool:
    """Say whether a certificate is made: a zone is known to prove the domain in, and none was given."""
    custom = nested(values, "custom_domain")
    return "hosted_zone_id" in custom and "certificate_arn" not in custom
