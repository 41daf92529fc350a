"""cognito-alarms."""

from collections.abc import Iterator, Mapping, Sequence

from cognito_policies.metrics import DIMENSIONS, NAMESPACE, VALUES
from cognito_policies.options import Options, WordsOption
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import METRIC_ALARM, METRIC_FILTER, USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look for alarms that can't go off and, where there is a pool, for a filter with an alarm for every event."""
    for alarm in of_type(subjects, METRIC_ALARM):
        for message in _dead_metrics(alarm):
            yield StackFinding(alarm.urn, message)
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


def _dead_metrics(alarm: Subject) -> Iterator[str]:
    yield from _dead_metric(alarm)
    for index in alarm.indices("metricQueries"):
        if alarm.peek("metricQueries", index, "metric") is not None:
            yield from _dead_metric(alarm, "metricQueries", index, "metric")


def _dead_metric(alarm: Subject, *at: str | int) -> Iterator[str]:
    """AWS has a metric by its dimensions: an alarm on others gets no data, which rarely counts as a failure."""
    if alarm.peek(*at, "namespace") != NAMESPACE:
        return
    metric = alarm.text(*at, "metricName")
    if not isinstance(metric, str):
        return
    where = spelled((*at, "metricName"))
    if metric not in DIMENSIONS:
        yield f"{where} is {shown(metric)}: Cognito publishes no such metric, so the alarm never goes off"
        return
    dimensions = alarm.block(*at, "dimensions")
    if dimensions is UNKNOWN:
        return
    given = dimensions if isinstance(dimensions, Mapping) else {}
    where, right = spelled((*at, "dimensions")), DIMENSIONS[metric]
    if set(given) != right:
        had = ", ".join(sorted(given)) or "no dimension"
        yield (
            f"{where} are {had}: Cognito publishes {metric} by {', '.join(sorted(right))} only, so the alarm never "
            "goes off"
        )
        return
    for name, known in VALUES.items():
        value = alarm.text(*at, "dimensions", name) if name in right else None
        if isinstance(value, str) and value.casefold() not in (one.casefold() for one in known):
            yield f"{where}.{name} is {shown(value)}: it is one of {', '.join(known)}, so the alarm never goes off"


def _metric(metric_filter: Subject) -> tuple[str, str] | None:
    names = [metric_filter.peek("metricTransformation", key) for key in ("name", "namespace")]
    known = [name for name in names if isinstance(name, str)]
    return (known[0], known[1]) if len(known) == len(names) else None


RULE = Rule(
    id="cognito-alarms",
    title="Changes to pools raise alarms",
    description=(
        "The stack has metric filters with alarms for the calls that weaken or remove a pool, and alarms on Cognito's "
        "own metrics name the dimensions AWS publishes them by."
    ),
    severity=Severity.MEDIUM,
    frameworks=(
        "stave:CTL.COGNITO.ALARM.DELETEPOOL.001",
        "stave:CTL.COGNITO.ALARM.UPDATEPOOL.001",
        "stave:CTL.COGNITO.ALARM.RISKCONFIG.001",
        "stave:CTL.COGNITO.ALARM.ADMINPWD.001",
        "stave:CTL.COGNITO.ALARM.CREATEIDPOOL.001",
    ),
    remediation_steps=(
        "Make a logMetricFilter on CloudTrail's log group for each event, and a metricAlarm on its metric. "
        "Give an alarm on an AWS/Cognito metric exactly the dimensions of that metric."
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
