"""cognito-pool-federation-gate."""

from collections.abc import Iterator, Sequence

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the trigger in every pool with a provider."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, IDENTITY_PROVIDER), "userPoolId", pools)
    for pool in pools:
        providers = links.of(pool)
        if not providers.subjects or pool.block(TRIGGERS) is UNKNOWN or has_trigger(pool, "preSignUp"):
            continue
        names = ", ".join(sorted(provider.name for provider in providers.subjects))
        yield StackFinding(pool.urn, f"everyone whom {names} knows gets an account: {TRIGGERS}.preSignUp is absent")


RULE = Rule(
    id="cognito-pool-federation-gate",
    title="Federated sign-ups pass a gate",
    description="A user pool with an external identity provider decides in a trigger who gets an account.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.FEDERATION.PRESIGNUP.MISSING.001",),
    remediation_steps="Set lambdaConfig.preSignUp to a function that refuses people who should not have an account.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html",
    applies_to=(USER_POOL, IDENTITY_PROVIDER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
