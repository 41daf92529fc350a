"""The report as JUnit XML, for CI servers."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from signin.report import Report, StepResult

# Characters that XML 1.0 can't contain, escaped or not.
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUITE: Final = "signin"


def render_junit(report: Report) -> str:
    """The report as one test suite, with a test case for each step."""
    totals = {
        "tests": str(len(report.steps)),
        "failures": str(report.count("failed")),
        "errors": "0",
        "skipped": str(report.count("skipped")),
        "time": _seconds(report.milliseconds),
    }
    suites = ET.Element("testsuites", totals | {"name": _SUITE})
    suite = ET.SubElement(suites, "testsuite", totals | {"name": _SUITE})
    properties = ET.SubElement(suite, "properties")
    for name, value in report.target.report_fields().items():
        ET.SubElement(properties, "property", {"name": name, "value": _xml(value)})
    for step in report.steps:
        _add(suite, step)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _add(suite: ET.Element, step: StepResult) -> None:
    case = {"classname": _SUITE, "name": _xml(step.name), "time": _seconds(step.milliseconds)}
    found = ET.SubElement(suite, "testcase", case)
    detail = _xml(step.detail)
    if step.verdict == "proved":
        ET.SubElement(found, "system-out").text = detail
    else:
        kind = "failure" if step.verdict == "failed" else "skipped"
        ET.SubElement(found, kind, {"message": detail})


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.3f}"


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
