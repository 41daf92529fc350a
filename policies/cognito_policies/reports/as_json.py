"""The report as JSON, for programs."""

import json

from cognito_policies.reports.findings import Finding, Report


def as_json(report: Report) -> str:
    """Return one JSON document."""
    document = {
        "version": 1,
        "stack": report.stack,
        "source": report.origin,
        "configuration": report.configuration,
        "resources": report.checked,
        "mandatory": len(report.mandatory),
        "advisory": len(report.advisory),
        "violations": [_violation(finding) for finding in report.findings],
        "not_applicable": report.not_applicable,
        "skipped": list(report.skipped),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _violation(finding: Finding) -> dict[str, object]:
    violation, source = finding.violation, finding.source
    return {
        "rule": violation.rule,
        "level": violation.level,
        "severity": violation.severity,
        "urn": violation.urn,
        "message": violation.message,
        "remediation": violation.remediation,
        "file": source.file if source else None,
        "line": source.line if source else None,
    }
