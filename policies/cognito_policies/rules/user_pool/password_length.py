"""cognito-pool-password-length."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.user_pool.password_policy import AWS_MINIMUM_LENGTH, BLOCK, change_policy


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the length with the required one, which depends on MFA."""
    block = pool.block(BLOCK)
    length = AWS_MINIMUM_LENGTH if block is None else pool.integer(BLOCK, "minimumLength")
    if length is UNKNOWN or (length is not None and length >= _without_mfa(options)):
        return
    required, why = _required(pool, options)
    if length is None:
        yield f"{BLOCK}.minimumLength is not set: AWS refuses the pool; use {required} or more {why}"
    elif length < required:
        source = f"not set (default {length})" if block is None else str(length)
        yield f"{BLOCK}.minimumLength is {source}; use {required} or more {why}"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Set the required length."""
    required, _ = _required(pool, options)
    yield from change_policy(pool, {"minimumLength": required})


def _required(pool: Subject, options: Options) -> tuple[int, str]:
    """Return the required length and why; if MFA is computed, the length required in any case."""
    mfa = pool.text("mfaConfiguration")
    if mfa == "ON":
        return _with_mfa(options), "where MFA is required"
    if mfa is UNKNOWN:
        return _with_mfa(options), "in any case"
    return _without_mfa(options), 'where users can sign in with a password only (mfaConfiguration is not "ON")'


def _with_mfa(options: Options) -> int:
    return max(options.integer("minLength"), AWS_MINIMUM_LENGTH)


def _without_mfa(options: Options) -> int:
    return max(options.integer("minLength"), options.integer("minLengthWithoutMfa"))


RULE = Rule(
    id="cognito-pool-password-length",
    title="Passwords are long enough",
    description=(
        "A user pool's passwords have at least 8 characters if MFA is required, and at least 15 if users can sign"
        " in with a password only."
    ),
    severity=Severity.MEDIUM,
    frameworks=(
        "nist:3.1.1.2",
        "sh:Cognito.3",
        "config:cognito-user-pool-password-policy-check",
        "asvs:6.2.1",
        "cdk-nag:COG1",
        "prowler:cognito_user_pool_password_policy_minimum_length_14",
    ),
    remediation_steps=(
        'Set mfaConfiguration to "ON", or passwordPolicy.minimumLength to 15 or more. Existing shorter passwords keep'
        " working."
    ),
    url="https://pages.nist.gov/800-63-4/sp800-63b.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        IntegerOption(
            name="minLength",
            description="Raises the required length of all pools, never lowers it. 14 also satisfies Prowler.",
            default=AWS_MINIMUM_LENGTH,
            minimum=6,
            maximum=99,
        ),
        IntegerOption(
            name="minLengthWithoutMfa",
            description="The required length if MFA isn't required. 8 accepts the same length as with MFA.",
            default=15,
            minimum=8,
            maximum=99,
        ),
    ),
)
