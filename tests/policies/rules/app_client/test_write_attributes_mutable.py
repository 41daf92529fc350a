from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.app_client.write_attributes_mutable import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, loose


def stack(names: Any, *schemas: Any, token: str = USER_POOL_CLIENT) -> Any:
    return good_stack({USER_POOL: {"schemas": list(schemas)}, token: {"writeAttributes": names}})


def attribute(name: Any, mutable: Any = True) -> Any:
    return {"name": name, "attributeDataType": "Boolean"} | ({} if mutable is None else {"mutable": mutable})


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("mutable", [True, None])
def test_power_that_can_be_taken(token: str, mutable: bool | None) -> None:
    given = stack(["email", "custom:is_admin", "custom:role"], attribute("is_admin", mutable), token=token)
    found = stack_outcome(RULE, given).violated
    assert about(found) == ["it: writeAttributes"]


@pytest.mark.parametrize(
    ("names", "schema"),
    [
        (["custom:is_admin"], attribute("is_admin", False)),
        (["custom:is_admin"], attribute("other")),
        (["custom:telescope"], attribute("telescope")),
        (["email"], attribute("is_admin")),
        (None, attribute("is_admin")),
    ],
)
def test_power_that_cannot(names: Any, schema: Any) -> None:
    assert stack_outcome(RULE, stack(names, schema)).clean


def test_the_option() -> None:
    given = stack(["custom:is_admin", "custom:plan"], attribute("is_admin"), attribute("plan"))
    assert "custom:plan" in stack_outcome(RULE, given, sensitive=["plan"]).violated[0]
    assert stack_outcome(RULE, given, harmless=["custom:is_admin", "custom:plan"]).clean
    assert "custom:is_admin" in stack_outcome(RULE, given).violated[0]


def test_the_attribute_of_another_pool() -> None:
    client = good(USER_POOL_CLIENT, userPoolId="eu-west-1_xyz", writeAttributes=["custom:is_admin"])
    pool = good(USER_POOL, id="eu-west-1_abc", schemas=[attribute("is_admin")])
    assert stack_outcome(RULE, [client, pool]).clean


@pytest.mark.parametrize(
    "given",
    [
        loose(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT, writeAttributes=["custom:admin"]),
        stack(UNKNOWN_TEXT, attribute("is_admin")),
        stack(["custom:admin"], attribute(UNKNOWN_TEXT)),
        stack(["custom:admin"], attribute("admin", UNKNOWN_TEXT)),
        good_stack({USER_POOL: {"schemas": UNKNOWN_TEXT}, USER_POOL_CLIENT: {"writeAttributes": ["custom:admin"]}}),
    ],
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = stack_outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "given",
    [
        stack("custom:admin", attribute("admin")),
        stack(["custom:admin"], "admin"),
        stack(["custom:admin"], attribute(1)),
    ],
)
def test_another_type_is_a_violation(given: Any) -> None:
    assert " must be " in stack_outcome(RULE, given).violated[0]
