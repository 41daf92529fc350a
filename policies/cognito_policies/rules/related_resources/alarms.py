"""cognito-alarms."""

from collections.abc import Iterator, Mapping, Sequence

from cognito_policies.model.metrics import DIMENSIONS, NAMESPACE, VALUES
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, format_path, of_type
from cognito_policies.model.tokens import METRIC_ALARM, METRIC_FILTER, USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value, quoted


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check for alarms without data and, if there is a pool, for an alarm on each event."""
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
    missing = [event for event in options.texts("events") if not any(event in str(pattern) for pattern in patterns)]
    if missing:
        yield StackFinding("", f"no LogMetricFilter with a MetricAlarm matches {quoted(missing)} in CloudTrail's log")


def _dead_metrics(alarm: Subject) -> Iterator[str]:
    yield from _dead_metric(alarm)
    for index in alarm.indices("metricQueries"):
        if alarm.peek("metricQueries", index, "metric") is not None:
            yield from _dead_metric(alarm, "metricQueries", index, "metric")


def _dead_metric(alarm: Subject, *at: str | int) -> Iterator[str]:
    """Check name and dimensions of a metric; an alarm on other dimensions gets no data."""
    if alarm.peek(*at, "namespace") != NAMESPACE:
        return
    metric = alarm.text(*at, "metricName")
    if not isinstance(metric, str):
        return
    where = format_path((*at, "metricName"))
    if metric not in DIMENSIONS:
        yield f"{where} is {format_value(metric)}: Cognito has no such metric, so the alarm never fires"
        return
    dimensions = alarm.block(*at, "dimensions")
    if dimensions is UNKNOWN:
        return
    given = dimensions if isinstance(dimensions, Mapping) else {}
    where, right = format_path((*at, "dimensions")), DIMENSIONS[metric]
    if set(given) != right:
        had = quoted(sorted(given)) or "not set"
        yield (
            f"{where} is {had}; Cognito publishes {metric} with {quoted(sorted(right))} only, so the alarm never fires"
        )
        return
    for name, known in VALUES.items():
        value = alarm.text(*at, "dimensions", name) if name in right else None
        if isinstance(value, str) and value.casefold() not in (one.casefold() for one in known):
            yield f"{where}.{name} is {format_value(value)}; other than {quoted(known)}, the alarm never fires"


def _metric(metric_filter: Subject) -> tuple[str, str] | None:
    names = [metric_filter.peek("metricTransformation", key) for key in ("name", "namespace")]
    known = [name for name in names if isinstance(name, str)]
    return (known[0], known[1]) if len(known) == len(names) else None


RULE = Rule(
    id="cognito-alarms",
    title="Alarms on changes of pools",
    description=(
        "The stack has alarms on the API calls that weaken or delete a pool, and alarms on Cognito's metrics have the "
        "dimensions that AWS publishes."
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
        "Add an aws.cloudwatch.LogMetricFilter on CloudTrail's log group for each event, and an"
        " aws.cloudwatch.MetricAlarm on its metric. Set exactly the dimensions of the AWS/Cognito metric."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/logging-using-cloudtrail.html",
    applies_to=(USER_POOL, METRIC_FILTER, METRIC_ALARM),
    check_stack=check_stack,
    level=Level.DISABLED,
    options=(
        TextListOption(
            name="events",
            description="The API calls that must have an alarm.",
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
