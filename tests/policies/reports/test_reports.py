import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from cognito_policies import RULES, Violation
from cognito_policies.config.pack_config import read_config
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.reports.as_json import as_json
from cognito_policies.reports.findings import Finding, Report, run_checks
from cognito_policies.reports.junit import as_junit
from cognito_policies.reports.sarif import as_sarif
from cognito_policies.reports.text import as_text
from cognito_policies.sources.listing import Source
from cognito_policies.sources.state_file import read_state
from tests.policies.states import POOL_INPUTS, entry, exported, urn

LENGTH, PROTECT = "cognito-pool-password-length", "cognito-pool-pulumi-protect"
POOL = urn(USER_POOL, "pool")


def violation(rule: str, level: str, at: str = POOL, message: str = "too <short> & \x07") -> Violation:
    return Violation(rule, level, "high", at, message, "Make it longer.")


REPORT = Report(
    stack="prod",
    origin="state.json",
    configuration="defaults",
    checked=3,
    findings=(
        Finding(violation(PROTECT, "advisory"), Source("app/users.py", 12)),
        Finding(violation(f"{LENGTH}-applied", "mandatory")),
        Finding(violation(LENGTH, "mandatory", at="")),
    ),
    not_applicable={"cognito-pool-inventory": "no lock"},
    skipped=("urn:gone",),
)
NOTHING = Report("prod", "-", "defaults", 0, ())


def test_text_says_what_is_mandatory_first() -> None:
    assert as_text(REPORT).splitlines() == [
        "state.json (stack prod), configuration defaults: 3 resources",
        f"  mandatory  {LENGTH}-applied  pool: too <short> & \x07",
        "             Fix: Make it longer.",
        f"  mandatory  {LENGTH}  stack: too <short> & \x07",
        "             Fix: Make it longer.",
        f"  advisory   {PROTECT}  pool (app/users.py:12): too <short> & \x07",
        "             Fix: Make it longer.",
        "  not applicable  cognito-pool-inventory  no lock",
        "  not checked (external or to be deleted): 1 resources",
        "2 mandatory, 1 advisory",
    ]
    assert as_text(NOTHING).splitlines()[1:] == ["0 mandatory, 0 advisory"]


def test_json_has_it_all() -> None:
    document = json.loads(as_json(REPORT))
    assert (document["version"], document["mandatory"], document["advisory"], document["resources"]) == (1, 2, 1, 3)
    assert document["violations"][0] == {
        "rule": PROTECT,
        "level": "advisory",
        "severity": "high",
        "urn": POOL,
        "message": "too <short> & \x07",
        "remediation": "Make it longer.",
        "file": "app/users.py",
        "line": 12,
    }
    assert document["violations"][1]["file"] is None
    assert document["not_applicable"] == {"cognito-pool-inventory": "no lock"}


@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_sarif_has_what_the_standard_and_code_scanning_demand(report: Report) -> None:
    log = json.loads(as_sarif(report))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "cognito_policies"
    assert len(driver["rules"]) == len({rule["id"] for rule in driver["rules"]}) == len(RULES)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
        assert 0 < float(rule["properties"]["security-severity"]) < 10
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"]
        assert location["physicalLocation"]["region"]["startLine"] > 0
        assert location["logicalLocations"][0]["fullyQualifiedName"]
        assert list(result["partialFingerprints"]) == ["ruleAndResource/v1"]


def test_sarif_places_findings_in_the_program_and_tells_them_apart() -> None:
    results = json.loads(as_sarif(REPORT))["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"] for each in results]
    assert places[0] == {"artifactLocation": {"uri": "app/users.py"}, "region": {"startLine": 12}}
    assert places[1] == {"artifactLocation": {"uri": "Pulumi.yaml"}, "region": {"startLine": 1}}
    assert [each["level"] for each in results] == ["warning", "error", "error"]
    assert [each["ruleId"] for each in results] == [PROTECT, LENGTH, LENGTH]
    assert len({each["partialFingerprints"]["ruleAndResource/v1"] for each in results}) == 3
    rules = {each["id"]: each for each in json.loads(as_sarif(REPORT))["runs"][0]["tool"]["driver"]["rules"]}
    levels = {rule.id: "warning" if rule.level.value == "advisory" else "error" for rule in RULES}
    assert {rule_id: each["defaultConfiguration"]["level"] for rule_id, each in rules.items()} == levels


def test_a_files_name_is_a_uri() -> None:
    report = replace(REPORT, findings=(Finding(violation(LENGTH, "mandatory"), Source("my app/ü.py", 1)),))
    [result] = json.loads(as_sarif(report))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20app/%C3%BC.py"


def test_junit_is_xml_with_a_failure_for_each_mandatory_violation() -> None:
    suites = ET.fromstring(as_junit(REPORT))  # noqa: S314 -- our own
    [suite] = suites
    assert suite.attrib == {
        "name": "cognito_policies prod",
        "tests": str(len(suite)),
        "failures": "2",
        "errors": "0",
        "skipped": "1",
    }
    cases: dict[str, Any] = {case.attrib["name"]: case for case in suite}
    assert len(cases) == len(suite) == len(RULES) + 1
    failure = cases[f"{LENGTH} [pool]"].find("failure")
    assert failure.attrib == {"type": "high", "message": "too <short> & \N{REPLACEMENT CHARACTER}"}
    assert cases[f"{LENGTH} [stack]"].find("failure") is not None
    advice = cases[f"{PROTECT} [pool]"]
    assert (advice.attrib["file"], advice.attrib["line"]) == ("app/users.py", "12")
    assert advice.find("system-out").text.startswith("advisory: too <short>")
    assert cases["cognito-pool-inventory"].find("skipped").attrib == {"message": "no lock"}
    assert len(cases["cognito-pool-mfa-required"]) == 0


def test_nothing_is_said_twice_and_what_is_off_is_said() -> None:
    listing = read_state(
        exported([entry(USER_POOL, "pool", {**POOL_INPUTS, "passwordPolicy": {"minimumLength": 6}})]), "s"
    )
    config = read_config({"all": "disabled", LENGTH: "mandatory"}, "test")
    report = run_checks(config, listing, stack="prod", origin="s", configuration="test")
    assert [finding.violation.rule for finding in report.findings] == [LENGTH]
    assert report.not_applicable["cognito-pool-mfa-required"] == "disabled in the configuration"
    assert LENGTH not in report.not_applicable
