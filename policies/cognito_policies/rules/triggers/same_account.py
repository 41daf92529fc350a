"""cognito-pool-trigger-same-account.

The inputs do not say which account a pool is in. `accounts` says it; without it, triggers in several accounts are
found, as not all of them can be the pool's.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.triggers.functions import TRIGGERS, functions
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, Path

_ARN_PARTS: Final = 7


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the region and the account in each ARN."""
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
            yield f"{spelled(path)} is in {region}, the pool in {regions[0]}"
    yield from _foreign(places, options.words("accounts"))


def _foreign(places: Mapping[Path, tuple[str, str]], accounts: tuple[str, ...]) -> Iterator[str]:
    if accounts:
        for path, (_, account) in places.items():
            if account not in accounts:
                yield f"{spelled(path)} is in the account {account}, which is none of {', '.join(accounts)}"
    elif len({account for _, account in places.values()}) > 1:
        yield f"{TRIGGERS} calls functions in several accounts: {', '.join(sorted({a for _, a in places.values()}))}"


def _regions(pool: Subject) -> list[str]:
    """Return the pool's region where the program or its provider says it."""
    given = (pool.peek("region"), pool.provider.peek("region"))
    return [region for region in given if isinstance(region, str) and region][:1]


def _place(arn: object) -> tuple[str, str] | None:
    """Return the region and the account in a function's ARN."""
    parts = arn.split(":") if isinstance(arn, str) else []
    return (parts[3], parts[4]) if len(parts) >= _ARN_PARTS else None


RULE = Rule(
    id="cognito-pool-trigger-same-account",
    title="Triggers are at home",
    description="A user pool calls functions in its own account and region only.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.CROSSACCT.LAMBDA.001",),
    remediation_steps="Use functions of the pool's own account and region in lambdaConfig.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="accounts",
            description="The ids of the accounts whose functions a pool may call.",
        ),
    ),
)
