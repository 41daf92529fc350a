"""cognito-pool-self-signup."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import format_value

_PATH = ("adminCreateUserConfig", "allowAdminCreateUserOnly")


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check who can create accounts; absent means anyone."""
    if pool.name in options.texts("openPools"):
        return
    admin_only = pool.boolean(*_PATH)
    if admin_only in (None, False):
        yield f"{'.'.join(_PATH)} is {format_value(admin_only)}: anyone can sign up (option openPools)"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Let only administrators create accounts."""
    yield SetValue(_PATH, True)


RULE = Rule(
    id="cognito-pool-self-signup",
    title="Only administrators create users",
    description="Only administrators create users in a user pool, unless the pool is in option openPools.",
    severity=Severity.MEDIUM,
    frameworks=("prowler:cognito_user_pool_self_registration_disabled", "stave:CTL.COGNITO.SELFREG.001"),
    remediation_steps=(
        "Set adminCreateUserConfig.allowAdminCreateUserOnly to true, or add the pool to option openPools."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="openPools",
            description="The resource names of the pools in which anyone may sign up.",
        ),
    ),
)
