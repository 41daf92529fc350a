"""Rules for an attribute mapping and the user pool's attributes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from cognito_identity.attributes.settings import AWS_NAMES, Attribute
from cognito_identity.enums import ProviderType
from cognito_identity.federated_provider.attribute_mapping import attribute_mapping, scope_for
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.reader import nested

_ARGUMENTS = {name: argument for argument, name in AWS_NAMES.items()}
_SAML_CLAIMS = {
    "email": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "given_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
    "family_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
    "name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
}
"""The usual claims of SAML providers: examples for hints, never defaults."""


def attribute_mapping_problems(values: Mapping[str, Any], attributes: Sequence[Attribute] | None) -> Iterator[Problem]:
    """Apply every rule if the user pool's attributes are known.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
    """
    if attributes is None:
        return iter(())
    return chain(mapped_attributes_can_be_kept(values, attributes), required_attributes_are_mapped(values, attributes))


def mapped_attributes_can_be_kept(values: Mapping[str, Any], attributes: Sequence[Attribute]) -> Iterator[Problem]:
    """Refuse immutable attributes, because Cognito writes mapped attributes at each sign-in, and undeclared ones."""
    declared = {attribute.client_name: attribute for attribute in attributes}
    for path, name in _mapped(nested(values, "attribute_mapping")):
        if name in declared and not declared[name].mutable:
            yield Problem(path, *_IMMUTABLE, code="attribute-mapping-invalid")
        elif name.startswith("custom:") and name not in declared:
            rule = "is not an attribute of the user pool"
            yield Problem(
                path,
                rule,
                "add it to the pool's `custom_attributes`, or remove it",
                code="attribute-mapping-invalid",
            )


def required_attributes_are_mapped(values: Mapping[str, Any], attributes: Sequence[Attribute]) -> Iterator[Problem]:
    """Require a claim for each required attribute: without it every sign-in fails."""
    mapped = attribute_mapping(values, attributes)
    for attribute in attributes:
        if not attribute.required or attribute.name in mapped:
            continue
        argument = _ARGUMENTS[attribute.name]
        path: Path = ("attribute_mapping", argument)
        if not attribute.mutable:
            yield Problem(
                path, f"is required by the user pool, but {_IMMUTABLE[0]}", _IMMUTABLE[1], code="attribute-not-mapped"
            )
        else:
            yield Problem(
                path,
                "is required by the user pool, so it must be mapped",
                _hint(values, attribute.name, argument),
                code="attribute-not-mapped",
            )


_IMMUTABLE = (
    "can't be updated (`mutable` is false), so every sign-in after the first would fail",
    "make it mutable in the pool, or remove it here",
)


def _mapped(mapping: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for argument in mapping:
        if argument != "custom":
            yield ("attribute_mapping", argument), AWS_NAMES.get(argument, argument)
    for name in nested(mapping, "custom"):
        yield ("attribute_mapping", "custom", Key(name)), f"custom:{name.removeprefix('custom:')}"


def _hint(values: Mapping[str, Any], name: str, argument: str) -> str:
    kind: ProviderType = values["provider_type"]
    scope = scope_for(kind, name)
    if scope is None:
        example = _SAML_CLAIMS.get(name) if kind is ProviderType.SAML else None
        known = f", such as {example}" if example else ""
        return f"set `attribute_mapping.{argument}` to the provider's claim{known}, or make it optional in the pool"
    if "attribute_mapping" not in values:
        return f"add {scope} to `scopes`, or set `attribute_mapping.{argument}` to the provider's claim"
    return f"set `attribute_mapping.{argument}` to the provider's claim, or remove `attribute_mapping`"
