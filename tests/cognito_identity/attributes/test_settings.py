from typing import Any

import pytest

from cognito_identity.attributes.args import StandardAttributes
from cognito_identity.attributes.privileged import PRIVILEGED_WORDS
from cognito_identity.attributes.settings import (
    AWS_NAMES,
    VERIFIED_FLAGS,
    Attribute,
    client_attribute_name,
    standard_attribute,
)
from cognito_identity.enums import AttributeType


def test_every_standard_attribute_has_an_aws_name() -> None:
    assert set(AWS_NAMES) == set(StandardAttributes.__annotations__)
    assert len(set(AWS_NAMES.values())) == len(AWS_NAMES) == 17


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("fullname", "name"),
        ("profile_page", "profile"),
        ("profile_picture", "picture"),
        ("timezone", "zoneinfo"),
        ("last_update_time", "updated_at"),
        ("email", "email"),
        ("name", "name"),
        ("zoneinfo", "zoneinfo"),
        ("email_verified", "email_verified"),
        ("sub", "sub"),
        ("identities", "identities"),
        ("tenant_id", "custom:tenant_id"),
        ("custom:tenant_id", "custom:tenant_id"),
        ("dev:custom:tenant_id", "dev:custom:tenant_id"),
    ],
)
def test_client_attribute_name_is_the_aws_name(word: str, name: str) -> None:
    assert client_attribute_name(word) == name


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("email", (AttributeType.STRING, 0, 2048)),
        ("birthdate", (AttributeType.STRING, 10, 10)),
        ("last_update_time", (AttributeType.NUMBER, 0, None)),
    ],
)
def test_standard_attributes_have_the_constraints_of_aws(word: str, expected: Any) -> None:
    attribute = standard_attribute(word, required=True, mutable=False)
    assert (attribute.type, attribute.low, attribute.high) == expected
    assert (attribute.required, attribute.mutable, attribute.custom) == (True, False, False)


def custom(name: str, **changes: Any) -> Attribute:
    return Attribute(name, AttributeType.STRING, custom=True, **changes)


def test_client_name_of_a_custom_attribute_is_prefixed() -> None:
    assert custom("team").client_name == "custom:team"
    assert standard_attribute("fullname", required=False, mutable=True).client_name == "name"


@pytest.mark.parametrize("word", PRIVILEGED_WORDS)
def test_privileged_custom_attributes_are_not_writable_by_default(word: str) -> None:
    assert not custom(f"is_{word}").writable_by_default
    assert not custom(f"Is{word.title()}").writable_by_default


@pytest.mark.parametrize("name", ["telescope", "airplane", "explanation", "groupon_id"])
def test_a_privileged_word_inside_another_word_does_not_count(name: str) -> None:
    assert custom(name).writable_by_default


@pytest.mark.parametrize("changes", [{"mutable": False}, {"developer_only": True}])
def test_immutable_and_developer_only_attributes_are_not_writable_by_default(changes: Any) -> None:
    assert not custom("colour", **changes).writable_by_default
    assert custom("colour").writable_by_default


def test_mutable_or_required_standard_attributes_are_writable_by_default() -> None:
    def writable(required: bool, mutable: bool) -> bool:
        return standard_attribute("email", required=required, mutable=mutable).writable_by_default

    assert [writable(True, True), writable(True, False), writable(False, True), writable(False, False)] == [
        True,
        True,
        True,
        False,
    ]


def test_verified_flags_are_not_standard_attributes() -> None:
    assert not set(VERIFIED_FLAGS) & set(AWS_NAMES.values())
