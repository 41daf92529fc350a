"""cognito-pool-sms-role-scoped.

The external id prevents other user pools from sending SMS with the role. Roles outside the stack aren't checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cognito_policies.iam.permissions import Permission, permissions
from cognito_policies.iam.policy_document import MalformedPolicyError, effect_of, listed, mapping, statements
from cognito_policies.iam.role_policies import POLICY_HOLDERS, Attached, RolePolicies
from cognito_policies.lookup.index import Index, role_names
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import ROLE, USER_POOL
from cognito_policies.model.values import UNKNOWN, contains_unknown, format_value
from cognito_policies.rules.user_pool.contacts import SMS

_TRUST: Final = "assumeRolePolicy"
_SERVICE: Final = "cognito-idp.amazonaws.com"
_EXACT: Final = ("stringequals", "foranyvalue:stringequals")


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check trust policy and permissions of the SMS role of each pool."""
    policies = RolePolicies(subjects)
    roles = Index(of_type(subjects, ROLE), role_names)
    senders: dict[str, Subject] = {}
    for pool in of_type(subjects, USER_POOL):
        if not isinstance(pool.block(SMS), dict):
            continue
        found = roles.find(pool, SMS, "snsCallerArn")
        if found.maybe:
            pool.add_unknown(SMS, "snsCallerArn")
        for role in found.sure:
            messages = [*_trusted(role, pool), *(text for held in policies.of(role) for text in _given(held))]
            yield from (StackFinding(role.urn, message) for message in messages)
            senders[role.urn] = role
    for _, held in policies.perhaps_of(senders.values()):
        held.add_unknown()


def _trusted(role: Subject, pool: Subject) -> Iterator[str]:
    document = role.value(_TRUST)
    if document is UNKNOWN:
        return
    try:
        for label, statement in statements(document):
            if statement is None or contains_unknown(dict(statement)):
                role.add_unknown(_TRUST, label)
            elif effect_of(statement, label) == "Allow" and _allows_cognito(statement):
                yield from _external_id(statement, label, pool)
    except MalformedPolicyError as error:
        yield f"{_TRUST} is no valid policy: {error}"


def _allows_cognito(statement: Mapping[str, object]) -> bool:
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
        yield (
            f"{_TRUST}, {label} has no StringEquals condition on sts:ExternalId: any user pool can send SMS with"
            " the role"
        )
    elif wanted is not UNKNOWN and named != [wanted]:
        yield f"{_TRUST}, {label}: sts:ExternalId differs from {SMS}.externalId of pool {format_value(pool.name)}"


def _given(held: Attached) -> Iterator[str]:
    """Yield what a policy allows besides sending messages."""
    if held.document is None or not held.certain:
        if held.arn.partition(":iam::")[2].startswith("aws:"):
            yield f"{held.label} is {format_value(held.arn)}; the role needs sns:Publish only"
        else:
            held.add_unknown()
        return
    try:
        for permission in permissions(held.document):
            if not isinstance(permission, Permission) or not permission.actions.complete:
                held.add_unknown(permission.label)
            elif permission.actions.negated or {action.lower() for action in permission.actions.patterns} != {
                "sns:publish"
            }:
                yield (
                    f"{held.label}, {permission.label} allows more than sns:Publish, the only action that the role"
                    " needs"
                )
    except MalformedPolicyError as error:
        yield f"{held.label} is no valid policy: {error}"


RULE = Rule(
    id="cognito-pool-sms-role-scoped",
    title="The SMS role has few permissions",
    description="The SMS role of a user pool requires the pool's external id, and allows sns:Publish only.",
    severity=Severity.MEDIUM,
    frameworks=("aws:SmsConfiguration",),
    remediation_steps=(
        "In assumeRolePolicy, add a StringEquals condition on sts:ExternalId with smsConfiguration.externalId. In the"
        " permissions policy, allow sns:Publish only."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html",
    applies_to=(USER_POOL, ROLE, *POLICY_HOLDERS),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
