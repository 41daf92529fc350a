"""cognito-pool-trigger-permission.

A permission is for the function itself or for one alias or version of it, and a call by an ARN with a qualifier needs
the one for that. In a first preview ARNs are not known, but where they come from is: a trigger's function is then told
by the resource its ARN comes from. A function that is not in the stack is judged by its name once its ARN is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.policy_document import matches
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.triggers.functions import TRIGGERS, functions
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import LAMBDA_PERMISSION, USER_POOL, type_of
from cognito_policies.values import UNKNOWN, Path

_INVOKING: Final = frozenset({"lambda:invokefunction", "lambda:invoke*", "lambda:*", "*"})
_LAMBDA: Final = "aws:lambda/"
_BY_NAME: Final = ("function", "qualifier")
_ACCOUNT: Final = 4
"""Which part of an ARN is the account."""


@dataclass(frozen=True)
class _Permitted:
    """The function a permission is for, and the alias or version; the qualifier is empty for the function itself."""

    permission: Subject
    name: object
    qualifier: object

    def remember_unknown(self) -> None:
        """Note what must be known to judge it."""
        for name, value in (("function", self.name), ("qualifier", self.qualifier)):
            if value is UNKNOWN:
                self.permission.remember_unknown(name)


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the permission of each function that a pool calls."""
    pools = of_type(subjects, USER_POOL)
    permissions = [permission for permission in of_type(subjects, LAMBDA_PERMISSION) if _may_permit(permission)]
    for permission in permissions:
        for message in _open_to_others(permission):
            yield StackFinding(permission.urn, message)
    wide = [permission for permission in permissions if _is_wide(permission)]
    links = Links((permission for permission in permissions if not _is_wide(permission)), "sourceArn", pools)
    for pool in pools:
        own = links.of(pool)
        permitting = [*own.subjects, *(permission for permission in wide if _is_for(permission, pool))]
        undecided = own.maybe or any(UNKNOWN in _says(permission) for permission in permitting)
        if pool.block(TRIGGERS) is None or undecided:
            continue
        for called in _unpermitted(pool, permitting):
            yield StackFinding(
                pool.urn, f"{called} may not be called by this pool: no aws.lambda.Permission has its ARN as sourceArn"
            )


def _may_permit(permission: Subject) -> bool:
    """Tell whether a permission lets Cognito call something, as far as it is known."""
    principal, action = _says(permission)
    if isinstance(principal, str) and principal.lower() != "cognito-idp.amazonaws.com":
        return False
    return not isinstance(action, str) or action.lower() in _INVOKING


def _is_wide(permission: Subject) -> bool:
    """Tell whether a permission is for more than one pool: it has no sourceArn, or a pattern."""
    return not _has(permission, "sourceArn") or bool(_pattern(permission))


def _has(permission: Subject, name: str) -> bool:
    return permission.peek(name) is not None or name in permission.property_dependencies


def _pattern(permission: Subject) -> str:
    """Return a sourceArn with wildcards, which Lambda compares as ArnLike does; empty where it has none."""
    source = permission.peek("sourceArn")
    return source if isinstance(source, str) and ("*" in source or "?" in source) else ""


def _is_for(permission: Subject, pool: Subject) -> bool:
    """Tell whether a wide permission is for a pool; where the pool's ARN is not known yet, a pattern for all is."""
    pattern, arn = _pattern(permission), pool.peek("arn")
    return not pattern or (matches(pattern, arn) if isinstance(arn, str) else pattern.endswith(":userpool/*"))


def _open_to_others(permission: Subject) -> Iterator[str]:
    """Look for a permission by which pools of other accounts may call the function, beside one that is good."""
    if permission.peek("principal") is UNKNOWN or _has(permission, "sourceAccount"):
        return
    parts = _pattern(permission).split(":")
    account = parts[_ACCOUNT] if len(parts) > _ACCOUNT else parts[-1]
    if not _has(permission, "sourceArn"):
        yield "sourceArn is absent: user pools of every account may call the function; set it to the pool's ARN"
    elif "*" in account or "?" in account:
        yield f'sourceArn is "{_pattern(permission)}": user pools of other accounts may call the function'


def _says(permission: Subject) -> tuple[object, object]:
    return permission.text("principal"), permission.text("action")


def _unpermitted(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Yield what the pool calls without a permission, as far as that can be told."""
    called = functions(pool)
    permitted = [_permitted(permission) for permission in permissions]
    for path, arn in called.items():
        if isinstance(arn, str):
            yield from _judge(path, _parts(arn), permitted)
    if UNKNOWN in called.values():
        yield from _unpermitted_origins(pool, permissions)


def _judge(path: Path, called: tuple[str, str], permitted: Sequence[_Permitted]) -> Iterator[str]:
    """Compare what one trigger calls with what may be called."""
    name, qualifier = called
    if any(one.name == name and one.qualifier == qualifier for one in permitted):
        return
    perhaps = [one for one in permitted if one.name in (name, UNKNOWN) and one.qualifier in (qualifier, UNKNOWN)]
    for one in perhaps:
        one.remember_unknown()
    if perhaps:
        return
    others = sorted(str(one.qualifier or "the function itself") for one in permitted if one.name == name)
    if others:
        wanted = qualifier or "the function itself"
        yield f"{spelled(path)} calls {wanted}, but permitted is {', '.join(others)}: it"
    else:
        yield spelled(path)


def _permitted(permission: Subject) -> _Permitted:
    function, given = (_told(permission, name) for name in _BY_NAME)
    name, qualifier = _parts(function) if isinstance(function, str) else (function, "")
    return _Permitted(permission, name, _qualifier(given) if given and isinstance(given, str) else given or qualifier)


def _told(permission: Subject, name: str) -> object:
    """Read a property; that it is not known is remembered only where it matters."""
    return UNKNOWN if permission.peek(name) is UNKNOWN else permission.text(name)


def _unpermitted_origins(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Judge functions whose ARNs are not known by the resources they come from."""
    origins = [urn for urn in pool.property_dependencies.get(TRIGGERS, ()) if type_of(urn).startswith(_LAMBDA)]
    permitted = {
        urn for permission in permissions for name in _BY_NAME for urn in permission.property_dependencies.get(name, ())
    }
    # What is written as text may be the name of any of them.
    by_name = any(isinstance(permission.peek(name), str) for permission in permissions for name in _BY_NAME)
    absent = [urn for urn in origins if urn not in permitted]
    if not origins or (absent and by_name):
        pool.remember_unknown(TRIGGERS)
        return
    yield from (f'the function "{urn.rpartition("::")[2]}"' for urn in absent)


def _parts(function: str) -> tuple[str, str]:
    """Return the bare name and the qualifier in a function's name, ARN or partial ARN."""
    name, _, qualifier = function.rpartition("function:")[2].partition(":")
    return name, _qualifier(qualifier)


def _qualifier(given: str) -> str:
    """Return a qualifier; $LATEST is the function itself."""
    return "" if given == "$LATEST" else given


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
