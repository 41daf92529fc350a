"""Arguments of `IdentityPool`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import RemovalPolicy, RoleMatchType
from cognito_identity.validation.argument_names import ArgumentNames


class IdentityPoolUserPool(TypedDict, total=False):
    """A user pool, with one of its app clients, whose users get AWS credentials.

    https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
    """

    user_pool_provider_name: Required[pulumi.Input[str]]
    """The user pool's provider name, `cognito-idp.<region>.amazonaws.com/<pool id>`, without `https://`."""
    client_id: Required[pulumi.Input[str]]
    """The id of the app client whose tokens are accepted."""
    disable_server_side_token_check: bool
    """Whether tokens of users who signed out or were disabled are accepted until they expire.

    Default: False, so that Cognito checks each token with the user pool.
    """


class AuthenticationProviders(TypedDict, total=False):
    """The identity providers besides user pools, whose users get AWS credentials.

    https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
    """

    amazon: pulumi.Input[str]
    """The app id at Login with Amazon."""
    apple: pulumi.Input[str]
    """The services id at Apple."""
    facebook: pulumi.Input[str]
    """The app id at Facebook."""
    google: pulumi.Input[str]
    """The client id at Google."""
    twitter: pulumi.Input[str]
    """The consumer key and the consumer secret at Twitter, separated by a semicolon. Kept as a Pulumi secret."""
    custom_provider: str
    """The developer provider name, for users that your own server authenticates.

    Can't change later: a change replaces the identity pool.
    https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
    """
    open_id_connect_providers: list[pulumi.Input[str]]
    """The ARNs of IAM OIDC providers, `arn:aws:iam::<account>:oidc-provider/<name>`."""
    saml_providers: list[pulumi.Input[str]]
    """The ARNs of IAM SAML providers, `arn:aws:iam::<account>:saml-provider/<name>`."""


class RoleMappingRule(TypedDict, total=False):
    """A rule that maps users with a claim to an IAM role.

    https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html
    """

    claim: Required[str]
    """The name of the claim, such as `custom:department`, 1 to 64 characters.

    Users must not be able to write it, or they could choose their own role.
    """
    claim_value: Required[str]
    """The value that the claim is compared with, 1 to 128 characters."""
    mapped_role: Required[pulumi.Input[str]]
    """The ARN of the role."""
    match_type: OneOf[RoleMatchType]
    """How the claim is compared: `equals`, `contains`, `starts_with` or `not_equals`. Default: `equals`."""


class RoleMapping(TypedDict, total=False):
    """The roles of the users of one identity provider. Set either `use_token` or `rules`.

    https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
    """

    provider_url: pulumi.Input[str]
    """The identity provider; for a user pool `<provider name>:<client id>`. Default: the key of the mapping."""
    use_token: bool
    """Whether a user gets the role in the token, which is the role of the user's group. Default: False."""
    resolve_ambiguous_roles: bool
    """Whether a user without a matching role gets the authenticated role.

    Default: False, so that such a user gets no credentials.
    """
    rules: list[RoleMappingRule]
    """Rules, at most 25. The first one that matches applies."""
    allow_user_writable_claims: bool
    """Whether `rules` may use claims that users can write. Default: False.

    `UserIdentity` refuses claims of attributes that users can write through an app client of its user pool, because
    users could choose their own role. It has no effect in an `IdentityPool` on its own, which doesn't know the clients.
    """


class PrincipalTags(TypedDict, total=False):
    """Session tags from claims, for policies that use `${aws:PrincipalTag/…}`.

    https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
    """

    use_defaults: bool
    """Whether to use AWS's default mappings: the tag `username` from `sub`, and `client` from `aud`. Default: False.

    It excludes `tags`.
    """
    tags: Mapping[str, str]
    """The claim of each tag, by the tag's key; at most 50. Users must not be able to write it. Default: none."""
    allow_user_writable_claims: bool
    """Whether `tags` may use claims that users can write. Default: False.

    `UserIdentity` refuses claims of attributes that users can write through an app client of its user pool, because
    users could choose their own permissions. It has no effect in an `IdentityPool` on its own, which doesn't know the
    clients.
    """


class IdentityPoolArgs(TypedDict, total=False):
    """Arguments of `IdentityPool`, all of them optional."""

    identity_pool_name: pulumi.Input[str]
    """The name in AWS: 1 to 128 letters, digits, spaces and `_ + = , . @ -`. Default: the component's name.

    Can't change later: a change replaces the identity pool, and users get new identity ids.
    """
    allow_unauthenticated_identities: bool
    """Whether guests get AWS credentials. Default: False."""
    allow_classic_flow: bool
    """Whether apps can use the basic (classic) flow, in which the app chooses the role. Default: False.

    It excludes `role_mappings` and roles of groups: every signed-in user could assume each of these roles, because a
    trust policy can't distinguish the users of an identity pool. Group roles of another program can't be checked here.
    https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
    """
    user_pools: list[IdentityPoolUserPool]
    """The user pools, with one app client each, whose users get AWS credentials. Default: none."""
    authenticated_role: pulumi.Input[str]
    """The ARN of an existing role for signed-in users. Default: a new role whose trust policy allows this pool only."""
    unauthenticated_role: pulumi.Input[str]
    """The ARN of an existing role for guests. Default: a new role if guests are allowed, else none."""
    authenticated_policies: list[pulumi.Input[str]]
    """The permissions of signed-in users: JSON policy documents or ARNs of managed policies. Default: none.

    An Output must be a document. It excludes `authenticated_role`.
    """
    unauthenticated_policies: list[pulumi.Input[str]]
    """The permissions of guests, in the form of `authenticated_policies`. Default: none.

    It excludes `unauthenticated_role`.
    """
    permissions_boundary: pulumi.Input[str]
    """The ARN of the managed policy that is the permissions boundary of the new roles. Default: none."""
    authentication_providers: AuthenticationProviders
    """The identity providers besides `user_pools`. Default: none."""
    role_mappings: Mapping[str, RoleMapping]
    """Other roles than the authenticated role, by identity provider; at most 10. Default: none.

    In a `UserIdentity`, the key can be the name of an app client. If groups have roles, each client without a mapping
    gets one with `use_token`.
    """
    principal_tags: PrincipalTags
    """Session tags from the claims of the user pools. Default: none."""
    removal_policy: OneOf[RemovalPolicy]
    """What happens to the identity pool when it is removed from the program: `retain` or `destroy`. Default: `retain`.

    `retain` sets Pulumi's `protect` and `retainOnDelete`: other data may refer to the identity ids. `destroy` applies
    once `deletion_protection` is False too and both are deployed: the next update unprotects the pool, and a later one
    can delete it. In a `UserIdentity`, the default is the user pool's value.
    """
    deletion_protection: bool
    """Whether the identity pool stays protected even if `removal_policy` is `destroy`. Default: True.

    AWS has no deletion protection for identity pools: this is Pulumi's `protect`. In a `UserIdentity`, the default is
    the user pool's value.
    """
    expected_identity_pool_id: str
    """The id of the deployed identity pool, `<region>:<UUID>`. Default: none.

    A preview or update fails if it would create or change another identity pool. Set it after the first deployment.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """The tags of the identity pool and of the new roles, at most 50. Default: none."""


NAMES = ArgumentNames(
    tables={IdentityPoolArgs: (IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT)},
    aliases={
        IdentityPoolArgs: {
            "allow_guests": ("allow_unauthenticated_identities",),
            "guest_role": ("unauthenticated_role",),
        },
    },
)
