from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.rules.federation.attribute_mapping import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack

VERIFIED = {"email": "email", "email_verified": "email_verified"}


def stack(mapping: Any, kind: str = "OIDC", schemas: Any = None) -> Any:
    cleared = dict.fromkeys(("username", "email", "email_verified")) | mapping if isinstance(mapping, dict) else mapping
    provider = {"attributeMapping": cleared, "providerType": kind}
    return good_stack({IDENTITY_PROVIDER: provider, USER_POOL: {"schemas": schemas or []}})


def violated(mapping: Any, *, options: Any = None, **more: Any) -> list[str]:
    return stack_outcome(RULE, stack(mapping, **more), **(options or {})).violated


@pytest.mark.parametrize(
    "mapping", [{}, VERIFIED, {"custom:department": "d", "custom:telescope": "t"}, {"role": "r"}, {"given_name": "g"}]
)
def test_claims_nothing_is_decided_by(mapping: Any) -> None:
    assert stack_outcome(RULE, stack(mapping)).clean


@pytest.mark.parametrize(
    "target",
    [
        "custom:role",
        "custom:UserRoles",
        "custom:is_admin",
        "custom:tenant_id",
        "custom:groups",
        "custom:permissions",
        "custom:privileged",
        "custom:scope",
        "custom:entitlements",
        "dev:custom:role",
    ],
)
def test_claims_that_give_power(target: str) -> None:
    assert about(violated({"given_name": "g", target: "x"})) == ["it: attributeMapping"]


def test_what_gives_power_can_be_told() -> None:
    assert violated({"custom:role": "r"}, options={"sensitive": ["*plan*"]}) == []
    for words in (["*plan*"], ["PLAN"], ["x", "pl?n"]):
        assert violated({"custom:plan": "r"}, options={"sensitive": words})
        assert violated({"custom:airplane": "r"}, options={"sensitive": words}) == [] or words == ["*plan*"]


def test_an_address_comes_with_whether_it_is_verified() -> None:
    [message] = violated({"email": "mail"})
    assert about([message]) == ["it: attributeMapping"]
    assert violated({"email": "mail"}, options={"requireEmailVerified": False}) == []
    for kind in ("SAML", "Google", "Facebook"):
        assert violated({"email": "mail"}, kind=kind) == []


@pytest.mark.parametrize(
    ("schema", "target", "fires"),
    [
        ({"name": "given_name", "mutable": False}, "given_name", True),
        ({"name": "given_name", "mutable": True}, "given_name", False),
        ({"name": "given_name"}, "given_name", False),
        ({"name": "given_name", "mutable": False}, "family_name", False),
        ({"name": "department", "mutable": False}, "custom:department", True),
        ({"name": "custom:department", "mutable": False}, "custom:department", True),
        ({"name": "given_name", "mutable": False}, "custom:given_name", False),
        ({"mutable": False}, "custom:", False),
    ],
)
def test_mapped_attributes_can_change(schema: Any, target: str, fires: bool) -> None:
    found = violated({target: "x"}, schemas=[schema])
    assert about(found) == (["it: attributeMapping"] if fires else [])


def test_another_pools_schema_does_not_matter() -> None:
    other = good(USER_POOL, name="other", schemas=[{"name": "given_name", "mutable": False}])
    assert stack_outcome(RULE, [*stack({"given_name": "g"}), other]).clean


@pytest.mark.parametrize(
    "made",
    [
        {"mapping": UNKNOWN_TEXT},
        {"mapping": {"email": "e"}, "kind": UNKNOWN_TEXT},
        {"mapping": {"given_name": "g"}, "schemas": [{"name": "given_name", "mutable": UNKNOWN_TEXT}]},
    ],
)
def test_unknown_is_not_checked_yet(made: Any) -> None:
    found = stack_outcome(RULE, stack(**made))
    assert not found.violated
    assert found.unchecked


def test_what_a_claim_is_called_does_not_matter() -> None:
    assert violated({"given_name": UNKNOWN_TEXT}) == []


def test_absent_and_of_another_type() -> None:
    assert stack_outcome(RULE, good_stack({IDENTITY_PROVIDER: {"attributeMapping": None}})).clean
    assert violated([1]) == ["it: attributeMapping must be an object, got a list"]


@pytest.mark.parametrize(
    ("issuer", "fires"),
    [
        ("https://login.microsoftonline.com/0a1b/v2.0", False),
        ("https://sts.windows.net/0a1b/", False),
        ("https://shop.b2clogin.com/0a1b/v2.0", False),
        ("https://login.microsoftonline.com.evil.example/", True),
        ("https://notb2clogin.com/", True),
        ("https://accounts.example/", True),
        (UNKNOWN_TEXT, True),
    ],
)
def test_entra_tells_no_user_whether_an_address_is_verified(issuer: str, fires: bool) -> None:
    changes: Any = {
        "attributeMapping": {"username": None, "email": "email", "email_verified": None},
        "providerType": "OIDC",
        "providerDetails": {"oidc_issuer": issuer},
    }
    found = stack_outcome(RULE, good_stack({IDENTITY_PROVIDER: changes, USER_POOL: {"schemas": []}}))
    assert bool(found.violated) is fires
