"""The report as JUnit XML: each rule is a test, mandatory violations are failures, advisory findings are output."""

from collections import defaultdict
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cognito_policies.reports.findings import Finding, Report

_SUITE: Final = "cognito_policies"


def as_junit(report: Report) -> str:
    """Return one suite: a case for each violation, and one for each rule without violations."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_rule[finding.rule].append(finding)
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name=f"{_SUITE} {report.stack}")
    for rule in report.rules:
        for finding in by_rule[rule.id]:
            _case(suite, f"{rule.id} [{_printable(finding.where)}]", finding)
        if not by_rule[rule.id]:
            case = SubElement(suite, "testcase", classname=_SUITE, name=rule.id)
            if rule.id in report.not_applicable:
                SubElement(case, "skipped", message=_printable(report.not_applicable[rule.id]))
    counts = {
        "tests": len(suite),
        "failures": len(report.mandatory),
        "errors": 0,
        "skipped": len(suite.findall("*/skipped")),
    }
    for element in (suites, suite):
        element.attrib.update({key: str(count) for key, count in counts.items()})
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _case(suite: Element, name: str, finding: Finding) -> None:
    violation = finding.violation
    case = SubElement(suite, "testcase", classname=_SUITE, name=name)
    if finding.source is not None:
        case.attrib |= {"file": finding.source.file, "line": str(finding.source.line)}
    fix = f"\nFix: {violation.remediation}" if violation.remediation else ""
    text = _printable(f"{violation.message}{fix}\n{violation.urn}")
    if finding.mandatory:
        SubElement(case, "failure", type=violation.severity, message=_printable(violation.message)).text = text
    else:
        SubElement(case, "system-out").text = f"advisory: {text}"


def _printable(text: str) -> str:
    """Return text without characters that XML doesn't allow."""
    return "".join(char if char in "\t\n\r" or char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
