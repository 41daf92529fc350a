"""What Cognito demands of a domain."""

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
        rule = "and `custom_domain` exclude each other" if both else "or `custom_domain` is needed"
        yield Problem(
            ("cognito_domain",),
            rule,
            "keep one of the two" if both else "give one of the two",
            code="domain-invalid",
            related=("custom_domain",),
        )
    custom = nested(values, "custom_domain")
    if custom and "cognito_domain" not in values and "certificate_arn" not in custom and "hosted_zone_id" not in custom:
        rule = "is needed where no `custom_domain.hosted_zone_id` says where to make one"
        yield Problem(
            ("custom_domain", "certificate_arn"),
            rule,
            "give one of the two",
            code="domain-invalid",
            related=("custom_domain.hosted_zone_id",),
        )
    version = values.get("managed_login_version", 2)
    if version not in _MANAGED_LOGIN_VERSIONS:
        yield Problem(("managed_login_version",), "must be 1 or 2", "use 2", version, code="domain-invalid")


def pages_fit_the_plan(values: Mapping[str, Any], plan: FeaturePlan | None) -> Iterator[Problem]:
    """The lite plan has the classic hosted pages only.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
    """
    if plan is FeaturePlan.LITE and values.get("managed_login_version") == _MANAGED_LOGIN_VERSIONS[-1]:
        rule = "is managed login, which the pool's plan, lite, does not have"
        yield Problem(
            ("managed_login_version",),
            rule,
            "give the pool `feature_plan` essentials, or use 1",
            2,
            code="feature-plan-too-low",
        )


def prefix_has_no_reserved_word(prefix: object, path: Path) -> Iterator[Problem]:
    """AWS keeps its own names to itself."""
    if isinstance(prefix, str) and "." in prefix:
        rule = "must be the prefix alone, without dots"
        yield Problem(
            path, rule, "give only the part before .auth., or a `custom_domain`", prefix, code="domain-prefix-reserved"
        )
        return
    for word in RESERVED:
        if isinstance(prefix, str) and word in prefix:
            yield Problem(
                path,
                f"must not contain {word}: AWS keeps that word to itself",
                "choose another",
                prefix,
                code="domain-prefix-reserved",
            )


def host_is_below_a_domain(host: object, path: Path) -> Iterator[Problem]:
    """A domain itself can't be one: its own records would stand in the way."""
    if isinstance(host, str) and len(host) > _LONGEST_DOMAIN:
        rule = f"must have at most {_LONGEST_DOMAIN} characters, has {len(host)}: AWS's limit for custom domains too"
        yield Problem(path, rule, "choose a shorter one", host, code="domain-name-invalid")
    elif isinstance(host, str) and not re.fullmatch(_HOST, host):
        rule = "must be a host below a domain of yours, in small letters, such as auth.example.com"
        yield Problem(path, rule, "choose another", host, code="domain-name-invalid")


def zone_is_one(zone: object, path: Path) -> Iterator[Problem]:
    """Route 53's id of a zone, not its name."""
    if isinstance(zone, str) and not re.fullmatch(_ZONE, zone):
        yield Problem(
            path,
            "must be the id of a hosted zone, such as Z2FDTNDATAQYW2",
            "copy it from the zone",
            zone,
            code="zone-is-one",
        )


def certificate_is_where_it_is_looked_for(certificate: object, path: Path) -> Iterator[Problem]:
    """CloudFront serves custom domains, and takes its certificates from ACM in one region."""
    if not isinstance(certificate, str) or not certificate.startswith("arn:"):
        return
    if not re.match(_CERTIFICATE, certificate):
        yield Problem(
            path,
            "must be the ARN of an ACM certificate",
            "make one in ACM, or import it there",
            certificate,
            code="certificate-region",
        )
    elif ":us-east-1:" not in certificate:
        rule = "must be in us-east-1, where CloudFront looks for certificates"
        yield Problem(path, rule, "make it there", certificate, code="certificate-region")


VALUE_RULES: ValueRules = {
    ("cognito_domain", "domain_prefix"): prefix_has_no_reserved_word,
    ("custom_domain", "hosted_zone_id"): zone_is_one,
    ("custom_domain", "domain_name"): host_is_below_a_domain,
    ("custom_domain", "certificate_arn"): certificate_is_where_it_is_looked_for,
}
