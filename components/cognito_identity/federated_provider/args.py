"""The words of `FederatedProvider`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from cognito_identity.attributes.args import ATTRIBUTE_ALIASES
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import AttributeRequestMethod, ProviderType
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class OidcEndpoints(TypedDict, total=False):
    """An OIDC provider's addresses, where its discovery document does not name them. All four or none."""

    authorization: Required[str]
    """Where people sign in."""
    token: Required[str]
    """Where codes are exchanged."""
    user_info: Required[str]
    """Where attributes are read."""
    jwks_uri: Required[str]
    """Where the keys are."""


class AttributeMapping(TypedDict, total=False):
    """Which of the provider's claims becomes which attribute of the pool. The names are this API's."""

    username: str
    """The claim that tells people apart. Default: the provider's subject; can't change once people came that way."""
    address: str
    """The claim with the postal address."""
    birthdate: str
    """The claim with the birthday, as YYYY-MM-DD."""
    email: str
    """The claim with the e-mail address."""
    email_verified: str
    """The provider's word that the address is proven; map it only from a provider that proves addresses."""
    family_name: str
    """The claim with the surname."""
    fullname: str
    """The claim with the full name; AWS's attribute `name`."""
    gender: str
    """The claim with the gender."""
    given_name: str
    """The claim with the first name."""
    last_update_time: str
    """The claim that says when the profile last changed; AWS's attribute `updated_at`."""
    locale: str
    """The claim with language and region."""
    middle_name: str
    """The claim with the middle name."""
    nickname: str
    """The claim with the nickname."""
    phone_number: str
    """The claim with the phone number, in E.164 form."""
    preferred_username: str
    """The claim with the name the person prefers."""
    profile_page: str
    """The claim with the URL of the profile page; AWS's attribute `profile`."""
    profile_picture: str
    """The claim with the URL of the picture; AWS's attribute `picture`."""
    timezone: str
    """The claim with the time zone; AWS's attribute `zoneinfo`."""
    website: str
    """The claim with the URL of the website."""
    custom: Mapping[str, str]
    """Custom attributes, with or without `custom:`, and their claims."""


class FederatedProviderOptions(TypedDict, total=False):
    """Arguments of `FederatedProvider` but for the pool: what `register_identity_provider` takes."""

    provider_type: Required[OneOf[ProviderType]]
    """`google`, `facebook`, `apple`, `amazon`, `oidc` or `saml`. Can't change after creation."""
    name: str
    """What clients call it, 3 to 32 characters. Needed for `oidc` and `saml`; the others have AWS's fixed names."""
    client_id: pulumi.Input[str]
    """The id the provider gave your app; all but `saml`."""
    client_secret: pulumi.Input[str]
    """The secret the provider gave your app; `google`, `facebook`, `amazon`, `oidc`. Kept a Pulumi secret."""
    scopes: list[str]
    """What the app asks of the provider. Default: what the e-mail address, a name and the mapped claims need."""
    attribute_mapping: AttributeMapping
    """Default: the e-mail address and, where the pool is this program's, all it requires, by the provider's own claims.

    Given, it replaces the default, and must name what the pool requires: AWS refuses each sign-in that lacks it. What
    is mapped must be mutable. `saml`: no default, since its claims have no common names.
    """
    identifiers: list[str]
    """Domains or names that lead people to this provider, at most 50; `oidc` and `saml`."""
    issuer_url: pulumi.Input[str]
    """`oidc`: the provider's issuer, https."""
    endpoints: OidcEndpoints
    """`oidc`: where there is no discovery document."""
    attribute_request_method: OneOf[AttributeRequestMethod]
    """`oidc`: how attributes are read. Default: `get`."""
    metadata_url: pulumi.Input[str]
    """`saml`: where the provider's metadata is; kept up to date by AWS."""
    metadata_xml: pulumi.Input[str]
    """`saml`: the metadata itself, where it has no address."""
    encrypted_responses: bool
    """`saml`: whether the provider must encrypt its answers. Default: False."""
    idp_initiated: bool
    """`saml`: whether a sign-in may start at the provider, with no request to check it against. Default: False."""
    idp_signout: bool
    """`saml`: whether signing out here signs out there. Default: False."""
    request_signing_algorithm: str
    """`saml`: `rsa-sha256` signs requests. Default: requests are not signed."""
    key_id: pulumi.Input[str]
    """`apple`: the id of the private key."""
    team_id: pulumi.Input[str]
    """`apple`: your team's id."""
    private_key: pulumi.Input[str]
    """`apple`: the private key. Kept a Pulumi secret."""
    api_version: str
    """`facebook`: the version of its API, such as v21.0. Default: Facebook's oldest supported."""


class FederatedProviderArgs(FederatedProviderOptions, total=False):
    """Arguments of `FederatedProvider`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool. Can't change after creation."""


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
