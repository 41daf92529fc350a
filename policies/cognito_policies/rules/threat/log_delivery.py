"""cognito-pool-log-delivery.

Sign-in events exist only with threat protection (the plan PLUS); without it, only message delivery can be logged.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.threat.modes import protected
from cognito_policies.subject import Subject
from cognito_policies.tokens import LOG_DELIVERY, USER_POOL
from cognito_policies.values import UNKNOWN

_LOGS: Final = "logConfigurations"
_MESSAGES: Final = ("userNotification", "ERROR")
_SIGN_INS: Final = ("userAuthEvents", "INFO")

_Log: TypeAlias = tuple[object, object]


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the logs of every pool."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, LOG_DELIVERY), "userPoolId", pools)
    for pool in pools:
        deliveries = links.of(pool)
        logs = [log for delivery in deliveries.subjects for log in _logs(delivery)]
        if deliveries.maybe or any(UNKNOWN in log for log in logs):
            continue
        wanted = [_MESSAGES, _SIGN_INS] if protected(pool) else [_MESSAGES]
        absent = [f"{source} at {level}" for source, level in wanted if (source, level) not in logs]
        if absent:
            yield StackFinding(pool.urn, f"no log is kept of {' and '.join(absent)}")


def _logs(delivery: Subject) -> list[_Log]:
    if delivery.value(_LOGS) is UNKNOWN:
        return [(UNKNOWN, UNKNOWN)]
    return [
        (delivery.text(_LOGS, index, "eventSource"), delivery.text(_LOGS, index, "logLevel"))
        for index in delivery.indices(_LOGS)
    ]


RULE = Rule(
    id="cognito-pool-log-delivery",
    title="The pool's events are kept",
    description="A user pool delivers its logs: failed messages, and sign-ins where threat protection sees them.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.LOGRETENTION.001", "aws:SetLogDeliveryConfiguration"),
    remediation_steps=(
        "Add an aws.cognito.LogDeliveryConfiguration with userNotification at ERROR and, with threat protection,"
        " userAuthEvents at INFO. Keeping logs costs money."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html",
    applies_to=(USER_POOL, LOG_DELIVERY),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
