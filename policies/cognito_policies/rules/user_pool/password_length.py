"""cognito-pool-password-length."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.password_policy import AWS_MINIMUM_LENGTH, BLOCK, change_policy
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the length with what the pool's use of MFA demands."""
    block = pool.block(BLOCK)
    length = AWS_MINIMUM_LENGTH if block is None else pool.whole(BLOCK, "minimumLength")
    if length is UNKNOWN or (length is not None and length >= _without_mfa(options)):
        return
    required, why = _required(pool, options)
    if length is None:
        yield f"{BLOCK} has no minimumLength, so the provider sends 0, which AWS refuses; {required} or more {why}"
    elif length < required:
        source = f"AWS's default, as there is no {BLOCK}" if block is None else f"{BLOCK}.minimumLength"
        yield f"passwords may be as short as {length} characters ({source}); {required} or more {why}"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Raise the length to what is demanded."""
    required, _ = _required(pool, options)
    yield from change_policy(pool, {"minimumLength": required})


def _required(pool: Subject, options: Options) -> tuple[int, str]:
    """Return the length demanded and why; while MFA is not known, the length that is demanded in any case."""
    mfa = pool.text("mfaConfiguration")
    if mfa == "ON":
        return _with_mfa(options), "are needed where MFA is required of everyone"
    if mfa is UNKNOWN:
        return _with_mfa(options), "are needed in any case"
    return _without_mfa(options), "are needed where a password alone may let people in (mfaConfiguration is not ON)"


def _with_mfa(options: Options) -> int:
    return max(options.whole("minLength"), AWS_MINIMUM_LENGTH)


def _without_mfa(options: Options) -> int:
    return max(options.whole("minLength"), options.whole("minLengthWithoutMfa"))


RULE = Rule(
    id="cognito-pool-password-length",
    title="Passwords are long enough",
    description=(
        "A user pool's passwords have at least 8 characters where MFA is required, and at least 15 where a"
        " password alone may let people in."
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
        "Set mfaConfiguration to ON, or passwordPolicy.minimumLength to 15 or more. A longer minimum holds for"
        " new passwords; those that exist keep working."
    ),
    url="https://pages.nist.gov/800-63-4/sp800-63b.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        WholeOption(
            name="minLength",
            description="Raises the length demanded of every pool; it never lowers it. 14 also satisfies Prowler.",
            default=AWS_MINIMUM_LENGTH,
            minimum=6,
            maximum=99,
        ),
        WholeOption(
            name="minLengthWithoutMfa",
            description="The length demanded where MFA is not required; 8 accepts single-factor pools as short.",
            default=15,
            minimum=8,
            maximum=99,
        ),
    ),
)
