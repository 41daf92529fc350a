"""Rules for each type of federated provider."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cognito_identity.enums import ProviderType
from cognito_identity.federated_provider.args import AttributeMapping, OidcEndpoints
from cognito_identity.federated_provider.settings import FIXED_NAMES
from cognito_identity.validation.lists import listed_once
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.redirects import is_https, shown_url
from cognito_identity.validation.texts import is_one_line
from cognito_identity.validation.value_rules import ANY, ValueRules, any_text, value_problems

_OAUTH = {"client_id", "client_secret", "scopes"}
_ARGUMENTS: Mapping[ProviderType, set[str]] = {
    ProviderType.GOOGLE: _OAUTH,
    ProviderType.FACEBOOK: {*_OAUTH, "api_version"},
    ProviderType.AMAZON: _OAUTH,
    ProviderType.APPLE: {"client_id", "scopes", "key_id", "team_id", "private_key"},
    ProviderType.OIDC: {
        *_OAUTH,
        "name",
        "issuer_url",
        "endpoints",
        "attribute_request_method",
        "identifiers",
    },
    ProviderType.SAML: {
        "name",
        "metadata_url",
        "metadata_xml",
        "encrypted_responses",
        "idp_initiated",
        "idp_signout",
        "request_signing_algorithm",
        "identifiers",
    },
}
_REQUIRED: Mapping[ProviderType, tuple[str, ...]] = {
    ProviderType.GOOGLE: ("client_id", "client_secret"),
    ProviderType.FACEBOOK: ("client_id", "client_secret"),
    ProviderType.AMAZON: ("client_id", "client_secret"),
    ProviderType.APPLE: ("client_id", "key_id", "team_id", "private_key"),
    ProviderType.OIDC: ("name", "client_id", "issuer_url"),
    ProviderType.SAML: ("name",),
}
_SCOPE = r"[!#-+\--\[\]-~]+"
"""The characters of a scope in RFC 6749, without the comma, which separates Facebook's scopes."""
_RESERVED = ("COGNITO", *FIXED_NAMES.values())
_COMMON = {"user_pool_id", "provider_type", "attribute_mapping"}


def federated_provider_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    return chain(value_problems(values, VALUE_RULES), *(rule(values) for rule in RULES))


def arguments_fit_the_type(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Require the arguments of the provider's type, and refuse those of other types, which would have no effect."""
    kind = values.get("provider_type")
    if kind is None:
        return
    for argument in sorted(set(values) - _COMMON - _ARGUMENTS[kind]):
        if argument == "name" and values[argument] == FIXED_NAMES[kind]:
            continue
        message = f"is not an argument of the provider type {kind.value}"
        if argument == "name":
            message = f"is always {FIXED_NAMES[kind]} for the provider type {kind.value}"
        yield Problem((argument,), message, "remove it", code="provider-argument-mismatch")
    for argument in _REQUIRED[kind]:
        if argument not in values:
            message = f"is required for the provider type {kind.value}"
            yield Problem((argument,), message, f"set `{argument}`", code="provider-argument-missing")


def name_is_not_reserved(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Refuse the names that AWS reserves for the user pool and the social providers."""
    name = values.get("name")
    if values.get("provider_type") in (ProviderType.OIDC, ProviderType.SAML) and name in _RESERVED:
        yield Problem(
            ("name",), "is a name that AWS reserves", "choose another name", name, code="provider-name-reserved"
        )


def scopes_are_valid(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Require at least one scope, and no spaces or commas in a scope."""
    for index, scope in enumerate(values.get("scopes") or ()):
        if not re.fullmatch(_SCOPE, scope):
            yield Problem(
                ("scopes", index),
                "must be one scope, without spaces or commas",
                "write each scope as a separate item",
                scope,
                code="scope-invalid",
            )
    if "scopes" in values and not values["scopes"]:
        yield Problem(("scopes",), "must not be empty", "add scopes, or remove it for the default", code="scopes-empty")


def identifiers_are_unique(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Refuse duplicate identifiers."""
    yield from listed_once(values.get("identifiers") or (), ("identifiers",))


def saml_metadata_is_given(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Require either `metadata_url` or `metadata_xml` for a SAML provider."""
    if values.get("provider_type") is not ProviderType.SAML:
        return
    both = "metadata_url" in values and "metadata_xml" in values
    if both or not ("metadata_url" in values or "metadata_xml" in values):
        message = "can't be combined with `metadata_xml`" if both else "or `metadata_xml` is required"
        hint = "keep `metadata_url`, which AWS refreshes" if both else "set one of them"
        code = "saml-metadata-conflict" if both else "saml-metadata-missing"
        yield Problem(("metadata_url",), message, hint, code=code, related=("metadata_xml",))
    algorithm = values.get("request_signing_algorithm")
    if algorithm not in (None, "rsa-sha256"):
        yield Problem(
            ("request_signing_algorithm",),
            "must be rsa-sha256",
            "use it, or remove it for unsigned requests",
            algorithm,
            code="saml-algorithm-invalid",
        )


def url_is_https(url: object, path: Path) -> Iterator[Problem]:
    """Refuse a URL of the provider that is not https: its content could be changed in transit."""
    if isinstance(url, str) and not is_https(url):
        yield Problem(
            path, "must be an https:// URL", "use the provider's https URL", shown_url(url), code="url-not-https"
        )


def key_is_not_empty(key: object, path: Path) -> Iterator[Problem]:
    """Refuse an empty private key."""
    if isinstance(key, str) and not key.strip():
        yield Problem(path, "must not be empty", "set it to the text of the key", code="private-key-empty")


VALUE_RULES: ValueRules = {
    ("issuer_url",): url_is_https,
    ("metadata_url",): url_is_https,
    **{("endpoints", name): url_is_https for name in OidcEndpoints.__annotations__},
    # AWS's model has one map for all details.
    **{(name,): is_one_line for name in ("client_id", "client_secret", "key_id", "team_id")},
    ("private_key",): key_is_not_empty,
    ("metadata_xml",): any_text,
    **{("attribute_mapping", name): is_one_line for name in AttributeMapping.__annotations__ if name != "custom"},
    ("attribute_mapping", "custom", ANY): is_one_line,
}

RULES = (
    arguments_fit_the_type,
    name_is_not_reserved,
    scopes_are_valid,
    identifiers_are_unique,
    saml_metadata_is_given,
)
"""All rules, in the order of the reference."""
