"""Which of a provider's claims becomes which attribute of the pool."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cognito_identity.attributes.settings import AWS_NAMES, Attribute
from cognito_identity.enums import ProviderType
from cognito_identity.validation.reader import nested

_MAIL = {"email": "email"}
_PROVEN_MAIL = {**_MAIL, "email_verified": "email_verified"}

_CLAIMS: Mapping[ProviderType, Mapping[str, Mapping[str, str]]] = {
    ProviderType.GOOGLE: {
        "email": _PROVEN_MAIL,
        "profile": {
            "given_name": "given_name",
            "family_name": "family_name",
            "name": "name",
            "picture": "picture",
        },
    },
    ProviderType.FACEBOOK: {
        "email": _MAIL,
        "public_profile": {
            "given_name": "first_name",
            "family_name": "last_name",
            "middle_name": "middle_name",
            "name": "name",
        },
    },
    ProviderType.APPLE: {
        "email": _PROVEN_MAIL,
        "name": {"given_name": "firstName", "family_name": "lastName", "name": "name"},
    },
    ProviderType.AMAZON: {"profile": {**_MAIL, "name": "name"}},
    ProviderType.OIDC: {
        "email": _PROVEN_MAIL,
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
"""By type and scope: the attribute, and the claim that tells it. A SAML provider's claims have no common names."""

_SCOPES: Mapping[ProviderType, tuple[str, ...]] = {
    ProviderType.GOOGLE: ("openid", "email", "profile"),
    ProviderType.FACEBOOK: ("public_profile", "email"),
    ProviderType.APPLE: ("email", "name"),
    ProviderType.AMAZON: ("profile",),
    ProviderType.OIDC: ("openid", "email"),
    ProviderType.SAML: (),
}


def provider_scopes(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> list[str]:
    """Return what the provider is asked for: by default the mail address, a name, and what else is mapped."""
    if "scopes" in values:
        return list(values["scopes"])
    kind: ProviderType = values["provider_type"]
    mapped = attribute_mapping(values, attributes)
    told = _CLAIMS[kind].items()
    needed = [scope for scope, claims in told if any(mapped.get(name) == claim for name, claim in claims.items())]
    return [*_SCOPES[kind], *(scope for scope in needed if scope not in _SCOPES[kind])]


def attribute_mapping(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> dict[str, str]:
    """Return the mapping by AWS's names. `attributes` are the pool's, where they are known.

    By default the mail address is mapped, with the word of who proves it, and what the pool requires.
    """
    if "attribute_mapping" in values:
        return dict(_asked(values["attribute_mapping"]))
    claims = natural_claims(values)
    if attributes is None:
        if values["provider_type"] is ProviderType.SAML:
            return {}
        return dict(_PROVEN_MAIL if values["provider_type"] is ProviderType.OIDC else _MAIL)
    fixed = {attribute.name for attribute in attributes if not attribute.mutable}
    required = [attribute.name for attribute in attributes if attribute.required]
    mail = [] if "email" in fixed else ["email", "email_verified"]
    return {name: claims[name] for name in dict.fromkeys([*mail, *required]) if name in claims and name not in fixed}


def natural_claims(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what a provider of this type tells when it is asked for these scopes, by AWS's names."""
    told = _CLAIMS[values["provider_type"]]
    asked = values.get("scopes", told)
    return {name: claim for scope, claims in told.items() if scope in asked for name, claim in claims.items()}


def scope_that_tells(kind: ProviderType, name: str) -> str | None:
    """Return the scope an attribute's claim belongs to."""
    return next((scope for scope, claims in _CLAIMS[kind].items() if name in claims), None)


def _asked(asked: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for word, claim in asked.items():
        if word != "custom":
            yield AWS_NAMES.get(word, word), claim
    for name, claim in nested(asked, "custom").items():
        yield f"custom:{name.removeprefix('custom:')}", claim
