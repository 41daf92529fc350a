"""cognito-pool-sms-role-scoped.

The external id keeps other people's pools from sending SMS with the role. Roles outside the stack are not judged.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cognito_policies.index import Index, role_names
from cognito_policies.options import Options
from cognito_policies.permissions import Permission, permissions
from cognito_policies.policy_document import MalformedPolicyError, effect_of, listed, mapping, statements
from cognito_policies.role_policies import HOLDERS, Attached, RolePolicies
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.user_pool.contacts import SMS
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE, USER_POOL
from cognito_policies.values import UNKNOWN, contains_unknown

_TRUST: Final = "assumeRolePolicy"
_SERVICE: Final = "cognito-idp.amazonaws.com"
_EXACT: Final = ("stringequals", "foranyvalue:stringequals")


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look at the role each pool sends SMS with: who may take it, and what it may do."""
    policies = RolePolicies(subjects)
    roles = Index(of_type(subjects, ROLE), role_names)
    senders: dict[str, Subject] = {}
    for pool in of_type(subjects, USER_POOL):
        if not isinstance(pool.block(SMS), dict):
            continue
        found = roles.find(pool, SMS, "snsCallerArn")
        if found.maybe:
            pool.remember_unknown(SMS, "snsCallerArn")
        for role in found.sure:
            messages = [*_trusted(role, pool), *(text for held in policies.of(role) for text in _given(held))]
            yield from (StackFinding(role.urn, message) for message in messages)
            senders[role.urn] = role
    for _, held in policies.perhaps_of(senders.values()):
        held.remember_unknown()


def _trusted(role: Subject, pool: Subject) -> Iterator[str]:
    document = role.value(_TRUST)
    if document is UNKNOWN:
        return
    try:
        for label, statement in statements(document):
            if statement is None or contains_unknown(dict(statement)):
                role.remember_unknown(_TRUST, label)
            elif effect_of(statement, label) == "Allow" and _lets_cognito_in(statement):
                yield from _external_id(statement, label, pool)
    except MalformedPolicyError as error:
        yield f"{_TRUST} can't be judged: {error}"


def _lets_cognito_in(statement: Mapping[str, object]) -> bool:
    principal = statement.get("Principal")
    services = listed(principal.get("Service", [])) if isinstance(principal, dict) else [principal]
    return bool({_SERVICE, "*"} & {service for service in services if isinstance(service, str)})


def _external_id(statement: Mapping[str, object], label: str, pool: Subject) -> Iterator[str]:
    condition = mapping(statement.get("Condition") or {}, f"{label}: Condition")
    named = [
        value
        for operator, lines in condition.items()
        if operator.lower() in _EXACT
        for key, values in mapping(lines, f"{label}: Condition.{operator}").items()
        if key.lower() == "sts:externalid"
        for value in listed(values)
    ]
    wanted = pool.peek(SMS, "externalId")
    if not named:
        yield f"{_TRUST}, {label}: no StringEquals on sts:ExternalId, so any pool may send SMS with the role"
    elif wanted is not UNKNOWN and named != [wanted]:
        yield f"{_TRUST}, {label}: sts:ExternalId is not the externalId of the pool {pool.name}"


def _given(held: Attached) -> Iterator[str]:
    """Say what a policy gives beyond sending messages."""
    if held.document is None or not held.certain:
        if held.arn.partition(":iam::")[2].startswith("aws:"):
            yield f"{held.label} is {held.arn}: the role needs sns:Publish only"
        else:
            held.remember_unknown()
        return
    try:
        for permission in permissions(held.document):
            if not isinstance(permission, Permission) or not permission.actions.complete:
                held.remember_unknown(permission.label)
            elif permission.actions.but or {action.lower() for action in permission.actions.patterns} != {
                "sns:publish"
            }:
                yield f"{held.label}, {permission.label}: the role needs sns:Publish only"
    except MalformedPolicyError as error:
        yield f"{held.label} can't be judged: {error}"


RULE = Rule(
    id="cognito-pool-sms-role-scoped",
    title="The SMS role is for this pool's messages only",
    description="The role a user pool sends SMS with demands the pool's external id and may do nothing else.",
    severity=Severity.MEDIUM,
    frameworks=("aws:SmsConfiguration",),
    remediation_steps=(
        "In the role's trust policy demand StringEquals sts:ExternalId with smsConfiguration.externalId; allow"
        " sns:Publish only."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html",
    applies_to=(USER_POOL, ROLE, *HOLDERS),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
