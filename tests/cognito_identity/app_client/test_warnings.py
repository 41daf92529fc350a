from typing import Any

import pytest

from cognito_identity import AppClient
from cognito_identity.app_client import warnings as rules
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import POOL_ID, client_settings, said

MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
PAGES = {"callback_urls": ["https://shop.example.com"]}

IN_VAIN: list[tuple[Any, dict[str, Any], list[str]]] = [
    *(
        (rules.settings_for_people_of_a_machine, {**MACHINE, word: value}, [word])
        for word, value in {
            "auth_session_validity_minutes": 5,
            "branding": {},
            "id_token_validity_minutes": 30,
            "prevent_user_existence_errors": True,
            "read_attributes": ["email"],
            "refresh_token_validity_minutes": 120,
            "supported_identity_providers": ["Google"],
            "write_attributes": [],
        }.items()
    ),
    (
        rules.settings_for_people_of_a_machine,
        {"preset": "machine", "o_auth": {"scopes": ["orders/read"], "logout_urls": ["https://a.example"], **PAGES}},
        ["o_auth.callback_urls", "o_auth.logout_urls"],
    ),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False}}, ["auth_flows"]),
    (rules.style_of_pages_nobody_sees, {"branding": {}}, ["branding"]),
    (rules.style_of_pages_nobody_sees, {"branding": {}, "preset": "spa", "disable_o_auth": True}, ["branding"]),
]
NOT_IN_VAIN: list[tuple[Any, dict[str, Any]]] = [
    (rules.settings_for_people_of_a_machine, {**MACHINE, "access_token_validity_minutes": 5}),
    (rules.settings_for_people_of_a_machine, {"preset": "spa", "read_attributes": ["email"]}),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False}, "o_auth": PAGES}),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False, "user": True}}),
    (rules.nobody_can_sign_in, MACHINE),
    (rules.style_of_pages_nobody_sees, {"branding": {}, "o_auth": PAGES}),
]


@pytest.mark.parametrize(("rule", "args", "paths"), IN_VAIN)
def test_what_does_nothing_is_said(rule: Any, args: dict[str, Any], paths: list[str]) -> None:
    assert [path for path, _ in said(rule, client_settings(args))] == paths


@pytest.mark.parametrize(("rule", "args"), NOT_IN_VAIN)
def test_what_does_something_is_not_complained_of(rule: Any, args: dict[str, Any]) -> None:
    assert said(rule, client_settings(args)) == []


def test_every_rule_is_applied_and_tested_both_ways() -> None:
    assert set(rules.RULES) == {rule for rule, *_ in IN_VAIN} == {rule for rule, _ in NOT_IN_VAIN}


@pytest.mark.parametrize("preset", ["spa", "web", "native", None])
def test_what_presets_bring_is_never_in_vain(preset: str | None) -> None:
    assert list(rules.app_client_in_vain(client_settings({"preset": preset}))) == []


def test_the_client_warns_and_is_built() -> None:
    done = deploy(lambda: AppClient("nobody", {"user_pool_id": POOL_ID, "auth_flows": {"user_srp": False}}))
    (message,) = done.messages
    assert message.startswith("warning: auth_flows: leaves no way to sign in, and there is no OAuth; turn on")
    assert done.of_type("UserPoolClient")
