from typing import Any

import pytest

from cognito_identity.identity_pool.inputs import identity_pool_inputs
from tests.cognito_identity.planned import identity_pool_settings

PROVIDER = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgH1"


def inputs(**args: Any) -> dict[str, Any]:
    return identity_pool_inputs(identity_pool_settings(**args))


def test_the_defaults_ask_for_exactly_this() -> None:
    assert inputs() == {
        "identity_pool_name": "access",
        "allow_unauthenticated_identities": False,
        "allow_classic_flow": False,
        "cognito_identity_providers": [],
    }


@pytest.mark.parametrize(("switch", "checked"), [({}, True), ({"disable_server_side_token_check": True}, False)])
def test_tokens_are_checked_with_the_user_pool_unless_told_otherwise(switch: Any, checked: bool) -> None:
    pool = {"user_pool_provider_name": PROVIDER, "client_id": "abc", **switch}
    assert inputs(user_pools=[pool])["cognito_identity_providers"] == [
        {"provider_name": PROVIDER, "client_id": "abc", "server_side_token_check": checked}
    ]


@pytest.mark.parametrize(
    ("args", "key", "expected"),
    [
        ({"allow_unauthenticated_identities": True}, "allow_unauthenticated_identities", True),
        ({"allow_classic_flow": True}, "allow_classic_flow", True),
        ({"identity_pool_name": "mine"}, "identity_pool_name", "mine"),
        ({"tags": {}}, "tags", None),
        ({"tags": {"team": "a"}}, "tags", {"team": "a"}),
    ],
)
def test_an_argument_becomes_its_input(args: Any, key: str, expected: Any) -> None:
    assert inputs(**args).get(key) == expected
