"""cognito-risk-exceptions-narrow."""

from collections.abc import Iterator
from ipaddress import ip_network
from typing import Final

from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import RISK_CONFIGURATION

_PATH: Final = ("riskExceptionConfiguration", "skippedIpRangeLists")
_OPTIONS: Final = {4: "minPrefix", 6: "minPrefixV6"}


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Measure every range that threat protection does not look at."""
    for index in risk.indices(*_PATH):
        written = risk.text(*_PATH, index)
        if isinstance(written, str):
            yield from _judged(f"{spelled((*_PATH, index))} is {written}", written, options)


def _judged(named: str, written: str, options: Options) -> Iterator[str]:
    try:
        network = ip_network(written, strict=False)
    except ValueError:
        yield f"{named}, which is no range of addresses"
        return
    shortest = options.whole(_OPTIONS[network.version])
    if network.prefixlen < shortest:
        yield f"{named}: no threat is seen from there; a range must be /{shortest} or narrower"


RULE = Rule(
    id="cognito-risk-exceptions-narrow",
    title="Few addresses escape threat protection",
    description="A risk configuration exempts only narrow ranges of addresses.",
    severity=Severity.HIGH,
    frameworks=("aws:SkippedIPRangeList",),
    remediation_steps="Name in skippedIpRangeLists only the addresses of your own offices or gateways.",
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RiskExceptionConfigurationType.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    options=(
        WholeOption(
            name="minPrefix",
            description="The shortest prefix an IPv4 range may have.",
            default=24,
            minimum=1,
            maximum=32,
        ),
        WholeOption(
            name="minPrefixV6",
            description="The shortest prefix an IPv6 range may have.",
            default=48,
            minimum=1,
            maximum=128,
        ),
    ),
)
