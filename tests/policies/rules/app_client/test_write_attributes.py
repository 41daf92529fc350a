from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.write_attributes import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("names", [["email"], ["email", "custom:telescope", "profile"], [UNKNOWN_TEXT, "name"]])
def test_harmless_ones(token: str, names: Any) -> None:
    assert outcome(RULE, good(token, writeAttributes=names)).violated == []


@each_client
@pytest.mark.parametrize("names", [None, []])
def test_no_list(token: str, names: Any) -> None:
    [message] = outcome(RULE, good(token, writeAttributes=names)).violated
    assert message.startswith("writeAttributes is not set")


@each_client
@pytest.mark.parametrize(
    "name",
    [
        "custom:is_admin",
        "custom:isAdmin",
        "custom:ROLE",
        "custom:tenant_id",
        "custom:user-groups",
        "custom:permissions",
        "custom:privileges",
        "custom:entitlement",
        "custom:superuser",
        "custom:clearance",
        "custom:isStaff",
        "custom:org_id",
        "email_verified",
    ],
)
def test_names_that_give_power(token: str, name: str) -> None:
    [message] = outcome(RULE, good(token, writeAttributes=["email", name])).violated
    assert about([message]) == ["writeAttributes"]
    assert about([message]) == ["writeAttributes"]


def test_all_are_named() -> None:
    [message] = outcome(RULE, good(USER_POOL_CLIENT, writeAttributes=["custom:role", "custom:admin"])).violated
    assert about([message]) == ["writeAttributes"]


def test_the_option() -> None:
    given = good(USER_POOL_CLIENT, writeAttributes=["custom:is_admin", "custom:plan"])
    assert about([outcome(RULE, given, sensitive=["PLAN"]).violated[0]]) == ["writeAttributes"]
    assert outcome(RULE, given, sensitive=["is_admin", "planes"]).violated[0].count("(word") == 1
    assert outcome(RULE, given, sensitive=[]).clean
    assert outcome(RULE, given, harmless=["custom:is_admin", "plan"]).clean
    assert "custom:plan" in outcome(RULE, given, harmless=["is_admin"]).violated[0]


def test_machines_have_no_attributes() -> None:
    machine = ["client_credentials"]
    assert outcome(RULE, good(USER_POOL_CLIENT, writeAttributes=None, allowedOauthFlows=machine)).clean
    assert outcome(RULE, good(USER_POOL_CLIENT, writeAttributes=None, allowedOauthFlows=[*machine, "code"])).violated


@pytest.mark.parametrize("names", [UNKNOWN_TEXT, [UNKNOWN_TEXT]])
def test_unknown_is_not_checked_yet(names: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, writeAttributes=names))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["custom:admin", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert " must be " in outcome(RULE, good(USER_POOL_CLIENT, writeAttributes=wrong)).violated[-1]
