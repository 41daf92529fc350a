from xml.etree import ElementTree as ET

from signin import Report, StepResult, Target, render_junit

TARGET = Target("us-east-1", "us-east-1_abc", "client", endpoint="http://127.0.0.1:5000")


def read(*steps: StepResult) -> ET.Element:
    return ET.fromstring(render_junit(Report(TARGET, steps)))  # noqa: S314 -- our own XML


def test_every_step_is_a_case_with_its_verdict() -> None:
    root = read(
        StepResult("a", "proved", "seen", 1500),
        StepResult("b", "failed", "expected this; got that", 2),
        StepResult("c", "skipped", "not here", 0),
    )
    suite = root[0]
    assert root.tag == "testsuites"
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped", "time")} == {
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
        "time": "1.502",
    }
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert cases["a"].findtext("system-out") == "seen"
    assert cases["b"].find("failure") is not None
    assert [found.get("message") for found in suite.iter("failure")] == ["expected this; got that"]
    assert [found.get("message") for found in suite.iter("skipped")] == ["not here"]
    assert cases["a"].get("time") == "1.500"


def test_the_suite_says_what_was_proved() -> None:
    properties = {p.get("name"): p.get("value") for p in read().iter("property")}
    assert properties["user_pool_id"] == "us-east-1_abc"
    assert properties["endpoint"] == "http://127.0.0.1:5000"


def test_what_xml_has_no_place_for_is_replaced() -> None:
    hostile = "\x00\x1b[31m <b>&amp;\ufffe\ud800 \U0001f600"
    assert next(read(StepResult("a", "failed", hostile, 1)).iter("failure")).get("message") == (
        "\ufffd\ufffd[31m <b>&amp;\ufffd\ufffd \U0001f600"
    )
