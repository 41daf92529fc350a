"""The sign-in proof of `demo`, run against the deployment."""

import json
from typing import TYPE_CHECKING, Any

from sandbox.deployment import Deployment
from sandbox.pools import targets
from sandbox.report import TextReport
from signin import Target, prove, render_json
from signin.report import StepResult, render_header, render_step, render_summary

if TYPE_CHECKING:
    from sandbox.aws import AwsServer


def prove_sign_in(deployment: Deployment, server: "AwsServer", report: TextReport | None) -> list[Any]:
    """Sign a temporary user in to each user pool; returns the proofs as data."""
    found = targets(deployment, server.endpoint)
    if not found and report is not None:
        report.say("\nNo sign-in proof: the program creates no app client")
    return [_proof(target, server, report) for target in found]


def _proof(target: Target, server: "AwsServer", report: TextReport | None) -> Any:
    def show(step: StepResult) -> None:
        if report is not None:
            report.say(render_step(step, colour=report.colour))

    if report is not None:
        report.say(f"\n{render_header(target)}")
    # The deployment has already loaded the service models.
    found = prove(target, on_step=show, loader=server.service_models)
    if report is not None:
        report.say(render_summary(found, colour=report.colour))
    return json.loads(render_json(found))
