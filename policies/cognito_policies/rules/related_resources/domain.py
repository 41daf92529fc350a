"""cognito-domain."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import DOMAIN
from cognito_policies.model.values import UNKNOWN, format_value

_NEWEST: Final = 2


def check(domain: Subject, options: Options) -> Iterator[str]:
    """Check for a custom domain, and for managed login."""
    certificate = domain.text("certificateArn")
    if options.boolean("requireCustom") and certificate in (None, ""):
        yield "certificateArn is not set: users sign in at amazoncognito.com, a domain that phishing sites can use too"
    elif isinstance(certificate, str) and certificate and ":us-east-1:" not in certificate:
        yield f"certificateArn is {format_value(certificate)}; it must be in us-east-1"
    version = domain.integer("managedLoginVersion")
    if version is not UNKNOWN and (version is None or version < _NEWEST):
        yield (
            f"managedLoginVersion is {format_value(version)}: the classic hosted UI has no passkeys and no new features"
        )


RULE = Rule(
    id="cognito-domain",
    title="Custom domain with managed login",
    description="A user pool domain is a custom domain, and has managed login.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.HOSTEDUI.DEFAULT.001",),
    remediation_steps=(
        "Set domain to a domain of yours, certificateArn to its certificate in us-east-1, and managedLoginVersion to 2."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html",
    applies_to=(DOMAIN,),
    check=check,
    level=Level.ADVISORY,
    options=(
        BooleanOption(
            name="requireCustom",
            description="Require a custom domain, not one under amazoncognito.com.",
            default=True,
        ),
    ),
)
