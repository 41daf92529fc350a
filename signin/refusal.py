"""What AWS answers, put into words, and the refusals that must come."""

from collections.abc import Callable
from typing import Final

from botocore.exceptions import ClientError

from signin.errors import StepFailed
from signin.hints import hint

NOT_AUTHORIZED: Final = "NotAuthorizedException"
INVALID_PARAMETER: Final = "InvalidParameterException"
CODE_MISMATCH: Final = "CodeMismatchException"


def code_of(error: ClientError) -> str:
    """AWS's name for the error."""
    return error.response.get("Error", {}).get("Code", "") or "an error without a code"


def told(error: Exception) -> str:
    """An error in one line: AWS's own errors by code and message, all others by type and text; then what to do."""
    if isinstance(error, StepFailed):
        return str(error)
    code, message = type(error).__name__, str(error)
    if isinstance(error, ClientError):
        code, message = code_of(error), error.response.get("Error", {}).get("Message", "")
    advice = hint(code, message)
    return f"{code}: {message} ({advice})" if advice else f"{code}: {message}"


def must_be_refused(what: str, call: Callable[[], object], *codes: str) -> str:
    """The code with which AWS refused `call`.

    Raises:
        StepFailed: AWS let it through, or refused it for another reason than `codes`.
    """
    expected = f"expected {what} to be refused with {' or '.join(codes)}"
    try:
        call()
    except ClientError as error:
        if (code := code_of(error)) in codes:
            return code
        raise StepFailed(f"{expected}; came {told(error)}") from error
    raise StepFailed(f"{expected}; it was let through")
