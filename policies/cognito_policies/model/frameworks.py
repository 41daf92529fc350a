"""The standards and tools that rules refer to, by prefix.

A rule has references such as `sh:Cognito.3`. The engine shows the first one as the framework of the policy, and all of
them as its tags.
"""

from collections.abc import Mapping
from typing import Final

FRAMEWORKS: Final[Mapping[str, str]] = {
    "sh": "AWS Security Hub (Foundational Security Best Practices)",
    "config": "AWS Config managed rules",
    "nist": "NIST SP 800-63B-4",
    "asvs": "OWASP ASVS 5.0",
    "prowler": "Prowler",
    "cdk-nag": "cdk-nag AwsSolutions",
    "checkov": "Checkov",
    "kics": "KICS",
    "cfn-nag": "cfn-nag",
    "datadog": "Datadog Cloud Security",
    "stave": "Stave",
    "amplify": "AWS Amplify role trust validator",
    "aws": "AWS documentation",
    "pulumi": "Pulumi documentation",
}


def framework_of(reference: str) -> tuple[str, str]:
    """Split `sh:Cognito.3` into the framework's name and the check in it; an unknown prefix raises `ValueError`."""
    prefix, _, check = reference.partition(":")
    if prefix not in FRAMEWORKS or not check:
        msg = f"{reference!r} must be <prefix>:<check>, with a prefix of {', '.join(sorted(FRAMEWORKS))}"
        raise ValueError(msg)
    return FRAMEWORKS[prefix], check
