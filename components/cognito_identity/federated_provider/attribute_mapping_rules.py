"""What a pool demands of the claims that are mapped to its attributes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from cognito_identity.attributes.settings import AWS_NAMES, Attribute
from cognito_identity.enums import ProviderType
from cognito_identity.federated_provider.attribute_mapping import attribute_mapping, scope_that_tells
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.reader import nested

_WORDS = {name: word for word, name in AWS_NAMES.items()}
_SAML_CLAIMS = {
    "email": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "given_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
    "family_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
    "name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
}
"""What most SAML providers call it: never taken for granted, but said."""


def attribute_mapping_problems(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> Iterator[Problem]:
    """Apply every rule, where the pool's attributes are known.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
    """
    if attributes is None:
        return iter(())
    return chain(mapped_attributes_can_be_kept(values, attributes), required_attributes_are_mapped(values, attributes))


def mapped_attributes_can_be_kept(values: Mapping[str, Any], attributes: Sequence[Attribute]) -> Iterator[Problem]:
    """AWS writes what is mapped at every sign-in: an attribute that can't change ends each one but the first."""
    declared = {attribute.client_name: attribute for attribute in attributes}
    for path, name in _mapped(nested(values, "attribute_mapping")):
        if name in declared and not declared[name].mutable:
            yield Problem(path, *_FIXED, code="attribute-mapping-invalid")
        elif name.startswith("custom:") and name not in declared:
            rule = "is no attribute of the pool"
            yield Problem(
                path,
                rule,
                "declare it in the pool's `custom_attributes`, or leave it out",
                code="attribute-mapping-invalid",
            )


def required_attributes_are_mapped(values: Mapping[str, Any], attributes: Sequence[Attribute]) -> Iterator[Problem]:
    """AWS makes no person without what the pool requires, so every sign-in would fail."""
    mapped = attribute_mapping(values, attributes)
    for attribute in attributes:
        if not attribute.required or attribute.name in mapped:
            continue
        word = _WORDS[attribute.name]
        path: Path = ("attribute_mapping", word)
        if not attribute.mutable:
            yield Problem(path, f"is required by the pool, and {_FIXED[0]}", _FIXED[1], code="attribute-not-mapped")
        else:
            yield Problem(
                path,
                "is required by the pool and not mapped",
                _way_to_map(values, attribute.name, word),
                code="attribute-not-mapped",
            )


_FIXED = (
    "can't change once it is set (`mutable` is false): every sign-in after the first would fail",
    "make it mutable in the pool, or leave it out there or here",
)


def _mapped(asked: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for word in asked:
        if word != "custom":
            yield ("attribute_mapping", word), AWS_NAMES.get(word, word)
    for name in nested(asked, "custom"):
        yield ("attribute_mapping", "custom", Key(name)), f"custom:{name.removeprefix('custom:')}"


def _way_to_map(values: Mapping[str, Any], name: str, word: str) -> str:
    kind: ProviderType = values["provider_type"]
    scope = scope_that_tells(kind, name)
    if scope is None:
        example = _SAML_CLAIMS.get(name) if kind is ProviderType.SAML else None
        known = f", such as {example}" if example else ""
        return f"give the provider's claim in `attribute_mapping.{word}`{known}, or require it of nobody in the pool"
    if "attribute_mapping" not in values:
        return f"ask for {scope} in `scopes`, or give the provider's claim in `attribute_mapping.{word}`"
    return f"give the provider's claim in `attribute_mapping.{word}`, or leave `attribute_mapping` out"
