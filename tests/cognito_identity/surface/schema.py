"""The components that other languages can use."""

import inspect

import pulumi

import cognito_identity

NOT_SERVED = {"ExistingUserPool"}
"""For Python only; other languages use `existing_user_pool` of `UserIdentity`."""


def served() -> list[type[pulumi.ComponentResource]]:
    """Return the components of the plugin."""
    public = [getattr(cognito_identity, name) for name in cognito_identity.__all__]
    return [
        member
        for member in public
        if inspect.isclass(member)
        and issubclass(member, pulumi.ComponentResource)
        and member.__name__ not in NOT_SERVED
    ]
