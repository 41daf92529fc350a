"""cognito-pool-password-composition."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import ChoiceOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.user_pool.password_policy import BLOCK, CLASSES, change_policy


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check for character classes that aren't required; the profile nist requires none."""
    if options.text("profile") == "nist" or pool.block(BLOCK) in (None, UNKNOWN):
        return
    missing = [name for name in CLASSES if pool.boolean(BLOCK, name) in (None, False)]
    if missing:
        yield f"{BLOCK} doesn't require {', '.join(missing)} (absent means false)"


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Require all four classes."""
    yield from change_policy(pool, dict.fromkeys(CLASSES, True))


RULE = Rule(
    id="cognito-pool-password-composition",
    title="Passwords have all character classes",
    description=(
        "A user pool's password policy requires lower case, upper case, numbers and symbols (profile fsbp), or no"
        " character classes (profile nist)."
    ),
    severity=Severity.MEDIUM,
    frameworks=(
        "sh:Cognito.3",
        "config:cognito-user-pool-password-policy-check",
        "cdk-nag:COG1",
        "prowler:cognito_user_pool_password_policy_lowercase",
        "prowler:cognito_user_pool_password_policy_uppercase",
        "prowler:cognito_user_pool_password_policy_number",
        "prowler:cognito_user_pool_password_policy_symbol",
    ),
    remediation_steps=(
        "Set requireLowercase, requireUppercase, requireNumbers and requireSymbols of passwordPolicy to true, or"
        " use the profile nist: NIST SP 800-63B-4 and ASVS 6.2.5 require long passwords without composition rules."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        ChoiceOption(
            name="profile",
            description=(
                "The standard: fsbp requires all four character classes; nist requires none, as NIST SP 800-63B-4."
            ),
            default="fsbp",
            choices=("fsbp", "nist"),
        ),
    ),
)
