"""cognito-risk-exceptions-narrow."""

from collections.abc import Iterator
from ipaddress import ip_network
from typing import Final

from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.model.values import format_value

_PATH: Final = ("riskExceptionConfiguration", "skippedIpRangeLists")
_OPTIONS: Final = {4: "minPrefix", 6: "minPrefixV6"}


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Check the size of each IP range that threat protection skips."""
    for index in risk.indices(*_PATH):
        written = risk.text(*_PATH, index)
        if isinstance(written, str):
            yield from _checked(f"{format_path((*_PATH, index))} is {format_value(written)}", written, options)


def _checked(named: str, written: str, options: Options) -> Iterator[str]:
    try:
        network = ip_network(written, strict=False)
    except ValueError:
        yield f"{named}, which is no IP range"
        return
    name = _OPTIONS[network.version]
    shortest = options.integer(name)
    if network.prefixlen < shortest:
        yield f"{named}: attacks from there are skipped; use /{shortest} or longer (option {name})"


RULE = Rule(
    id="cognito-risk-exceptions-narrow",
    title="Threat protection skips few IP addresses",
    description="A risk configuration skips only small IP ranges.",
    severity=Severity.HIGH,
    frameworks=("aws:SkippedIPRangeList",),
    remediation_steps="List in skippedIpRangeLists only the IP ranges of your own offices or gateways.",
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RiskExceptionConfigurationType.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    options=(
        IntegerOption(
            name="minPrefix",
            description="The shortest prefix of an IPv4 range.",
            default=24,
            minimum=1,
            maximum=32,
        ),
        IntegerOption(
            name="minPrefixV6",
            description="The shortest prefix of an IPv6 range.",
            default=48,
            minimum=1,
            maximum=128,
        ),
    ),
)
