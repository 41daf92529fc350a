"""For people."""

from collections.abc import Iterator

from cognito_policies.reports.findings import Finding, Report


def as_text(report: Report) -> str:
    """Return lines: what is mandatory first, then advice, then what was not judged."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.origin} (stack {report.stack}), configuration {report.configuration}: {report.judged} resources"
    for finding in (*report.mandatory, *report.advisory):
        yield _line(finding)
    for rule, reason in report.not_applicable.items():
        yield f"  not applicable  {rule}  {reason}"
    if report.skipped:
        yield f"  not judged, as they are read from elsewhere or about to go: {len(report.skipped)}"
    yield f"{len(report.mandatory)} mandatory, {len(report.advisory)} advisory"


def _line(finding: Finding) -> str:
    violation, source = finding.violation, finding.source
    place = f" ({source.file}:{source.line})" if source else ""
    return f"  {violation.level:<9}  {violation.rule}  {finding.where}{place}: {violation.message}"
