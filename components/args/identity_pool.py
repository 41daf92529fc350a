"""The words of `IdentityPool`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from .enums import RemovalPolicy
from .one_of import OneOf


class IdentityPoolUserPool(TypedDict, total=False):
    """A user pool whose people get AWS credentials here."""

    user_pool_provider_name: Required[pulumi.Input[str]]
    """The pool's provider name: `cognito-idp.<region>.amazonaws.com/<pool id>`."""
    client_id: Required[pulumi.Input[str]]
    """The app client whose tokens are accepted."""
    disable_server_side_token_check: bool
    """Whether tokens of signed-out people still work until they expire. Default: False."""


class IdentityPoolArgs(TypedDict, total=False):
    """Arguments of `IdentityPool`."""

    identity_pool_name: pulumi.Input[str]
    """1 to 128 characters. Default: the component's name. A change replaces the pool and everyone's identity id."""
    allow_unauthenticated_identities: bool
    """Whether guests get credentials. Default: False."""
    allow_classic_flow: bool
    """Whether apps may choose the role themselves (the classic flow). Default: False."""
    user_pools: list[IdentityPoolUserPool]
    """The user pools that vouch for people. Default: none."""
    authenticated_role: pulumi.Input[str]
    """ARN of a role of your own for signed-in people. Default: one is made that trusts exactly this pool."""
    unauthenticated_role: pulumi.Input[str]
    """ARN of a role of your own for guests. Default: made only where guests are allowed."""
    authenticated_policies: list[pulumi.Input[str]]
    """What signed-in people may do: policy documents as JSON (an Output is always one), or managed policies' ARNs."""
    unauthenticated_policies: list[pulumi.Input[str]]
    """What guests may do, in the same form."""
    removal_policy: OneOf[RemovalPolicy]
    """`retain` (default): Pulumi `protect` and retain-on-delete, as identity ids are keys in people's data."""
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""
