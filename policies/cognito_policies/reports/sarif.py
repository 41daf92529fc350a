"""The report as SARIF 2.1.0, for GitHub code scanning and similar tools."""

import hashlib
import json
from typing import Final
from urllib.parse import quote

from cognito_policies.model.rule import Rule
from cognito_policies.reports.findings import Finding, Report
from cognito_policies.version import __version__

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME: Final = "https://www.pulumi.com/docs/iac/crossguard/"
_UNKNOWN_FILE: Final = "Pulumi.yaml"
"""The file of a finding without a source position, because code scanning requires one."""
_SCORES: Final = {"low": "3.0", "medium": "5.5", "high": "8.0", "critical": "9.5"}
"""The score of each severity in code scanning."""


def as_sarif(report: Report) -> str:
    """Return one SARIF log with one run."""
    indices = {rule.id: index for index, rule in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "cognito_policies",
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "automationDetails": {"id": f"cognito_policies/{report.stack}/"},
        "columnKind": "utf16CodeUnits",
        "results": [_result(finding, indices) for finding in report.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "help": {"text": rule.remediation_steps},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": "error" if rule.level.value != "advisory" else "warning"},
        "properties": {
            "tags": ["security", *rule.frameworks],
            "security-severity": _SCORES[rule.severity.value],
            "precision": "high",
        },
    }


def _result(finding: Finding, indices: dict[str, int]) -> dict[str, object]:
    violation = finding.violation
    file, line = (finding.source.file, finding.source.line) if finding.source else (_UNKNOWN_FILE, 1)
    name = violation.urn or f"stack {finding.where}"
    fix = f"\nFix: {violation.remediation}" if violation.remediation else ""
    # Without the message: the finding stays the same if a value in it changes.
    fingerprint = hashlib.sha256(f"{violation.rule}\n{violation.urn}".encode()).hexdigest()
    return {
        "ruleId": finding.rule,
        "ruleIndex": indices[finding.rule],
        "level": "error" if finding.mandatory else "warning",
        "message": {"text": f"{finding.where}: {violation.message}{fix}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(file)},
                    "region": {"startLine": line},
                },
                "logicalLocations": [{"name": finding.where, "fullyQualifiedName": name, "kind": "resource"}],
            }
        ],
        "partialFingerprints": {"ruleAndResource/v1": fingerprint},
    }
