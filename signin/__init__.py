"""The proof of sign-in: signs a throw-away user in to a deployed stack, as people would, and verifies what comes.

It knows nothing but the stack's outputs and AWS's own addresses:

    from signin import Target, prove, render_text

    report = prove(Target.from_outputs(outputs))
    print(render_text(report))
"""

from signin.errors import SigninError
from signin.junit import render_junit
from signin.proof import prove
from signin.report import Report, StepResult, render_json, render_text
from signin.target import Target

__all__ = ["Report", "SigninError", "StepResult", "Target", "prove", "render_json", "render_junit", "render_text"]
