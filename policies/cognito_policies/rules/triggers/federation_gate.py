"""cognito-pool-federation-gate."""

from collections.abc import Iterator, Sequence

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.model.values import UNKNOWN, quoted
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check for the trigger in each pool with an identity provider."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, IDENTITY_PROVIDER), "userPoolId", pools)
    for pool in pools:
        providers = links.of(pool)
        if not providers.subjects or pool.block(TRIGGERS) is UNKNOWN or has_trigger(pool, "preSignUp"):
            continue
        names = quoted(sorted(provider.name for provider in providers.subjects))
        yield StackFinding(
            pool.urn,
            f"{TRIGGERS}.preSignUp is not set: anyone with an account at {names} can register; restrict with a"
            " preSignUp trigger",
        )


RULE = Rule(
    id="cognito-pool-federation-gate",
    title="Federated sign-up is restricted",
    description="A user pool with federated identity providers restricts sign-up in a preSignUp trigger.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.FEDERATION.PRESIGNUP.MISSING.001",),
    remediation_steps="Set lambdaConfig.preSignUp to a function that refuses users who shouldn't have an account.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html",
    applies_to=(USER_POOL, IDENTITY_PROVIDER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
