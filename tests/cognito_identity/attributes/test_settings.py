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


def test_every_standard_attribute_of_the_api_has_awss_name() -> None:
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
def test_a_word_becomes_awss_name_and_custom_may_be_left_out(word: str, name: str) -> None:
    assert client_attribute_name(word) == name


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("email", (AttributeType.STRING, 0, 2048)),
        ("birthdate", (AttributeType.STRING, 10, 10)),
        ("last_update_time", (AttributeType.NUMBER, 0, None)),
    ],
)
def test_standard_attributes_carry_the_constraints_aws_keeps(word: str, expected: Any) -> None:
    attribute = standard_attribute(word, required=True, mutable=False)
    assert (attribute.type, attribute.low, attribute.high) == expected
    assert (attribute.required, attribute.mutable, attribute.custom) == (True, False, False)


def custom(name: str, **changes: Any) -> Attribute:
    return Attribute(name, AttributeType.STRING, custom=True, **changes)


def test_a_custom_attribute_has_its_prefix_for_apps() -> None:
    assert custom("team").client_name == "custom:team"
    assert standard_attribute("fullname", required=False, mutable=True).client_name == "name"


@pytest.mark.parametrize("word", PRIVILEGED_WORDS)
def test_no_app_writes_what_speaks_of_privileges_unless_told_so(word: str) -> None:
    assert not custom(f"is_{word}").writable_by_default
    assert not custom(f"Is{word.title()}").writable_by_default


@pytest.mark.parametrize("name", ["telescope", "airplane", "explanation", "groupon_id"])
def test_a_word_inside_another_is_no_privilege(name: str) -> None:
    assert custom(name).writable_by_default


@pytest.mark.parametrize("changes", [{"mutable": False}, {"developer_only": True}])
def test_no_app_writes_what_is_fixed_or_for_developers(changes: Any) -> None:
    assert not custom("colour", **changes).writable_by_default
    assert custom("colour").writable_by_default


def test_a_standard_attribute_is_writable_if_it_can_change_or_must_be_given_at_sign_up() -> None:
    def writable(required: bool, mutable: bool) -> bool:
        return standard_attribute("email", required=required, mutable=mutable).writable_by_default

    assert [writable(True, True), writable(True, False), writable(False, True), writable(False, False)] == [
        True,
        True,
        True,
        False,
    ]


def test_the_flags_that_prove_an_address_are_no_attributes_of_the_schema() -> None:
    assert not set(VERIFIED_FLAGS) & set(AWS_NAMES.values())
