"""The resolved arguments of a federated identity provider, and the resource inputs they become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pulumi

from cognito_identity.attributes.settings import Attribute
from cognito_identity.enums import AttributeRequestMethod, ProviderType
from cognito_identity.federated_provider.attribute_mapping import attribute_mapping, provider_scopes
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

FIXED_NAMES: Mapping[ProviderType, str] = {
    ProviderType.GOOGLE: "Google",
    ProviderType.FACEBOOK: "Facebook",
    ProviderType.APPLE: "SignInWithApple",
    ProviderType.AMAZON: "LoginWithAmazon",
}
"""AWS's names of the social providers, which are also their types."""

_SEPARATORS: Mapping[ProviderType, str] = {ProviderType.FACEBOOK: ","}
_TYPES = {**FIXED_NAMES, ProviderType.OIDC: "OIDC", ProviderType.SAML: "SAML"}
_ENDPOINTS = {
    "authorization": "authorize_url",
    "token": "token_url",
    "user_info": "attributes_url",
    "jwks_uri": "jwks_uri",
}


def provider_name(values: Mapping[str, Any]) -> str:
    """Return the provider's name in AWS."""
    return FIXED_NAMES.get(values["provider_type"]) or str(values.get("name"))


@dataclass(frozen=True)
class FederatedProviderSettings:
    """The resolved arguments of a federated identity provider."""

    arguments: Mapping[str, Any]
    attributes: Sequence[Attribute] | None = None
    """The user pool's attributes, if known."""

    @property
    def provider_name(self) -> str:
        """The provider's name in AWS."""
        return provider_name(self.arguments)

    def in_pool(self, user_pool_id: pulumi.Input[str]) -> "FederatedProviderSettings":
        """Return the settings with the pool's id."""
        return replace(self, arguments={**self.arguments, "user_pool_id": user_pool_id})

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of `aws.cognito.IdentityProvider`; the details are one secret if one of them is."""
        values = self.arguments
        kind: ProviderType = values["provider_type"]
        details = _details(kind, values, provider_scopes(values, self.attributes))
        secret = "client_secret" in values or "private_key" in values
        inputs: dict[str, Any] = {
            "user_pool_id": values.get("user_pool_id"),
            "provider_name": self.provider_name,
            "provider_type": _TYPES[kind],
            "provider_details": pulumi.Output.secret(details) if secret else details,
            "attribute_mapping": attribute_mapping(values, self.attributes) or None,
            "idp_identifiers": values.get("identifiers"),
        }
        return drop_none(inputs)


def _details(kind: ProviderType, values: Mapping[str, Any], scopes: Sequence[str]) -> dict[str, Any]:
    details = _saml(values) if kind is ProviderType.SAML else _oauth(kind, values, scopes)
    return drop_none(details)


def _oauth(kind: ProviderType, values: Mapping[str, Any], scopes: Sequence[str]) -> dict[str, Any]:
    details: dict[str, Any] = {
        "client_id": values.get("client_id"),
        "client_secret": values.get("client_secret"),
        "authorize_scopes": _SEPARATORS.get(kind, " ").join(scopes),
        "team_id": values.get("team_id"),
        "key_id": values.get("key_id"),
        "private_key": values.get("private_key"),
        "api_version": values.get("api_version"),
    }
    if kind is ProviderType.OIDC:
        method = values.get("attribute_request_method", AttributeRequestMethod.GET)
        details["oidc_issuer"] = values.get("issuer_url")
        details["attributes_request_method"] = method.name
        details.update({_ENDPOINTS[name]: url for name, url in nested(values, "endpoints").items()})
    return details


def _saml(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of a SAML provider. AWS has booleans as strings."""
    return {
        "MetadataURL": values.get("metadata_url"),
        "MetadataFile": values.get("metadata_xml"),
        "IDPSignout": _boolean(values.get("idp_signout", False)),
        "IDPInit": _boolean(values.get("idp_initiated")),
        "EncryptedResponses": _boolean(values.get("encrypted_responses")),
        "RequestSigningAlgorithm": values.get("request_signing_algorithm"),
    }


def _boolean(on: bool | None) -> str | None:
    return None if on is None else str(on).lower()
