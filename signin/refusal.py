"""What AWS answers, put into words, and the refusals that must come."""

from collections.abc import Callable
from typing import Final

from botocore.exceptions import ClientError

from signin.errors import StepFailed

NOT_AUTHORIZED: Final = "NotAuthorizedException"


def code_of(error: ClientError) -> str:
    """AWS's name for the error."""
    return error.response.get("Error", {}).get("Code", "") or "an error without a code"


def told(error: Exception) -> str:
    """An error in one line: AWS's own errors by code and message, all others by type and text."""
    if isinstance(error, ClientError):
        return f"{code_of(error)}: {error.response.get('Error', {}).get('Message', '')}"
    return str(error) if isinstance(error, StepFailed) else f"{type(error).__name__}: {error}"


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
