"""cognito-alarms."""

from collections.abc import Iterator, Sequence

from cognito_policies.options import Options, WordsOption
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.subject import Subject
from cognito_policies.tokens import METRIC_ALARM, METRIC_FILTER, USER_POOL
from cognito_policies.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look, where there is a pool, for a filter with an alarm for every event."""
    if not of_type(subjects, USER_POOL):
        return
    alarms = of_type(subjects, METRIC_ALARM)
    metrics = {repr((alarm.peek("metricName"), alarm.peek("namespace"))) for alarm in alarms}
    origins = {urn for alarm in alarms for urn in alarm.property_dependencies.get("metricName", ())}
    watched = [one for one in of_type(subjects, METRIC_FILTER) if one.urn in origins or repr(_metric(one)) in metrics]
    patterns = [one.text("pattern") for one in watched]
    if UNKNOWN in patterns:
        return
    missing = [event for event in options.words("events") if not any(event in str(pattern) for pattern in patterns)]
    if missing:
        yield StackFinding("", f"no metric filter with an alarm looks for {', '.join(missing)}")


def _metric(metric_filter: Subject) -> tuple[str, str] | None:
    names = [metric_filter.peek("metricTransformation", key) for key in ("name", "namespace")]
    known = [name for name in names if isinstance(name, str)]
    return (known[0], known[1]) if len(known) == len(names) else None


RULE = Rule(
    id="cognito-alarms",
    title="Changes to pools raise alarms",
    description="The stack has metric filters with alarms for the calls that weaken or remove a pool.",
    severity=Severity.MEDIUM,
    frameworks=(
        "stave:CTL.COGNITO.ALARM.DELETEPOOL.001",
        "stave:CTL.COGNITO.ALARM.UPDATEPOOL.001",
        "stave:CTL.COGNITO.ALARM.RISKCONFIG.001",
        "stave:CTL.COGNITO.ALARM.ADMINPWD.001",
        "stave:CTL.COGNITO.ALARM.CREATEIDPOOL.001",
    ),
    remediation_steps=(
        "Make a logMetricFilter on CloudTrail's log group for each event, and a metricAlarm on its metric."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/logging-using-cloudtrail.html",
    applies_to=(USER_POOL, METRIC_FILTER, METRIC_ALARM),
    check_stack=check_stack,
    level=Level.DISABLED,
    options=(
        WordsOption(
            name="events",
            description="The calls that must raise an alarm.",
            default=(
                "DeleteUserPool",
                "UpdateUserPool",
                "SetUserPoolMfaConfig",
                "SetRiskConfiguration",
                "AdminSetUserPassword",
                "CreateIdentityPool",
                "UpdateIdentityPool",
                "SetIdentityPoolRoles",
            ),
        ),
    ),
)
