"""Arguments of `FederatedProvider`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from cognito_identity.attributes.args import ATTRIBUTE_ALIASES
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import AttributeRequestMethod, ProviderType
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class OidcEndpoints(TypedDict, total=False):
    """The endpoints of an OIDC provider without a discovery document. All four are required.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html
    """

    authorization: Required[str]
    """The https URL of the authorization endpoint."""
    token: Required[str]
    """The https URL of the token endpoint."""
    user_info: Required[str]
    """The https URL of the userInfo endpoint."""
    jwks_uri: Required[str]
    """The https URL of the signing keys (JWKS)."""


class AttributeMapping(TypedDict, total=False):
    """The provider's claim for each user attribute. Every key is optional.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
    """

    username: str
    """The claim that identifies a user. Default: the provider's `sub`. Don't change it once users have signed in."""
    address: str
    """The claim for the postal address."""
    birthdate: str
    """The claim for the birthday, as YYYY-MM-DD."""
    email: str
    """The claim for the email address."""
    email_verified: str
    """The claim that the email address is verified. Map it only if the provider verifies addresses."""
    family_name: str
    """The claim for the surname."""
    fullname: str
    """The claim for the full name, AWS's attribute `name`."""
    gender: str
    """The claim for the gender."""
    given_name: str
    """The claim for the first name."""
    last_update_time: str
    """The claim for the time of the profile's last change, AWS's attribute `updated_at`."""
    locale: str
    """The claim for the locale."""
    middle_name: str
    """The claim for the middle name."""
    nickname: str
    """The claim for the nickname."""
    phone_number: str
    """The claim for the phone number, in E.164 format."""
    preferred_username: str
    """The claim for the preferred user name."""
    profile_page: str
    """The claim for the URL of the profile page, AWS's attribute `profile`."""
    profile_picture: str
    """The claim for the URL of the picture, AWS's attribute `picture`."""
    timezone: str
    """The claim for the time zone, AWS's attribute `zoneinfo`."""
    website: str
    """The claim for the URL of the website."""
    custom: Mapping[str, str]
    """The claims for custom attributes, by attribute name with or without `custom:`."""


class FederatedProviderOptions(TypedDict, total=False):
    """Arguments of `FederatedProvider` without `user_pool_id`: for `register_identity_provider` and `UserIdentity`."""

    provider_type: Required[OneOf[ProviderType]]
    """The kind of provider: `google`, `facebook`, `apple`, `amazon`, `oidc` or `saml`. It decides which arguments are
    required: for `google`, `facebook` and `amazon` `client_id` and `client_secret`; for `apple` `client_id`, `key_id`,
    `team_id` and `private_key`; for `oidc` `name`, `client_id` and `issuer_url`; for `saml` `name` and its metadata.

    Can't change later: a change replaces the identity provider.
    """
    name: str
    """`oidc`, `saml`: the provider's name in AWS, 3 to 32 characters. The others have fixed names, such as `Google`.

    Can't change later: a change replaces the identity provider.
    """
    client_id: pulumi.Input[str]
    """All but `saml`: your app's client id at the provider."""
    client_secret: pulumi.Input[str]
    """`google`, `facebook`, `amazon`, `oidc`: your app's client secret at the provider. Kept as a Pulumi secret."""
    scopes: list[str]
    """All but `saml`: the scopes that Cognito requests from the provider.

    Default: the scopes for the email address, a name and the mapped claims.
    """
    attribute_mapping: AttributeMapping
    """The provider's claims for user attributes. It must include the attributes that the user pool requires, or every
    sign-in fails; the attributes must be mutable, because Cognito writes them at each sign-in.

    Default: the email address, and with `register_identity_provider` and `UserIdentity` the attributes that the user
    pool requires, from the provider's usual claims. For `saml` none, because its claims have no common names. A given
    mapping replaces the default.
    """
    identifiers: list[str]
    """`oidc`, `saml`: email domains or other names that select the provider at sign-in; at most 50. Default: none."""
    issuer_url: pulumi.Input[str]
    """`oidc`: the issuer's https URL."""
    endpoints: OidcEndpoints
    """`oidc`: the endpoints. Default: those of the issuer's discovery document."""
    attribute_request_method: OneOf[AttributeRequestMethod]
    """`oidc`: the HTTP method for the userInfo endpoint, `get` or `post`. Default: `get`."""
    metadata_url: pulumi.Input[str]
    """`saml`: the https URL of the provider's metadata. Cognito refreshes it. It excludes `metadata_xml`."""
    metadata_xml: pulumi.Input[str]
    """`saml`: the metadata document. It excludes `metadata_url`."""
    encrypted_responses: bool
    """`saml`: whether the provider must encrypt its assertions. Default: False."""
    idp_initiated: bool
    """`saml`: whether a sign-in can start at the provider. Default: False, because such a sign-in answers no request
    of the app.
    """
    idp_signout: bool
    """`saml`: whether a sign-out also signs the user out at the provider. Default: False."""
    request_signing_algorithm: str
    """`saml`: `rsa-sha256` to sign requests. Default: requests aren't signed."""
    key_id: pulumi.Input[str]
    """`apple`: the id of the private key."""
    team_id: pulumi.Input[str]
    """`apple`: the id of your team."""
    private_key: pulumi.Input[str]
    """`apple`: the private key. Kept as a Pulumi secret."""
    api_version: str
    """`facebook`: the version of the Graph API, such as `v21.0`. Default: the oldest one that Facebook supports."""


class FederatedProviderArgs(FederatedProviderOptions, total=False):
    """Arguments of `FederatedProvider`. Required are `user_pool_id`, `provider_type` and what that type needs."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool. Can't change later: a change replaces the identity provider."""


_ALIASES: Aliases = {
    "metadata": ("metadata_url", "metadata_xml"),
    "provider_details": ("client_id", "client_secret", "issuer_url"),
    "type": ("provider_type",),
}
NAMES = ArgumentNames(
    tables={FederatedProviderOptions: (IDENTITY_PROVIDER,), FederatedProviderArgs: (IDENTITY_PROVIDER,)},
    aliases={
        FederatedProviderOptions: _ALIASES,
        FederatedProviderArgs: _ALIASES,
        AttributeMapping: ATTRIBUTE_ALIASES,
    },
)
