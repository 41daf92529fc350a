import json

import pytest

from signin import Report, StepResult, Target, render_json, render_text
from signin.redaction import Redactor
from signin.report import Verdict

TARGET = Target("us-east-1", "us-east-1_abc", "client", endpoint="http://127.0.0.1:5000")


def report(*verdicts: Verdict) -> Report:
    return Report(TARGET, tuple(StepResult(f"step {n}", v, f"detail {n}", 1.26) for n, v in enumerate(verdicts)))


@pytest.mark.parametrize(
    ("verdicts", "ok"),
    [(("proved",), True), (("proved", "skipped"), True), (("proved", "failed", "skipped"), False), ((), True)],
)
def test_a_report_is_ok_when_nothing_failed(verdicts: tuple[Verdict, ...], ok: bool) -> None:
    assert report(*verdicts).ok is ok


def test_the_text_tells_every_step_and_the_counts() -> None:
    text = render_text(report("proved", "failed", "skipped"))
    assert text.splitlines() == [
        "Sign-in proof: user pool us-east-1_abc, client client, on the local AWS at http://127.0.0.1:5000",
        "  proved   step 0                                      1 ms  detail 0",
        "  failed   step 1                                      1 ms  detail 1",
        "  skipped  step 2                                      1 ms  detail 2",
        "1 proved, 1 failed, 1 skipped in 0.00 s",
    ]
    assert text.isascii()


def test_a_long_detail_goes_below() -> None:
    words = "word " * 60
    _, head, *below, _ = render_text(Report(TARGET, (StepResult("a", "proved", words, 1),))).splitlines()
    assert head.endswith("1 ms")
    assert " ".join(line.strip() for line in below) == words.strip()
    assert max(map(len, below)) <= 120


def test_colour_only_on_demand() -> None:
    assert "\x1b" not in render_text(report("proved", "failed"))
    assert "\x1b[32mproved \x1b[0m" in render_text(report("proved"), colour=True)
    assert "\x1b[1;31mfailed \x1b[0m" in render_text(report("failed"), colour=True)


def test_the_json_tells_the_same() -> None:
    document = json.loads(render_json(report("proved", "failed")))
    assert document["ok"] is False
    assert document["signed_in"] is False
    assert document["counts"] == {"proved": 1, "failed": 1, "skipped": 0}
    assert document["steps"][0] == {"name": "step 0", "verdict": "proved", "detail": "detail 0", "milliseconds": 1.3}
    assert document["target"]["user_pool_id"] == "us-east-1_abc"


def test_secrets_and_tokens_are_blanked_longest_first() -> None:
    redactor = Redactor()
    redactor.add(["secret", "secret-and-more", None, "", "abc"])
    assert redactor.redact("a secret-and-more secret abc") == "a *** *** abc"
    assert redactor.redact("token eyJraWQiOiJh.eyJzdWIiOiI.c2ln_LQ-x, said") == "token ***, said"
    assert redactor.redact("two\nlines") == "two lines"
