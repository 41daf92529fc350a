"""The words of `IdentityPool`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import RemovalPolicy, RoleMatchType
from cognito_identity.validation.argument_names import ArgumentNames


class IdentityPoolUserPool(TypedDict, total=False):
    """A user pool whose people get AWS credentials here."""

    user_pool_provider_name: Required[pulumi.Input[str]]
    """The pool's provider name: `cognito-idp.<region>.amazonaws.com/<pool id>`."""
    client_id: Required[pulumi.Input[str]]
    """The app client whose tokens are accepted."""
    disable_server_side_token_check: bool
    """Whether tokens of signed-out people still work until they expire. Default: False."""


class AuthenticationProviders(TypedDict, total=False):
    """Who else vouches for people, beside user pools."""

    amazon: pulumi.Input[str]
    """The app id at Login with Amazon."""
    apple: pulumi.Input[str]
    """The services id at Apple."""
    facebook: pulumi.Input[str]
    """The app id at Facebook."""
    google: pulumi.Input[str]
    """The client id at Google."""
    twitter: pulumi.Input[str]
    """The consumer key and secret at Twitter, separated by a semicolon; kept a Pulumi secret."""
    custom_provider: str
    """The name under which your own server vouches for people. Can't change after creation."""
    open_id_connect_providers: list[pulumi.Input[str]]
    """ARNs of IAM OIDC providers."""
    saml_providers: list[pulumi.Input[str]]
    """ARNs of IAM SAML providers."""


class RoleMappingRule(TypedDict, total=False):
    """One rule: who has this claim gets that role."""

    claim: Required[str]
    """The claim, such as `custom:department`. Must be one that no app may write, or people choose their own role."""
    claim_value: Required[str]
    """The value it is compared with, at most 128 characters."""
    mapped_role: Required[pulumi.Input[str]]
    """ARN of the role."""
    match_type: OneOf[RoleMatchType]
    """Default: `equals`."""


class RoleMapping(TypedDict, total=False):
    """How people of one provider get a role other than the authenticated one. Either `use_token` or `rules`."""

    provider_url: pulumi.Input[str]
    """The provider, `<provider name>:<client id>` for a user pool. Default: the key it is listed under."""
    use_token: bool
    """Whether the role is the one in the token: that of the person's group. Default: False."""
    resolve_ambiguous_roles: bool
    """Whether who matches nothing gets the authenticated role, and not a refusal. Default: False."""
    rules: list[RoleMappingRule]
    """The first one that matches counts; at most 25."""
    allow_user_writable_claims: bool
    """Whether `rules` may choose roles by claims, though users can write them. Default: False.

    `UserIdentity` refuses claims of attributes that users can write through a client of its user pool: they would
    choose their own permissions. An `IdentityPool` on its own does not know what users can write: there it has no
    effect.
    """


class PrincipalTags(TypedDict, total=False):
    """Claims that become session tags, so that policies can speak of `${aws:PrincipalTag/…}`."""

    use_defaults: bool
    """Whether AWS's own mapping is used: `username` from `sub`, `client` from `aud`. Default: False."""
    tags: Mapping[str, str]
    """Tags and their claims. No app may write a claim that policies rely on."""
    allow_user_writable_claims: bool
    """Whether tags may be made from claims, though users can write them. Default: False.

    `UserIdentity` refuses claims of attributes that users can write through a client of its user pool: they would
    choose their own permissions. An `IdentityPool` on its own does not know what users can write: there it has no
    effect.
    """


class IdentityPoolArgs(TypedDict, total=False):
    """Arguments of `IdentityPool`."""

    identity_pool_name: pulumi.Input[str]
    """1 to 128 characters. Default: the component's name. A change replaces the pool and everyone's identity id."""
    allow_unauthenticated_identities: bool
    """Whether guests get credentials. Default: False."""
    allow_classic_flow: bool
    """Whether apps may choose the role themselves (the classic flow). Default: False.

    Excludes `role_mappings` and roles of groups: a role's trust policy can't tell signed-in users apart, so that each
    could assume every role of this identity pool. Roles that are attached to groups elsewhere can't be known here.
    """
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
    permissions_boundary: pulumi.Input[str]
    """ARN of the managed policy that limits the roles that are made here. Default: none."""
    authentication_providers: AuthenticationProviders
    """Who else vouches for people. Default: nobody."""
    role_mappings: Mapping[str, RoleMapping]
    """Other roles than the authenticated one, by provider; at most 10. Default: none.

    In a `UserIdentity` a mapping may go by the name of a client, for that client's users. Where groups have roles,
    each client without a mapping has one with `use_token`.
    """
    principal_tags: PrincipalTags
    """Session tags from the claims of the user pools. Default: none."""
    removal_policy: OneOf[RemovalPolicy]
    """`retain` (default): Pulumi `protect` and retain-on-delete, as identity ids are keys in users' data. `destroy`:
    neither, once `deletion_protection` is false too and both have been deployed: the update after that releases the
    pool. In a `UserIdentity`, the default is the user pool's.
    """
    deletion_protection: bool
    """Whether the pool stays protected although `removal_policy` is `destroy`. Default: True.

    AWS has no such protection of identity pools: this is Pulumi's. In a `UserIdentity`, the default is the user pool's.
    """
    expected_identity_pool_id: str
    """The id that the pool has, `<region>:<UUID>`: no other pool is created in its place. Default: none.

    With it, a preview and an update fail rather than create or change another identity pool. Set it after the first
    deployment.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""


NAMES = ArgumentNames(
    tables={IdentityPoolArgs: (IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT)},
    aliases={
        IdentityPoolArgs: {
            "allow_guests": ("allow_unauthenticated_identities",),
            "guest_role": ("unauthenticated_role",),
        },
    },
)
