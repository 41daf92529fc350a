"""cognito-pool-trigger-same-account.

The inputs of a pool don't have its AWS account. Without option `accounts`, triggers in several accounts are reported,
because not all of them can be in the pool's account.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, Path
from cognito_policies.rules.triggers.functions import TRIGGERS, functions

_ARN_PARTS: Final = 7


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare region and account of each ARN."""
    if pool.block(TRIGGERS) in (None, UNKNOWN):
        return
    places: dict[Path, tuple[str, str]] = {}
    for path in functions(pool):
        place = _place(pool.text(*path))
        if place is not None:
            places[path] = place
    regions = _regions(pool)
    for path, (region, _) in places.items():
        if regions and region not in regions:
            yield f"{format_path(path)} is in region {region}, the pool in {regions[0]}: Cognito can't invoke it"
    yield from _foreign(places, options.texts("accounts"))


def _foreign(places: Mapping[Path, tuple[str, str]], accounts: tuple[str, ...]) -> Iterator[str]:
    if accounts:
        for path, (_, account) in places.items():
            if account not in accounts:
                yield (
                    f"{format_path(path)} is in AWS account {account}; allowed: {', '.join(accounts)} (option accounts)"
                )
    elif len({account for _, account in places.values()}) > 1:
        yield f"{TRIGGERS} has functions in several AWS accounts: {', '.join(sorted({a for _, a in places.values()}))}"


def _regions(pool: Subject) -> list[str]:
    """Return the region of the pool, if the program or its provider sets it."""
    given = (pool.peek("region"), pool.provider.peek("region"))
    return [region for region in given if isinstance(region, str) and region][:1]


def _place(arn: object) -> tuple[str, str] | None:
    """Return region and account of a function's ARN."""
    parts = arn.split(":") if isinstance(arn, str) else []
    return (parts[3], parts[4]) if len(parts) >= _ARN_PARTS else None


RULE = Rule(
    id="cognito-pool-trigger-same-account",
    title="Triggers are in the pool's account",
    description="A user pool calls functions in its own AWS account and region only.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.CROSSACCT.LAMBDA.001",),
    remediation_steps="In lambdaConfig, use functions in the pool's AWS account and region.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="accounts",
            description="The ids of the AWS accounts whose functions a pool may call.",
        ),
    ),
)
