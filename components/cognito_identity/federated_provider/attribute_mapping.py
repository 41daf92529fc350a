"""The attribute mapping of a federated provider, and the scopes that it needs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cognito_identity.attributes.settings import AWS_NAMES, Attribute
from cognito_identity.enums import ProviderType
from cognito_identity.validation.reader import nested

_EMAIL = {"email": "email"}
_VERIFIED_EMAIL = {**_EMAIL, "email_verified": "email_verified"}

_CLAIMS: Mapping[ProviderType, Mapping[str, Mapping[str, str]]] = {
    ProviderType.GOOGLE: {
        "email": _VERIFIED_EMAIL,
        "profile": {
            "given_name": "given_name",
            "family_name": "family_name",
            "name": "name",
            "picture": "picture",
        },
    },
    ProviderType.FACEBOOK: {
        "email": _EMAIL,
        "public_profile": {
            "given_name": "first_name",
            "family_name": "last_name",
            "middle_name": "middle_name",
            "name": "name",
        },
    },
    ProviderType.APPLE: {
        "email": _VERIFIED_EMAIL,
        "name": {"given_name": "firstName", "family_name": "lastName", "name": "name"},
    },
    ProviderType.AMAZON: {"profile": {**_EMAIL, "name": "name"}},
    ProviderType.OIDC: {
        "email": _VERIFIED_EMAIL,
        "profile": {
            name: name
            for name in (
                "birthdate",
                "family_name",
                "gender",
                "given_name",
                "locale",
                "middle_name",
                "name",
                "nickname",
                "picture",
                "preferred_username",
                "profile",
                "updated_at",
                "website",
                "zoneinfo",
            )
        },
        "phone": {"phone_number": "phone_number"},
    },
    ProviderType.SAML: {},
}
"""By type and scope: the claim for each attribute. SAML providers have no common names of claims."""

_SCOPES: Mapping[ProviderType, tuple[str, ...]] = {
    ProviderType.GOOGLE: ("openid", "email", "profile"),
    ProviderType.FACEBOOK: ("public_profile", "email"),
    ProviderType.APPLE: ("email", "name"),
    ProviderType.AMAZON: ("profile",),
    ProviderType.OIDC: ("openid", "email"),
    ProviderType.SAML: (),
}


def provider_scopes(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> list[str]:
    """Return the scopes; by default those for the email address, a name and the mapped claims."""
    if "scopes" in values:
        return list(values["scopes"])
    kind: ProviderType = values["provider_type"]
    mapped = attribute_mapping(values, attributes)
    by_scope = _CLAIMS[kind].items()
    needed = [scope for scope, claims in by_scope if any(mapped.get(name) == claim for name, claim in claims.items())]
    return [*_SCOPES[kind], *(scope for scope in needed if scope not in _SCOPES[kind])]


def attribute_mapping(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> dict[str, str]:
    """Return the claims by AWS's attribute names. `attributes` are those of the user pool, if known.

    By default it has the email address, whether it is verified, and the attributes that the pool requires.
    """
    if "attribute_mapping" in values:
        return dict(_by_aws_names(values["attribute_mapping"]))
    claims = default_claims(values)
    if attributes is None:
        if values["provider_type"] is ProviderType.SAML:
            return {}
        return dict(_VERIFIED_EMAIL if values["provider_type"] is ProviderType.OIDC else _EMAIL)
    immutable = {attribute.name for attribute in attributes if not attribute.mutable}
    required = [attribute.name for attribute in attributes if attribute.required]
    email = [] if "email" in immutable else ["email", "email_verified"]
    return {
        name: claims[name] for name in dict.fromkeys([*email, *required]) if name in claims and name not in immutable
    }


def default_claims(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the usual claims of this type of provider for the scopes, by AWS's attribute names."""
    by_scope = _CLAIMS[values["provider_type"]]
    scopes = values.get("scopes", by_scope)
    return {name: claim for scope, claims in by_scope.items() if scope in scopes for name, claim in claims.items()}


def scope_for(kind: ProviderType, name: str) -> str | None:
    """Return the scope that is required for an attribute's claim."""
    return next((scope for scope, claims in _CLAIMS[kind].items() if name in claims), None)


def _by_aws_names(mapping: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for argument, claim in mapping.items():
        if argument != "custom":
            yield AWS_NAMES.get(argument, argument), claim
    for name, claim in nested(mapping, "custom").items():
        yield f"custom:{name.removeprefix('custom:')}", claim
