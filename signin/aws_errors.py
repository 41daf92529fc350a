"""AWS's errors as text, and calls that must be refused."""

from collections.abc import Callable
from typing import Final

from botocore.exceptions import ClientError

from signin.error_hints import hint
from signin.errors import StepFailed

NOT_AUTHORIZED: Final = "NotAuthorizedException"
INVALID_PARAMETER: Final = "InvalidParameterException"
CODE_MISMATCH: Final = "CodeMismatchException"


def code_of(error: ClientError) -> str:
    """The error's code."""
    return error.response.get("Error", {}).get("Code", "") or "an error without a code"


def describe_error(error: Exception) -> str:
    """An error in one line: code or type, message, and how to fix it."""
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
        StepFailed: AWS accepted it, or refused it with another code.
    """
    expected = f"expected {what} to be refused with {' or '.join(codes)}"
    try:
        call()
    except ClientError as error:
        if (code := code_of(error)) in codes:
            return code
        raise StepFailed(f"{expected}; got {describe_error(error)}") from error
    raise StepFailed(f"{expected}; it was accepted")
