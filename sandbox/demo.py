"""The demo's second half: the sign-in proof, run against what was just deployed."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sandbox.report import TextReport
from signin import Target, prove, render_json
from signin.report import StepResult, render_header, render_step, render_summary

if TYPE_CHECKING:
    from sandbox.aws import AwsServer


def prove_sign_in(
    outputs: Mapping[str, Any], server: "AwsServer", report: TextReport | None
) -> tuple[bool, Mapping[str, Any]]:
    """Sign a throw-away user in; say whether everything was proved, and give the steps as data."""
    target = Target.from_outputs(outputs, endpoint=server.endpoint)

    def show(step: StepResult) -> None:
        if report is not None:
            report.say(render_step(step, colour=report.colour))

    if report is not None:
        report.say(f"\n{render_header(target)}")
    # The deployment has read the service models already.
    found = prove(target, on_step=show, loader=server.service_models)
    if report is not None:
        report.say(render_summary(found, colour=report.colour))
    steps: Mapping[str, Any] = json.loads(render_json(found))
    return found.ok, steps
