"""cognito-pool-password-composition."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options, WordOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.password_policy import BLOCK, CLASSES, change_policy
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look for classes that are not demanded; under the nist profile there is nothing to look for."""
    if options.word("profile") == "nist" or pool.block(BLOCK) in (None, UNKNOWN):
        return
    missing = [name for name in CLASSES if pool.flag(BLOCK, name) in (None, False)]
    if missing:
        yield f"{BLOCK} does not demand: {', '.join(missing)} (what the block omits is false)"


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Demand all four classes."""
    yield from change_policy(pool, dict.fromkeys(CLASSES, True))


RULE = Rule(
    id="cognito-pool-password-composition",
    title="Passwords mix character classes",
    description=(
        "A user pool's password policy demands lower case, upper case, numbers and symbols (profile fsbp), or"
        " leaves composition free (profile nist)."
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
        "Set requireLowercase, requireUppercase, requireNumbers and requireSymbols to true, or choose the profile"
        " nist: NIST 63B-4 and ASVS 6.2.5 ask for long passwords without composition rules."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        WordOption(
            name="profile",
            description="Whose view holds: fsbp demands all four classes; nist demands none, as NIST 63B-4 says.",
            default="fsbp",
            words=("fsbp", "nist"),
        ),
    ),
)
