"""Errors: bad input, a failed step, and a skipped one."""


class SigninError(Exception):
    """The run cannot start. The text is one line: what is wrong, and how to fix it."""


class StepFailed(Exception):  # noqa: N818 -- named after the verdict
    """A step failed; the text says what was expected and what was seen."""


class StepSkipped(Exception):  # noqa: N818 -- named after the verdict
    """A step is skipped; the text is the reason."""
