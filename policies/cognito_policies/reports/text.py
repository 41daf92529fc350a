"""The report as text."""

from collections.abc import Iterator

from cognito_policies.reports.findings import Finding, Report


def as_text(report: Report) -> str:
    """Return the text: mandatory violations, advisory findings, then rules that don't apply."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.origin} (stack {report.stack}), configuration {report.configuration}: {report.checked} resources"
    for finding in (*report.mandatory, *report.advisory):
        yield _line(finding)
        if finding.violation.remediation:
            yield f"             Fix: {finding.violation.remediation}"
    for rule, reason in report.not_applicable.items():
        yield f"  not applicable  {rule}  {reason}"
    if report.skipped:
        yield f"  not checked (external or to be deleted): {len(report.skipped)} resources"
    yield f"{len(report.mandatory)} mandatory, {len(report.advisory)} advisory"


def _line(finding: Finding) -> str:
    violation, source = finding.violation, finding.source
    place = f" ({source.file}:{source.line})" if source else ""
    return f"  {violation.level:<9}  {violation.rule}  {finding.where}{place}: {violation.message}"
