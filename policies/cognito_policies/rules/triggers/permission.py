"""cognito-pool-trigger-permission.

In a first preview ARNs are not known, but where they come from is: a trigger's function is then told by the
resource its ARN comes from. A function that is not in the stack is judged by its name once its ARN is known.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.triggers.functions import TRIGGERS, functions
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import LAMBDA_PERMISSION, USER_POOL, type_of
from cognito_policies.values import UNKNOWN

_INVOKING: Final = frozenset({"lambda:invokefunction", "lambda:invoke*", "lambda:*", "*"})
_LAMBDA: Final = "aws:lambda/"


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the permission of each function that a pool calls."""
    pools = of_type(subjects, USER_POOL)
    links = Links(filter(_may_permit, of_type(subjects, LAMBDA_PERMISSION)), "sourceArn", pools)
    for pool in pools:
        own = links.of(pool)
        undecided = own.maybe or any(UNKNOWN in _says(permission) for permission in own.subjects)
        if pool.block(TRIGGERS) is None or undecided:
            continue
        for called in _unpermitted(pool, own.subjects):
            yield StackFinding(
                pool.urn, f"{called} may not be called by this pool: no aws.lambda.Permission has its ARN as sourceArn"
            )


def _may_permit(permission: Subject) -> bool:
    """Tell whether a permission lets Cognito call something, as far as it is known."""
    principal, action = _says(permission)
    if isinstance(principal, str) and principal.lower() != "cognito-idp.amazonaws.com":
        return False
    return not isinstance(action, str) or action.lower() in _INVOKING


def _says(permission: Subject) -> tuple[object, object]:
    return permission.text("principal"), permission.text("action")


def _unpermitted(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Yield what the pool calls without a permission, as far as that can be told."""
    called = functions(pool)
    nameless = [permission for permission in permissions if permission.peek("function") is UNKNOWN]
    names = [_function_name(permission.text("function")) for permission in permissions if permission not in nameless]
    for path, arn in called.items():
        if arn is not UNKNOWN and _function_name(arn) not in names:
            for permission in nameless:
                permission.remember_unknown("function")
            if not nameless:
                yield spelled(path)
    if UNKNOWN in called.values():
        yield from _unpermitted_origins(pool, permissions)


def _unpermitted_origins(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Judge functions whose ARNs are not known by the resources they come from."""
    origins = [urn for urn in pool.property_dependencies.get(TRIGGERS, ()) if type_of(urn).startswith(_LAMBDA)]
    permitted = {
        urn
        for permission in permissions
        for name in ("function", "qualifier")
        for urn in permission.property_dependencies.get(name, ())
    }
    by_name = any(isinstance(permission.peek("function"), str) for permission in permissions)
    absent = [urn for urn in origins if urn not in permitted]
    if not origins or (absent and by_name):
        pool.remember_unknown(TRIGGERS)
        return
    yield from (f'the function "{urn.rpartition("::")[2]}"' for urn in absent)


def _function_name(function: object) -> object:
    """Return the bare name in a function's name, ARN or partial ARN, with or without a qualifier."""
    if not isinstance(function, str):
        return function
    return function.rpartition("function:")[2].partition(":")[0]


RULE = Rule(
    id="cognito-pool-trigger-permission",
    title="Triggers may be called, by this pool only",
    description="Each function a user pool calls lets exactly this pool call it.",
    severity=Severity.HIGH,
    frameworks=("checkov:CKV_AWS_364", "aws:LambdaConfig"),
    remediation_steps=(
        'Add an aws.lambda.Permission for each trigger with principal "cognito-idp.amazonaws.com" and the pool\'s ARN'
        " as sourceArn: without it sign-ins fail, without sourceArn anyone's pool may call the function."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html",
    applies_to=(USER_POOL, LAMBDA_PERMISSION),
    check_stack=check_stack,
)
