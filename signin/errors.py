"""The three ways a proof ends early: bad input, a finding, and something this target cannot show."""


class SigninError(Exception):
    """The proof cannot start: its input is missing, unreadable or of another version. The text is one clear line."""


class StepFailed(Exception):  # noqa: N818 -- named after the verdict it becomes
    """A step saw something else than it must see; the text says what was expected and what came."""


class CannotShow(Exception):  # noqa: N818 -- named after the verdict it becomes
    """A step has nothing to show on this target; the text is the reason."""
