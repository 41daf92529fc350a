"""AWS's refusals, with AWS's words: what a program prints is what it would print against Cognito."""

from __future__ import annotations

from moto.core.exceptions import JsonRESTError


class RefusedError(JsonRESTError):
    """An error a client of Cognito is meant to see: a code its SDK turns into an exception, and a text."""


def invalid_parameter(message: str) -> RefusedError:
    """Something in the request can't be meant."""
    return RefusedError("InvalidParameterException", message)


def not_authorized(message: str) -> RefusedError:
    """The caller has not proved what it has to prove."""
    return RefusedError("NotAuthorizedException", message)


def not_found(message: str) -> RefusedError:
    """The resource named is not there."""
    return RefusedError("ResourceNotFoundException", message)


def user_not_found() -> RefusedError:
    """Said only to callers who may know who has an account."""
    return RefusedError("UserNotFoundException", "User does not exist.")


def wrong_credentials() -> RefusedError:
    """The one answer to a wrong password and, where existence is hidden, to an unknown user."""
    return not_authorized("Incorrect username or password.")


def wrong_code() -> RefusedError:
    """A code that was sent, typed wrongly."""
    return RefusedError("CodeMismatchException", "Invalid verification code provided, please try again.")


def expired_code() -> RefusedError:
    """A code that is no longer valid, or was never sent."""
    return RefusedError("ExpiredCodeException", "Invalid code provided, please request a code again.")


def invalid_password(reason: str) -> RefusedError:
    """A new password the pool's policy refuses."""
    return RefusedError("InvalidPasswordException", f"Password did not conform with policy: {reason}")


def username_taken(message: str) -> RefusedError:
    """Somebody has that name already."""
    return RefusedError("UsernameExistsException", message)


def alias_taken(attribute: str) -> RefusedError:
    """Somebody signs in with that address or number already."""
    noun = {"email": "email", "phone_number": "phone_number"}.get(attribute, attribute)
    return RefusedError("AliasExistsException", f"An account with the given {noun} already exists.")
