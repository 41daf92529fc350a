"""cognito-pool-self-signup."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import shown

_PATH = ("adminCreateUserConfig", "allowAdminCreateUserOnly")


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look at who may make accounts; absent means anyone."""
    if pool.name in options.words("openPools"):
        return
    admin_only = pool.flag(*_PATH)
    if admin_only in (None, False):
        yield f"{'.'.join(_PATH)} is {shown(admin_only)}: anyone can sign up"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Leave making accounts to administrators."""
    yield SetValue(_PATH, True)


RULE = Rule(
    id="cognito-pool-self-signup",
    title="Accounts are made by invitation",
    description="Only administrators make accounts in a user pool, unless it is meant to be open.",
    severity=Severity.MEDIUM,
    frameworks=("prowler:cognito_user_pool_self_registration_disabled", "stave:CTL.COGNITO.SELFREG.001"),
    remediation_steps=(
        "Set adminCreateUserConfig.allowAdminCreateUserOnly to true, or name the pool in the option openPools."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="openPools",
            description="The resource names of the pools anyone may sign up to.",
        ),
    ),
)
