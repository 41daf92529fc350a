"""The report: as text, and as JSON."""

import json
import textwrap
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Final, Literal

from signin.target import Target

Verdict = Literal["proved", "failed", "skipped"]

# The step that decides whether a user signed in.
ID_TOKEN_STEP: Final = "the ID token is genuine"  # noqa: S105 -- the name of a step

_COLOURS: Final[dict[Verdict, str]] = {"proved": "\x1b[32m", "failed": "\x1b[1;31m", "skipped": "\x1b[33m"}
_RESET: Final = "\x1b[0m"
_NAME_WIDTH: Final = 38
_LINE_WIDTH: Final = 120
_INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step's result. `detail` says what was seen, what was expected, or why the step was skipped."""

    name: str
    verdict: Verdict
    detail: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """All steps in the order they ran."""

    target: Target
    steps: tuple[StepResult, ...]

    @property
    def ok(self) -> bool:
        """Whether no step failed."""
        return not any(step.verdict == "failed" for step in self.steps)

    @property
    def signed_in(self) -> bool:
        """Whether a user signed in; if all such steps are skipped, `ok` is still true."""
        return any(step.name == ID_TOKEN_STEP and step.verdict == "proved" for step in self.steps)

    @property
    def milliseconds(self) -> float:
        """The time of all steps together."""
        return sum(step.milliseconds for step in self.steps)

    def count(self, verdict: Verdict) -> int:
        """The number of steps with this verdict."""
        return Counter(step.verdict for step in self.steps)[verdict]


def render_text(report: Report, *, colour: bool = False) -> str:
    """The report as text, ending in a newline."""
    lines = [render_header(report.target)]
    lines += [render_step(step, colour=colour) for step in report.steps]
    lines.append(render_summary(report, colour=colour))
    return "\n".join(lines) + "\n"


def render_header(target: Target) -> str:
    """The first line: user pool, app client and region or endpoint."""
    where = f"the local AWS at {target.endpoint}" if target.endpoint else f"AWS, {target.region}"
    return f"Sign-in proof: user pool {target.user_pool_id}, client {target.client_id}, on {where}"


def render_step(step: StepResult, *, colour: bool = False) -> str:
    """One step: verdict, name, time and detail; a long detail is on lines of its own."""
    verdict = f"{step.verdict:<7}"
    if colour:
        verdict = f"{_COLOURS[step.verdict]}{verdict}{_RESET}"
    head = f"{_INDENT}{verdict}  {step.name:<{_NAME_WIDTH}} {step.milliseconds:>6.0f} ms"
    plain_length = len(_INDENT) + 7 + 2 + _NAME_WIDTH + 1 + 9
    if plain_length + 2 + len(step.detail) <= _LINE_WIDTH:
        return f"{head}  {step.detail}".rstrip()
    below = " " * (len(_INDENT) + 9)
    wrapped = textwrap.wrap(
        step.detail,
        _LINE_WIDTH,
        initial_indent=below,
        subsequent_indent=below,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join((head, *wrapped))


def render_summary(report: Report, *, colour: bool = False) -> str:
    """The last line: counts and time."""
    counts = f"{report.count('proved')} proved, {report.count('failed')} failed, {report.count('skipped')} skipped"
    if colour:
        counts = f"{_COLOURS['proved' if report.ok else 'failed']}{counts}{_RESET}"
    return f"{counts} in {report.milliseconds / 1000:.2f} s"


def render_json(report: Report) -> str:
    """The report as JSON, ending in a newline."""
    document = {
        "ok": report.ok,
        "signed_in": report.signed_in,
        "target": report.target.report_fields(),
        "counts": {verdict: report.count(verdict) for verdict in _COLOURS},
        "milliseconds": round(report.milliseconds, 1),
        "steps": [asdict(step) | {"milliseconds": round(step.milliseconds, 1)} for step in report.steps],
    }
    return json.dumps(document, indent=2) + "\n"
