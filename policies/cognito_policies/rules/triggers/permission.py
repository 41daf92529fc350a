"""cognito-pool-trigger-permission.

A permission is for a function, or for one alias or version of it, and a trigger with a qualified ARN needs the
permission for that. In a first preview ARNs are computed; the function is then identified by the resource that the ARN
comes from. A function outside the stack is identified by its name, when its ARN is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cognito_policies.iam.policy_document import matches
from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, format_path, of_type
from cognito_policies.model.tokens import LAMBDA_PERMISSION, USER_POOL, type_of
from cognito_policies.model.values import UNKNOWN, Path, format_value
from cognito_policies.rules.triggers.functions import TRIGGERS, functions

_INVOKING: Final = frozenset({"lambda:invokefunction", "lambda:invoke*", "lambda:*", "*"})
_LAMBDA: Final = "aws:lambda/"
_BY_NAME: Final = ("function", "qualifier")
_ACCOUNT: Final = 4
"""The index of the account in an ARN."""


@dataclass(frozen=True)
class _Permitted:
    """The function of a permission, and the alias or version; the qualifier is empty for the function itself."""

    permission: Subject
    name: object
    qualifier: object

    def add_unknown(self) -> None:
        """Add what must be known to check it."""
        for name, value in (("function", self.name), ("qualifier", self.qualifier)):
            if value is UNKNOWN:
                self.permission.add_unknown(name)


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check for the permission of each function that a pool calls."""
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
        not_known = own.maybe or any(UNKNOWN in _says(permission) for permission in permitting)
        if pool.block(TRIGGERS) is None or not_known:
            continue
        for called in _unpermitted(pool, permitting):
            yield StackFinding(pool.urn, f"no aws.lambda.Permission lets this pool invoke {called}; sign-ins will fail")


def _may_permit(permission: Subject) -> bool:
    """Return whether a permission can be for Cognito, as far as it is known."""
    principal, action = _says(permission)
    if isinstance(principal, str) and principal.lower() != "cognito-idp.amazonaws.com":
        return False
    return not isinstance(action, str) or action.lower() in _INVOKING


def _is_wide(permission: Subject) -> bool:
    """Return whether a permission is for more than one pool: without sourceArn, or with wildcards."""
    return not _has(permission, "sourceArn") or bool(_pattern(permission))


def _has(permission: Subject, name: str) -> bool:
    return permission.peek(name) is not None or name in permission.property_dependencies


def _pattern(permission: Subject) -> str:
    """Return a sourceArn with wildcards, which Lambda matches as ArnLike does; else an empty text."""
    source = permission.peek("sourceArn")
    return source if isinstance(source, str) and ("*" in source or "?" in source) else ""


def _is_for(permission: Subject, pool: Subject) -> bool:
    """Return whether a wide permission is for a pool; if the ARN of the pool is computed, a pattern for all is."""
    pattern, arn = _pattern(permission), pool.peek("arn")
    return not pattern or (matches(pattern, arn) if isinstance(arn, str) else pattern.endswith(":userpool/*"))


def _open_to_others(permission: Subject) -> Iterator[str]:
    """Check for permissions with which user pools of other AWS accounts can invoke the function."""
    if permission.peek("principal") is UNKNOWN or _has(permission, "sourceAccount"):
        return
    parts = _pattern(permission).split(":")
    account = parts[_ACCOUNT] if len(parts) > _ACCOUNT else parts[-1]
    if not _has(permission, "sourceArn"):
        yield "sourceArn is not set: user pools of any AWS account can invoke the function; pass pool.arn"
    elif "*" in account or "?" in account:
        pattern = format_value(_pattern(permission))
        yield f"sourceArn is {pattern}: user pools of other AWS accounts can invoke the function; pass pool.arn"


def _says(permission: Subject) -> tuple[object, object]:
    return permission.text("principal"), permission.text("action")


def _unpermitted(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Yield what the pool calls without a permission, as far as that is known."""
    called = functions(pool)
    permitted = [_permitted(permission) for permission in permissions]
    for path, arn in called.items():
        if isinstance(arn, str):
            yield from _check_one(path, _parts(arn), permitted)
    if UNKNOWN in called.values():
        yield from _unpermitted_origins(pool, permissions)


def _check_one(path: Path, called: tuple[str, str], permitted: Sequence[_Permitted]) -> Iterator[str]:
    """Compare the function of one trigger with the permissions."""
    name, qualifier = called
    if any(one.name == name and one.qualifier == qualifier for one in permitted):
        return
    perhaps = [one for one in permitted if one.name in (name, UNKNOWN) and one.qualifier in (qualifier, UNKNOWN)]
    for one in perhaps:
        one.add_unknown()
    if perhaps:
        return
    others = sorted(str(one.qualifier or "the function itself") for one in permitted if one.name == name)
    if others:
        wanted = qualifier or "the function itself"
        yield f"{format_path(path)} ({wanted}; permitted: {', '.join(others)})"
    else:
        yield format_path(path)


def _permitted(permission: Subject) -> _Permitted:
    function, given = (_told(permission, name) for name in _BY_NAME)
    name, qualifier = _parts(function) if isinstance(function, str) else (function, "")
    return _Permitted(permission, name, _qualifier(given) if given and isinstance(given, str) else given or qualifier)


def _told(permission: Subject, name: str) -> object:
    """Read a property, without reporting a computed value; that is done only where it matters."""
    return UNKNOWN if permission.peek(name) is UNKNOWN else permission.text(name)


def _unpermitted_origins(pool: Subject, permissions: Sequence[Subject]) -> Iterator[str]:
    """Check functions with computed ARNs by the resources that the ARNs come from."""
    origins = [urn for urn in pool.property_dependencies.get(TRIGGERS, ()) if type_of(urn).startswith(_LAMBDA)]
    permitted = {
        urn for permission in permissions for name in _BY_NAME for urn in permission.property_dependencies.get(name, ())
    }
    # A plain text can be the name of any of them.
    by_name = any(isinstance(permission.peek(name), str) for permission in permissions for name in _BY_NAME)
    absent = [urn for urn in origins if urn not in permitted]
    if not origins or (absent and by_name):
        pool.add_unknown(TRIGGERS)
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
    title="Only this pool can invoke its triggers",
    description="Each Lambda trigger has a permission for exactly this user pool.",
    severity=Severity.HIGH,
    frameworks=("checkov:CKV_AWS_364", "aws:LambdaConfig"),
    remediation_steps=(
        'Add an aws.lambda.Permission for each trigger, with principal "cognito-idp.amazonaws.com" and sourceArn set to'
        " the pool's ARN."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html",
    applies_to=(USER_POOL, LAMBDA_PERMISSION),
    check_stack=check_stack,
)
