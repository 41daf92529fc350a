"""cognito-region.

Clients, domains and the rest are in the region of their pool, so only pools are checked.
"""

from collections.abc import Iterator

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import POOLS
from cognito_policies.model.values import UNKNOWN, format_value, quoted


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the region of the resource or its provider with the allowed ones."""
    allowed = options.texts("regions")
    if not allowed:
        return
    region = pool.text("region")
    if region is UNKNOWN:
        return
    place = region or pool.provider.peek("region")
    if not isinstance(place, str):
        pool.add_unknown("region")
    elif place not in allowed:
        yield f"region is {format_value(place)}; allowed: {quoted(allowed)} (option regions)"


RULE = Rule(
    id="cognito-region",
    title="Pools are in allowed regions",
    description="User pools and identity pools are in the allowed regions, if the configuration has any.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.REGION.001",),
    remediation_steps=(
        "Create the pool in an allowed region, with the property region or an aws.Provider. Existing pools can't be"
        " moved."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/security-cognito-regional-data-considerations.html",
    applies_to=POOLS,
    check=check,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="regions",
            description="The allowed regions; an empty list allows all.",
        ),
    ),
)
