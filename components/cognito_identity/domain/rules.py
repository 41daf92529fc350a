"""Rules for domains."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.enums import FeaturePlan
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import ValueRules

RESERVED = ("aws", "amazon", "cognito")
_HOST = r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){2,}[a-z]{2,63}"
_LONGEST_DOMAIN = 63
_ZONE = r"(/hostedzone/)?[A-Z0-9]{1,32}"
_CERTIFICATE = r"arn:aws[a-z-]*:acm:"
_MANAGED_LOGIN_VERSIONS = (1, 2)


def user_pool_domain_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
    """
    if ("cognito_domain" in values) == ("custom_domain" in values):
        both = "cognito_domain" in values
        message = "can't be combined with `custom_domain`" if both else "or `custom_domain` is required"
        yield Problem(
            ("cognito_domain",),
            message,
            "keep one of them" if both else "set one of them",
            code="domain-conflict" if both else "domain-missing",
            related=("custom_domain",),
        )
    custom = nested(values, "custom_domain")
    if custom and "cognito_domain" not in values and "certificate_arn" not in custom and "hosted_zone_id" not in custom:
        rule = "or `custom_domain.hosted_zone_id` is required: a new certificate is validated in the hosted zone"
        yield Problem(
            ("custom_domain", "certificate_arn"),
            rule,
            "set one of them",
            code="certificate-missing",
            related=("custom_domain.hosted_zone_id",),
        )
    version = values.get("managed_login_version", 2)
    if version not in _MANAGED_LOGIN_VERSIONS:
        yield Problem(
            ("managed_login_version",), "must be 1 or 2", "use 2", version, code="managed-login-version-invalid"
        )


def managed_login_fits_the_plan(values: Mapping[str, Any], plan: FeaturePlan | None) -> Iterator[Problem]:
    """Refuse managed login on the lite plan, which has the hosted UI only.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
    """
    if plan is FeaturePlan.LITE and values.get("managed_login_version") == _MANAGED_LOGIN_VERSIONS[-1]:
        rule = "must be 1: the user pool's feature plan, lite, has no managed login"
        yield Problem(
            ("managed_login_version",),
            rule,
            "use 1, or set the pool's `feature_plan` to essentials",
            2,
            code="feature-plan-too-low",
        )


def prefix_has_no_reserved_word(prefix: object, path: Path) -> Iterator[Problem]:
    """Refuse a prefix with a dot or with a word that AWS reserves."""
    if isinstance(prefix, str) and "." in prefix:
        rule = "must be a prefix without dots"
        yield Problem(
            path, rule, "use only the part before .auth., or `custom_domain`", prefix, code="domain-prefix-invalid"
        )
        return
    for word in RESERVED:
        if isinstance(prefix, str) and word in prefix:
            yield Problem(
                path,
                f"must not contain {word}, which AWS reserves",
                "choose another prefix",
                prefix,
                code="domain-prefix-reserved",
            )


def host_is_a_subdomain(host: object, path: Path) -> Iterator[Problem]:
    """Refuse a host name that AWS would refuse, such as a domain without a subdomain."""
    if isinstance(host, str) and len(host) > _LONGEST_DOMAIN:
        rule = f"must have at most {_LONGEST_DOMAIN} characters, has {len(host)}"
        yield Problem(path, rule, "choose a shorter host name", host, code="domain-name-invalid")
    elif isinstance(host, str) and not re.fullmatch(_HOST, host):
        rule = "must be a subdomain in lower case, such as auth.example.com"
        yield Problem(path, rule, "use a subdomain of your domain", host, code="domain-name-invalid")


def hosted_zone_id_is_valid(zone: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not the id of a Route 53 hosted zone."""
    if isinstance(zone, str) and not re.fullmatch(_ZONE, zone):
        yield Problem(
            path,
            "must be the id of a hosted zone, such as Z2FDTNDATAQYW2",
            "copy it from the hosted zone",
            zone,
            code="hosted-zone-id-invalid",
        )


def certificate_is_in_us_east_1(certificate: object, path: Path) -> Iterator[Problem]:
    """Refuse a certificate that is not in ACM in us-east-1, where CloudFront requires it."""
    if not isinstance(certificate, str) or not certificate.startswith("arn:"):
        return
    if not re.match(_CERTIFICATE, certificate):
        yield Problem(
            path,
            "must be the ARN of an ACM certificate",
            "create or import it in ACM",
            certificate,
            code="certificate-invalid",
        )
    elif ":us-east-1:" not in certificate:
        rule = "must be in us-east-1, where CloudFront requires certificates"
        yield Problem(path, rule, "create it in us-east-1", certificate, code="certificate-region")


VALUE_RULES: ValueRules = {
    ("cognito_domain", "domain_prefix"): prefix_has_no_reserved_word,
    ("custom_domain", "hosted_zone_id"): hosted_zone_id_is_valid,
    ("custom_domain", "domain_name"): host_is_a_subdomain,
    ("custom_domain", "certificate_arn"): certificate_is_in_us_east_1,
}
