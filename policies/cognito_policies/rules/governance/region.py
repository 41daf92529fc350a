"""cognito-region.

Clients, domains and the rest are where their pool is, so the pools are what is looked at.
"""

from collections.abc import Iterator

from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import POOLS
from cognito_policies.values import UNKNOWN


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the region, the resource's own or its provider's, with those allowed."""
    allowed = options.words("regions")
    if not allowed:
        return
    region = pool.text("region")
    if region is UNKNOWN:
        return
    place = region or pool.provider.peek("region")
    if not isinstance(place, str):
        pool.remember_unknown("region")
    elif place not in allowed:
        yield f"the pool is in {place}; allowed is {' or '.join(allowed)}"


RULE = Rule(
    id="cognito-region",
    title="People are kept where they may be",
    description="User pools and identity pools are in the regions the configuration names, if it names any.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.REGION.001",),
    remediation_steps=(
        "Make the pool with a provider (or the property region) of an allowed region. Pools can't be moved."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/security-cognito-regional-data-considerations.html",
    applies_to=POOLS,
    check=check,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="regions",
            description="The regions pools may be in; an empty list allows all.",
        ),
    ),
)
