"""The sign-in proof: signs a temporary user in to a deployed stack, as an app does, and verifies the tokens.

It uses only the stack's outputs and the endpoints of AWS:

    from signin import Target, prove, render_text

    report = prove(Target.from_outputs(outputs))
    print(render_text(report))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from signin.errors import SigninError
    from signin.junit import render_junit
    from signin.report import Report, StepResult, render_json, render_text
    from signin.runner import prove
    from signin.target import Target

__all__ = ["Report", "SigninError", "StepResult", "Target", "prove", "render_json", "render_junit", "render_text"]

_MODULES: Final = {
    "Report": "report",
    "SigninError": "errors",
    "StepResult": "report",
    "Target": "target",
    "prove": "runner",
    "render_json": "report",
    "render_junit": "junit",
    "render_text": "report",
}


def __getattr__(name: str) -> object:
    """Import a public name at its first use, so that `python -m signin` can report a missing dependency."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
