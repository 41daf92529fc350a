from typing import Any

import pytest

from cognito_identity import AppClient, UserPoolWithMfa
from cognito_identity.app_client import warnings as rules
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import POOL_ID, client_settings, said

MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
PAGES = {"callback_urls": ["https://shop.example.com"]}

IN_VAIN: list[tuple[Any, dict[str, Any], list[str]]] = [
    *(
        (rules.settings_for_users_of_a_machine, {**MACHINE, word: value}, [word])
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
        rules.settings_for_users_of_a_machine,
        {"preset": "machine", "o_auth": {"scopes": ["orders/read"], "logout_urls": ["https://a.example"], **PAGES}},
        ["o_auth.callback_urls", "o_auth.logout_urls"],
    ),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False}}, ["auth_flows"]),
    (
        rules.providers_in_other_letters,
        {"supported_identity_providers": ["cognito", "Okta", "google", "Google"]},
        ["supported_identity_providers[0]", "supported_identity_providers[2]"],
    ),
    (rules.unused_branding, {"branding": {}}, ["branding"]),
    (rules.unused_branding, {"branding": {}, "preset": "spa", "disable_o_auth": True}, ["branding"]),
]
NOT_IN_VAIN: list[tuple[Any, dict[str, Any]]] = [
    (rules.providers_in_other_letters, {"supported_identity_providers": ["COGNITO", "SignInWithApple", "Okta"]}),
    (rules.settings_for_users_of_a_machine, {**MACHINE, "access_token_validity_minutes": 5}),
    (rules.settings_for_users_of_a_machine, {"preset": "spa", "read_attributes": ["email"]}),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False}, "o_auth": PAGES}),
    (rules.nobody_can_sign_in, {"auth_flows": {"user_srp": False, "user": True}}),
    (rules.nobody_can_sign_in, MACHINE),
    (rules.unused_branding, {"branding": {}, "o_auth": PAGES}),
]


@pytest.mark.parametrize(("rule", "args", "paths"), IN_VAIN)
def test_what_does_nothing_is_said(rule: Any, args: dict[str, Any], paths: list[str]) -> None:
    assert [path for path, _ in said(rule, client_settings(args))] == paths


@pytest.mark.parametrize(("rule", "args"), NOT_IN_VAIN)
def test_what_does_something_is_not_complained_of(rule: Any, args: dict[str, Any]) -> None:
    assert said(rule, client_settings(args)) == []


def test_every_rule_is_applied_and_tested_both_ways() -> None:
    of_the_pool = {rules.attributes_that_look_privileged}
    assert set(rules.RULES) - of_the_pool == {rule for rule, *_ in IN_VAIN} == {rule for rule, _ in NOT_IN_VAIN}


ORG: Any = {"custom_attributes": {"org_id": {"type": "string", "mutable": True}, "colour": {"type": "string"}}}


def test_the_client_says_which_attribute_it_leaves_out_and_how_to_overrule_that() -> None:
    done = deploy(lambda: UserPoolWithMfa("people", ORG).add_client("web"))
    (message,) = done.messages
    assert message.startswith(
        "warning: write_attributes: does not have custom:org_id by default: its name has the word org"
    )
    assert "`write_attributes`, with it or without it" in message
    assert "custom:org_id" not in done.named("people-web-client").inputs["writeAttributes"]


@pytest.mark.parametrize("attributes", [["email"], ["email", "org_id"]])
def test_a_list_of_ones_own_overrules_the_guess(attributes: Any) -> None:
    done = deploy(lambda: UserPoolWithMfa("people", ORG).add_client("web", {"write_attributes": attributes}))
    assert done.messages == []
    assert len(done.named("people-web-client").inputs["writeAttributes"]) == len(attributes)


@pytest.mark.parametrize("attribute", [{"type": "string"}, {"type": "string", "mutable": True, "developer_only": True}])
def test_what_no_app_could_write_anyway_is_not_spoken_of(attribute: Any) -> None:
    pool: Any = {"custom_attributes": {"org_id": attribute}}
    assert deploy(lambda: UserPoolWithMfa("people", pool).add_client("web")).messages == []


@pytest.mark.parametrize("preset", ["spa", "web", "native", None])
def test_what_presets_bring_is_never_in_vain(preset: str | None) -> None:
    assert list(rules.app_client_warnings(client_settings({"preset": preset}))) == []


def test_the_client_warns_and_is_built() -> None:
    done = deploy(lambda: AppClient("nobody", {"user_pool_id": POOL_ID, "auth_flows": {"user_srp": False}}))
    (message,) = done.messages
    assert message.startswith("warning: auth_flows: leaves no way to sign in, and there is no OAuth; turn on")
    assert done.of_type("UserPoolClient")
