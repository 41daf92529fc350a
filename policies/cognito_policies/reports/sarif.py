"""SARIF 2.1.0: for GitHub code scanning and everything else that shows findings beside the code."""

import hashlib
import json
from typing import Final
from urllib.parse import quote

from cognito_policies.reports.findings import Finding, Report
from cognito_policies.rule import Rule
from cognito_policies.version import __version__

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME: Final = "https://www.pulumi.com/docs/iac/crossguard/"
_ELSEWHERE: Final = "Pulumi.yaml"
"""Where a finding is shown whose place in the program is not known: code scanning wants a file."""
_SCORES: Final = {"low": "3.0", "medium": "5.5", "high": "8.0", "critical": "9.5"}
"""The middle of each band code scanning shows severities by."""


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
    file, line = (finding.source.file, finding.source.line) if finding.source else (_ELSEWHERE, 1)
    name = violation.urn or f"stack {finding.where}"
    # Not of the message: a value that changes from 7 to 6 is the same finding.
    fingerprint = hashlib.sha256(f"{violation.rule}\n{violation.urn}".encode()).hexdigest()
    return {
        "ruleId": finding.rule,
        "ruleIndex": indices[finding.rule],
        "level": "error" if finding.mandatory else "warning",
        "message": {"text": f"{finding.where}: {violation.message}\n{violation.remediation}"},
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
