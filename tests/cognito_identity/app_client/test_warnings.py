from typing import Any

import pytest

from cognito_identity import AppClient, UserPoolWithMfa
from cognito_identity.app_client import warnings as rules
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import POOL_ID, client_settings, said

MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
PAGES = {"callback_urls": ["https://shop.example.com"]}

WARNINGS: list[tuple[Any, dict[str, Any], list[str]]] = [
    *(
        (rules.user_settings_on_machine_client, {**MACHINE, word: value}, [word])
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
        rules.user_settings_on_machine_client,
        {"preset": "machine", "o_auth": {"scopes": ["orders/read"], "logout_urls": ["https://a.example"], **PAGES}},
        ["o_auth.callback_urls", "o_auth.logout_urls"],
    ),
    (rules.no_sign_in_possible, {"auth_flows": {"user_srp": False}}, ["auth_flows"]),
    (
        rules.provider_names_in_other_case,
        {"supported_identity_providers": ["cognito", "Okta", "google", "Google"]},
        ["supported_identity_providers[0]", "supported_identity_providers[2]"],
    ),
    (rules.unused_branding, {"branding": {}}, ["branding"]),
    (rules.unused_branding, {"branding": {}, "preset": "spa", "disable_o_auth": True}, ["branding"]),
]
NO_WARNINGS: list[tuple[Any, dict[str, Any]]] = [
    (rules.provider_names_in_other_case, {"supported_identity_providers": ["COGNITO", "SignInWithApple", "Okta"]}),
    (rules.user_settings_on_machine_client, {**MACHINE, "access_token_validity_minutes": 5}),
    (rules.user_settings_on_machine_client, {"preset": "spa", "read_attributes": ["email"]}),
    (rules.no_sign_in_possible, {"auth_flows": {"user_srp": False}, "o_auth": PAGES}),
    (rules.no_sign_in_possible, {"auth_flows": {"user_srp": False, "user": True}}),
    (rules.no_sign_in_possible, MACHINE),
    (rules.unused_branding, {"branding": {}, "o_auth": PAGES}),
]


@pytest.mark.parametrize(("rule", "args", "paths"), WARNINGS)
def test_arguments_without_effect_are_reported(rule: Any, args: dict[str, Any], paths: list[str]) -> None:
    assert [path for path, _ in said(rule, client_settings(args))] == paths


@pytest.mark.parametrize(("rule", "args"), NO_WARNINGS)
def test_arguments_with_an_effect_are_not_reported(rule: Any, args: dict[str, Any]) -> None:
    assert said(rule, client_settings(args)) == []


def test_every_rule_is_tested_with_and_without_a_warning() -> None:
    tested_with_a_pool = {rules.privileged_attributes_not_writable}
    assert set(rules.RULES) - tested_with_a_pool == {rule for rule, *_ in WARNINGS} == {rule for rule, _ in NO_WARNINGS}


ORG: Any = {"custom_attributes": {"org_id": {"type": "string", "mutable": True}, "colour": {"type": "string"}}}


def test_the_warning_names_the_attribute_that_is_not_writable() -> None:
    done = deploy(lambda: UserPoolWithMfa("users", ORG).add_client("web"))
    (message,) = done.messages
    assert message == (
        "warning: write_attributes: doesn't include custom:org_id by default: the word org in its name suggests a "
        "permission; set `write_attributes` to the attributes that users can change, with or without it"
    )
    assert "custom:org_id" not in done.named("users-web-client").inputs["writeAttributes"]


@pytest.mark.parametrize("attributes", [["email"], ["email", "org_id"]])
def test_write_attributes_override_the_default(attributes: Any) -> None:
    done = deploy(lambda: UserPoolWithMfa("users", ORG).add_client("web", {"write_attributes": attributes}))
    assert done.messages == []
    assert len(done.named("users-web-client").inputs["writeAttributes"]) == len(attributes)


@pytest.mark.parametrize("attribute", [{"type": "string"}, {"type": "string", "mutable": True, "developer_only": True}])
def test_there_is_no_warning_for_attributes_that_are_never_writable(attribute: Any) -> None:
    pool: Any = {"custom_attributes": {"org_id": attribute}}
    assert deploy(lambda: UserPoolWithMfa("users", pool).add_client("web")).messages == []


@pytest.mark.parametrize("preset", ["spa", "web", "native", None])
def test_presets_cause_no_warnings(preset: str | None) -> None:
    assert list(rules.app_client_warnings(client_settings({"preset": preset}))) == []


def test_a_client_with_a_warning_is_registered() -> None:
    done = deploy(lambda: AppClient("web", {"user_pool_id": POOL_ID, "auth_flows": {"user_srp": False}}))
    (message,) = done.messages
    assert message.startswith("warning: auth_flows: ")
    assert done.of_type("UserPoolClient")
