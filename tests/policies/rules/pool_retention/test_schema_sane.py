from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.pool_retention.schema_sane import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

TEXT = {"attributeDataType": "String", "stringAttributeConstraints": {"minLength": "0", "maxLength": "9"}}
NUMBER = {"attributeDataType": "Number", "numberAttributeConstraints": {}}


def pool(*schemas: Any) -> Any:
    return good(USER_POOL, schemas=list(schemas))


@pytest.mark.parametrize(
    "schema",
    [
        {"name": "email", "required": True, **TEXT},
        {"name": "team", "required": False, **TEXT},
        {"name": "team", **TEXT},
        {"name": "age", **NUMBER},
        {"name": "since", "attributeDataType": "DateTime"},
        {"name": "is_admin", "attributeDataType": "Boolean"},
        {"name": "customer", **TEXT},
    ],
)
def test_written_in_full(schema: Any) -> None:
    assert outcome(RULE, pool(schema)).clean


@pytest.mark.parametrize(
    "schema",
    [
        {"name": "email", "attributeDataType": "String"},
        {"name": "team", "attributeDataType": "String", "numberAttributeConstraints": {}},
        {"name": "age", "attributeDataType": "Number"},
    ],
)
def test_without_constraints(schema: Any) -> None:
    [message] = outcome(RULE, pool({"name": "x", **TEXT}, schema)).violated
    assert about([message])[0].startswith("schemas[1]")


@pytest.mark.parametrize("name", ["custom:team", "dev:custom:team", "dev:team"])
def test_with_a_prefix(name: str) -> None:
    assert about(outcome(RULE, pool({"name": name, "required": True, **TEXT})).violated) == ["schemas[0].name"]


def test_a_custom_attribute_that_is_required() -> None:
    [message] = outcome(RULE, pool({"name": "team", "required": True, **TEXT})).violated
    assert about([message]) == ["schemas[0].required"]


@pytest.mark.parametrize(
    "name",
    [
        "address",
        "birthdate",
        "email",
        "email_verified",
        "family_name",
        "gender",
        "given_name",
        "identities",
        "locale",
        "middle_name",
        "name",
        "nickname",
        "phone_number",
        "phone_number_verified",
        "picture",
        "preferred_username",
        "profile",
        "sub",
        "updated_at",
        "website",
        "zoneinfo",
    ],
)
def test_every_standard_attribute_can_be_required(name: str) -> None:
    assert outcome(RULE, pool({"name": name, "required": True, **TEXT})).clean


@pytest.mark.parametrize("schemas", [None, []])
def test_without_attributes(schemas: Any) -> None:
    assert outcome(RULE, good(USER_POOL, schemas=schemas)).clean


@pytest.mark.parametrize(
    "schemas",
    [
        UNKNOWN_TEXT,
        [UNKNOWN_TEXT],
        [{"name": UNKNOWN_TEXT, "required": True, **TEXT}],
        [{"name": "x", "attributeDataType": UNKNOWN_TEXT}],
        [{"name": "x", "attributeDataType": "String", "stringAttributeConstraints": UNKNOWN_TEXT}],
        [{"name": "x", "required": UNKNOWN_TEXT, **TEXT}],
    ],
)
def test_unknown_is_not_checked_yet(schemas: Any) -> None:
    found = outcome(RULE, good(USER_POOL, schemas=schemas))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "schemas", [{}, "email", ["email"], [{"name": 1, **TEXT}], [{"name": "x", "required": "true", **TEXT}]]
)
def test_another_type_is_a_violation(schemas: Any) -> None:
    assert " must be " in outcome(RULE, good(USER_POOL, schemas=schemas)).violated[0]
    assert outcome(RULE, pool({"required": True, **TEXT})).clean
