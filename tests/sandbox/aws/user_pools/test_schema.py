from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.aws.user_pools import schema


@dataclass
class Declared:
    data_type: str = "String"
    mutable: bool = True
    required: bool = False
    developer_only: bool = False
    string_constraints: dict[str, Any] | None = field(default_factory=dict)
    number_constraints: dict[str, Any] | None = None


SCHEMA: dict[str, schema.Attribute] = {
    "sub": Declared(mutable=False, required=True),
    "email": Declared(required=True),
    "phone_number": Declared(),
    "family_name": Declared(required=True),
    "custom:code": Declared(string_constraints={"MinLength": "2", "MaxLength": "4"}),
    "custom:age": Declared("Number", number_constraints={"MinValue": "18", "MaxValue": "99"}),
    "custom:any": Declared("Number"),
    "custom:on": Declared("Boolean"),
    "custom:at": Declared("DateTime"),
    "custom:born": Declared(mutable=False),
    "dev:custom:rank": Declared(developer_only=True),
}


@pytest.mark.parametrize(
    ("name", "good", "bad", "reason"),
    [
        ("custom:code", "abc", "a", "at least 2"),
        ("custom:code", "abcd", "abcde", "no longer than 4"),
        ("custom:age", "18", "17", "not be less than 18"),
        ("custom:age", "99", "100", "not be greater than 99"),
        ("custom:age", "20", "many", "must be a number"),
        ("custom:any", "-5", "5.5", "must be a number"),
        ("custom:on", "true", "yes", "true or false"),
        ("custom:at", "2026-01-31T12:00:00", "soon", "date and time"),
        ("email", "a@b.example", "ab.example", "Invalid email address format."),
        ("phone_number", "+4912345", "012345", "Invalid phone number format."),
    ],
)
def test_a_value_fits_its_declaration_or_is_told_why_not(name: str, good: str, bad: str, reason: str) -> None:
    assert schema.invalid_values({name: good}, SCHEMA) is None
    assert reason in (schema.invalid_values({name: bad}, SCHEMA) or "")


def test_an_unknown_attribute_is_refused_in_cognitos_words() -> None:
    text = "Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined"
    assert schema.invalid_values({"custom:x": "1"}, SCHEMA) == text


def test_what_is_missing_is_told_at_once() -> None:
    told = (schema.missing({}, SCHEMA) or "").removeprefix("Attributes did not conform to the schema: ")
    assert told.split("\n") == [f"{name}: The attribute is required" for name in ("email", "family_name")]
    assert schema.missing({"email": "a@b.example", "family_name": "A"}, SCHEMA) is None


def test_what_cannot_change_is_told() -> None:
    assert schema.immutable(["email", "custom:born"], SCHEMA) == "user.custom:born: Attribute cannot be updated."
    assert schema.immutable(["email"], SCHEMA) is None


@pytest.mark.parametrize("name", ["email_verified", "phone_number_verified", "sub", "identities", "dev:custom:rank"])
def test_no_client_writes_what_cognito_states_itself(name: str) -> None:
    assert schema.unwritable([name], SCHEMA, None)
    assert schema.unwritable([name], SCHEMA, {name})


def test_a_client_writes_what_it_lists() -> None:
    assert not schema.unwritable(["email"], SCHEMA, None)
    assert not schema.unwritable(["email"], SCHEMA, {"email"})
    assert schema.unwritable(["custom:code"], SCHEMA, {"email"})


@given(st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=20), st.text(max_size=30))
def test_length_counts_characters(low: int, high: int, value: str) -> None:
    attribute = Declared(string_constraints={"MinLength": str(low), "MaxLength": str(high or 2048)})
    fits = schema.invalid_values({"custom:x": value}, {"custom:x": attribute}) is None
    assert fits == (low <= len(value) <= (high or 2048))


@given(st.dictionaries(st.sampled_from(sorted(SCHEMA)), st.text(max_size=8)))
def test_conformity_never_fails_itself(values: dict[str, str]) -> None:
    for told in (schema.invalid_values(values, SCHEMA), schema.missing(values, SCHEMA)):
        assert told is None or told.startswith(("Attributes did not conform", "Invalid "))
