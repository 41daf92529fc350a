"""cognito-domain."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import DOMAIN
from cognito_policies.values import UNKNOWN, shown

_NEWEST: Final = 2


def check(domain: Subject, options: Options) -> Iterator[str]:
    """Look at whose domain it is and at which pages stand there."""
    certificate = domain.text("certificateArn")
    if options.flag("requireCustom") and certificate in (None, ""):
        yield "certificateArn is absent: the pages people sign in at are under amazoncognito.com, like everybody's"
    elif isinstance(certificate, str) and certificate and ":us-east-1:" not in certificate:
        yield f"certificateArn is {shown(certificate)}: the certificate must be in us-east-1"
    version = domain.whole("managedLoginVersion")
    if version is not UNKNOWN and (version is None or version < _NEWEST):
        yield f"managedLoginVersion is {shown(version)}: the classic pages have no passkeys and no newer fixes"


RULE = Rule(
    id="cognito-domain",
    title="Sign-in is at home",
    description="The sign-in pages are under a domain of one's own and are those of managed login.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.HOSTEDUI.DEFAULT.001",),
    remediation_steps=(
        "Set certificateArn (a certificate in us-east-1) with a domain of yours, and managedLoginVersion to 2."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html",
    applies_to=(DOMAIN,),
    check=check,
    level=Level.ADVISORY,
    options=(
        FlagOption(
            name="requireCustom",
            description="Demand a domain of one's own, not one under amazoncognito.com.",
            default=True,
        ),
    ),
)
