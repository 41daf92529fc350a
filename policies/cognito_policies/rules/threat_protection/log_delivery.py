"""cognito-pool-log-delivery.

Sign-in events exist only with threat protection (feature plan PLUS); without it, only message delivery is logged.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import LOG_DELIVERY, USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.threat_protection.modes import protected

_LOGS: Final = "logConfigurations"
_MESSAGES: Final = ("userNotification", "ERROR")
_SIGN_INS: Final = ("userAuthEvents", "INFO")

_Log: TypeAlias = tuple[object, object]


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check for the logs of each pool."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, LOG_DELIVERY), "userPoolId", pools)
    for pool in pools:
        deliveries = links.of(pool)
        logs = [log for delivery in deliveries.subjects for log in _logs(delivery)]
        if deliveries.maybe or any(UNKNOWN in log for log in logs):
            continue
        wanted = [_MESSAGES, _SIGN_INS] if protected(pool) else [_MESSAGES]
        absent = [f"{source} ({level})" for source, level in wanted if (source, level) not in logs]
        if absent:
            yield StackFinding(pool.urn, f"no LogDeliveryConfiguration for {' and '.join(absent)}")


def _logs(delivery: Subject) -> list[_Log]:
    if delivery.value(_LOGS) is UNKNOWN:
        return [(UNKNOWN, UNKNOWN)]
    return [
        (delivery.text(_LOGS, index, "eventSource"), delivery.text(_LOGS, index, "logLevel"))
        for index in delivery.indices(_LOGS)
    ]


RULE = Rule(
    id="cognito-pool-log-delivery",
    title="The pool delivers logs",
    description="A user pool delivers logs of failed messages, and of sign-ins if threat protection is on.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.LOGRETENTION.001", "aws:SetLogDeliveryConfiguration"),
    remediation_steps=(
        'Add an aws.cognito.LogDeliveryConfiguration with eventSource "userNotification" at logLevel "ERROR" and, with'
        ' threat protection, "userAuthEvents" at "INFO". Storing logs costs money.'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html",
    applies_to=(USER_POOL, LOG_DELIVERY),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
