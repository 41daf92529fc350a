"""AWS's errors, with AWS's codes and texts."""

from __future__ import annotations

from sandbox.aws.moto_names import JsonRESTError


class RefusedError(JsonRESTError):
    """An error response: a code, which SDKs turn into an exception, and a text."""


def invalid_parameter(message: str) -> RefusedError:
    """A parameter is invalid."""
    return RefusedError("InvalidParameterException", message)


def not_authorized(message: str) -> RefusedError:
    """The caller is not authenticated or not allowed."""
    return RefusedError("NotAuthorizedException", message)


def not_found(message: str) -> RefusedError:
    """There is no such resource."""
    return RefusedError("ResourceNotFoundException", message)


def user_not_found() -> RefusedError:
    """For callers who may learn whether a user exists."""
    return RefusedError("UserNotFoundException", "User does not exist.")


def wrong_credentials() -> RefusedError:
    """For a wrong password and, if the app client hides users' existence, for an unknown user."""
    return not_authorized("Incorrect username or password.")


def wrong_code() -> RefusedError:
    """A wrong code."""
    return RefusedError("CodeMismatchException", "Invalid verification code provided, please try again.")


def expired_code() -> RefusedError:
    """A code that is no longer valid, or was never sent."""
    return RefusedError("ExpiredCodeException", "Invalid code provided, please request a code again.")


def invalid_password(reason: str) -> RefusedError:
    """A new password that the pool's policy refuses."""
    return RefusedError("InvalidPasswordException", f"Password did not conform with policy: {reason}")


def username_taken(message: str) -> RefusedError:
    """Another user has the name."""
    return RefusedError("UsernameExistsException", message)


def alias_taken(attribute: str) -> RefusedError:
    """Another user signs in with the value."""
    noun = {"email": "email", "phone_number": "phone_number"}.get(attribute, attribute)
    return RefusedError("AliasExistsException", f"An account with the given {noun} already exists.")
