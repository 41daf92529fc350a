"""The resources and outputs of `AppClient`."""

from typing import Any

import pulumi
import pytest

from cognito_identity import AppClient, NoClientSecretError
from tests.cognito_identity.engine import PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run
from tests.cognito_identity.planned import error_codes

TOKEN = "cognito-identity:index:AppClient"
URN = f"urn:pulumi:{STACK}::{PROJECT}::{TOKEN}"
POOL_ID = f"{REGION}_aBcDeFgH1"
CODE = {"callback_urls": ["https://shop.example/signed-in"]}
MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}


def client(args: Any = None, **options: Any) -> Run:
    given: Any = {"user_pool_id": POOL_ID, **(args or {})}
    return deploy(lambda: AppClient("web", given), **options)


def inputs(args: Any = None) -> dict[str, Any]:
    return client(args).named("web-client").inputs


@pytest.mark.parametrize("args", [{}, {"preset": "spa"}, {"preset": "web"}, MACHINE])
@pytest.mark.parametrize("preview", [True, False])
def test_a_client_registers_one_child(args: Any, preview: bool) -> None:
    done = client(args, preview=preview)
    assert [resource.urn for resource in done.resources] == [
        f"{URN}::web",
        f"{URN}$aws:cognito/userPoolClient:UserPoolClient::web-client",
    ]
    assert done.named("web-client").parent == f"{URN}::web"
    assert done.named("web-client").options == frozenset()
    assert done.named("web-client").protect is None


@pytest.mark.parametrize(
    ("property_name", "expected"),
    [
        ("explicitAuthFlows", ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]),
        ("generateSecret", None),
        ("allowedOauthFlowsUserPoolClient", False),
        ("allowedOauthFlows", None),
        ("allowedOauthScopes", None),
        ("callbackUrls", None),
        ("preventUserExistenceErrors", "ENABLED"),
        ("enableTokenRevocation", True),
        ("accessTokenValidity", 60),
        ("idTokenValidity", 60),
        ("refreshTokenValidity", 43_200),
        ("tokenValidityUnits", {"accessToken": "minutes", "idToken": "minutes", "refreshToken": "minutes"}),
        ("authSessionValidity", 3),
        ("enablePropagateAdditionalUserContextData", False),
        ("supportedIdentityProviders", ["COGNITO"]),
        ("readAttributes", None),
        ("refreshTokenRotation", None),
    ],
)
def test_defaults_of_the_inputs(property_name: str, expected: Any) -> None:
    assert inputs().get(property_name) == expected


def test_default_write_attributes_exclude_verified_flags_and_custom_attributes() -> None:
    writable = inputs()["writeAttributes"]
    assert "email" in writable
    assert not {"email_verified", "phone_number_verified"} & set(writable)
    assert not [name for name in writable if name.startswith("custom:")]


def test_the_default_scopes_exclude_the_user_admin_scope() -> None:
    found = inputs({"o_auth": CODE})
    assert found["allowedOauthFlows"] == ["code"]
    assert found["allowedOauthScopes"] == ["openid", "email", "profile"]
    assert found["callbackUrls"] == ["https://shop.example/signed-in"]


def test_a_spa_uses_refresh_token_rotation() -> None:
    found = inputs({"preset": "spa"})
    assert found["refreshTokenRotation"] == {"feature": "ENABLED", "retryGracePeriodSeconds": 60}
    assert found["explicitAuthFlows"] == ["ALLOW_USER_SRP_AUTH"]
    assert "generateSecret" not in found


def test_the_machine_preset_uses_client_credentials_only() -> None:
    found = inputs(MACHINE)
    assert found["allowedOauthFlows"] == ["client_credentials"]
    assert found["allowedOauthScopes"] == ["orders/read"]
    assert found["generateSecret"] is True
    assert found["explicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH"]


def test_the_outputs_include_the_client_secret_as_a_secret() -> None:
    done = client({"preset": "web", "user_pool_client_name": "server"})
    component = done.named("web")
    assert set(component.outputs) == {"clientId", "userPoolClientName", "clientSecret"}
    assert component.outputs["userPoolClientName"] == "server"
    assert component.secret_outputs == {"clientSecret"}
    assert len(component.outputs["clientSecret"]) == 52


def test_a_client_without_a_secret_has_no_secret_output() -> None:
    assert set(client({"preset": "spa"}).named("web").outputs) == {"clientId", "userPoolClientName"}


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        ({}, "set `generate_secret` to true"),
        ({"preset": "web", "generate_secret": None}, None),
        ({"preset": "spa"}, "use `preset` web"),
        ({"preset": "native"}, "use `preset` web"),
    ],
)
def test_reading_a_missing_client_secret_raises_with_a_hint(args: Any, hint: str | None) -> None:
    def program() -> None:
        given: Any = {"user_pool_id": POOL_ID, **args}
        web = AppClient("web", given)
        if hint is None:
            assert web.client_secret is not None
            return
        with pytest.raises(NoClientSecretError) as error:
            _ = web.client_secret
        assert str(error.value) == f'AppClient "web" has no client secret; {hint}'
        assert not hasattr(web, "client_secret")
        with pytest.raises(AttributeError, match="nonsense"):
            _ = web.nonsense  # type: ignore[attr-defined]  # -- the test is about a missing attribute

    deploy(program)


def test_the_missing_secret_error_is_printed_without_a_traceback() -> None:
    assert issubclass(NoClientSecretError, pulumi.RunError)


def test_in_a_preview_ids_are_unknown_and_the_secret_is_a_secret() -> None:
    done = client({"preset": "web"}, preview=True)
    assert done.named("web").outputs["clientId"] == UNKNOWN
    assert done.named("web").outputs["clientSecret"] in (UNKNOWN, None) or (
        "clientSecret" in done.named("web").secret_outputs
    )


def test_user_pool_id_is_required() -> None:
    args: Any = {}
    done = run(lambda: AppClient("web", args))
    assert error_codes(done.error) == [("user_pool_id", "missing-argument")]
    assert done.resources == []
