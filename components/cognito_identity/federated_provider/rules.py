"""What Cognito demands of each kind of federated provider."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cognito_identity.enums import ProviderType
from cognito_identity.federated_provider.args import AttributeMapping, OidcEndpoints
from cognito_identity.federated_provider.settings import FIXED_NAMES
from cognito_identity.validation.lists import listed_once
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.redirects import is_https
from cognito_identity.validation.texts import is_one_line
from cognito_identity.validation.value_rules import ANY, ValueRules, any_text, value_problems

_OAUTH = {"client_id", "client_secret", "scopes"}
_OWN_WORDS: Mapping[ProviderType, set[str]] = {
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
_NEEDED: Mapping[ProviderType, tuple[str, ...]] = {
    ProviderType.GOOGLE: ("client_id", "client_secret"),
    ProviderType.FACEBOOK: ("client_id", "client_secret"),
    ProviderType.AMAZON: ("client_id", "client_secret"),
    ProviderType.APPLE: ("client_id", "key_id", "team_id", "private_key"),
    ProviderType.OIDC: ("name", "client_id", "issuer_url"),
    ProviderType.SAML: ("name",),
}
_SCOPE = r"[!#-+\--\[\]-~]+"
"""RFC 6749's characters of a scope, without the comma that separates Facebook's."""
_TAKEN = ("COGNITO", *FIXED_NAMES.values())
_COMMON = {"user_pool_id", "provider_type", "attribute_mapping"}


def federated_provider_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    return chain(value_problems(values, VALUE_RULES), *(rule(values) for rule in RULES))


def words_fit_the_type(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A setting of another kind of provider would be sent in vain."""
    kind = values.get("provider_type")
    if kind is None:
        return
    for word in sorted(set(values) - _COMMON - _OWN_WORDS[kind]):
        if word == "name" and values[word] == FIXED_NAMES[kind]:
            continue
        rule = f"is no setting of a provider of type {kind.value}"
        if word == "name":
            rule = f"is fixed by AWS for {kind.value}: {FIXED_NAMES[kind]}"
        yield Problem((word,), rule, "leave it out", code="provider-argument-mismatch")
    for word in _NEEDED[kind]:
        if word not in values:
            yield Problem(
                (word,),
                f"is needed by a provider of type {kind.value}",
                f"give `{word}`",
                code="provider-argument-mismatch",
            )


def names_are_free(values: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS keeps the pool's own name and those of the social providers to itself."""
    name = values.get("name")
    if values.get("provider_type") in (ProviderType.OIDC, ProviderType.SAML) and name in _TAKEN:
        yield Problem(("name",), "is a name AWS keeps to itself", "choose another name", name, code="name-taken")


def something_is_asked_for(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A provider that is asked for nothing tells nothing; a scope with a space in it is two."""
    for index, scope in enumerate(values.get("scopes") or ()):
        if not re.fullmatch(_SCOPE, scope):
            yield Problem(
                ("scopes", index),
                "must be one scope",
                "write each scope as an item of its own",
                scope,
                code="alarm-threshold-missing",
            )
    if "scopes" in values and not values["scopes"]:
        yield Problem(
            ("scopes",), "asks for nothing", "list the scopes, or leave it out", code="alarm-threshold-missing"
        )


def identifiers_are_given_once(values: Mapping[str, Any]) -> Iterator[Problem]:
    """An identifier leads to one provider, once."""
    yield from listed_once(values.get("identifiers") or (), ("identifiers",))


def saml_metadata_is_given_once(values: Mapping[str, Any]) -> Iterator[Problem]:
    """The metadata has an address or is given, never both."""
    if values.get("provider_type") is not ProviderType.SAML:
        return
    given_words = [word for word in ("metadata_url", "metadata_xml") if word in values]
    if len(given_words) != 1:
        rule = "and `metadata_xml` exclude each other" if given_words else "or `metadata_xml` is needed"
        fix = "keep `metadata_url`, which AWS keeps up to date" if given_words else "give one of the two"
        yield Problem(("metadata_url",), rule, fix, code="saml-metadata-conflict", related=("metadata_xml",))
    algorithm = values.get("request_signing_algorithm")
    if algorithm not in (None, "rsa-sha256"):
        yield Problem(
            ("request_signing_algorithm",),
            "must be rsa-sha256",
            "use it, or leave it out",
            algorithm,
            code="saml-metadata-conflict",
        )


def address_is_https(address: object, path: Path) -> Iterator[Problem]:
    """One address of the provider."""
    if isinstance(address, str) and not is_https(address):
        yield Problem(
            path, "must be an https:// address", "use the provider's https address", address, code="url-not-https"
        )


def key_has_text(key: object, path: Path) -> Iterator[Problem]:
    """A private key has many lines, and at least one that isn't blank."""
    if isinstance(key, str) and not key.strip():
        yield Problem(path, "must not be empty", "give the key's text", code="credentials-are-one-line")


VALUE_RULES: ValueRules = {
    ("issuer_url",): address_is_https,
    ("metadata_url",): address_is_https,
    **{("endpoints", word): address_is_https for word in OidcEndpoints.__annotations__},
    # AWS's model knows one map of details, and not the arguments they come from.
    **{(word,): is_one_line for word in ("client_id", "client_secret", "key_id", "team_id")},
    ("private_key",): key_has_text,
    ("metadata_xml",): any_text,
    **{("attribute_mapping", word): is_one_line for word in AttributeMapping.__annotations__ if word != "custom"},
    ("attribute_mapping", "custom", ANY): is_one_line,
}

RULES = (
    words_fit_the_type,
    names_are_free,
    something_is_asked_for,
    identifiers_are_given_once,
    saml_metadata_is_given_once,
)
"""Every rule, in the order people read about them."""
