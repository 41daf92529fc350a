"""The components that other languages can use."""

import inspect

import pulumi

import cognito_identity

NOT_SERVED = {"ExistingUserPool"}
"""Made from Python only: a handle, which other languages get by `UserIdentity`'s arguments."""


def served() -> list[type[pulumi.ComponentResource]]:
    """Return every public component whose constructor other languages can call."""
    public = [getattr(cognito_identity, name) for name in cognito_identity.__all__]
    return [
        member
        for member in public
        if inspect.isclass(member)
        and issubclass(member, pulumi.ComponentResource)
        and member.__name__ not in NOT_SERVED
    ]
