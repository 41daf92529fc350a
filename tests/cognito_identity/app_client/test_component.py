"""`AppClient` as the engine sees it."""

from typing import Any

import pulumi
import pytest

from cognito_identity import AppClient, ArgumentError, NoClientSecretError
from tests.cognito_identity.engine import PROJECT, REGION, STACK, UNKNOWN, Run, deploy, run

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
def test_a_client_is_one_child_with_this_urn(args: Any, preview: bool) -> None:
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
def test_a_default_is_the_safe_choice(property_name: str, expected: Any) -> None:
    assert inputs().get(property_name) == expected


def test_what_the_app_may_write_is_listed_and_proves_nothing() -> None:
    writable = inputs()["writeAttributes"]
    assert "email" in writable
    assert not {"email_verified", "phone_number_verified"} & set(writable)
    assert not [name for name in writable if name.startswith("custom:")]


def test_the_code_flow_asks_for_no_administration_of_users() -> None:
    found = inputs({"o_auth": CODE})
    assert found["allowedOauthFlows"] == ["code"]
    assert found["allowedOauthScopes"] == ["openid", "email", "profile"]
    assert found["callbackUrls"] == ["https://shop.example/signed-in"]


def test_a_spa_rotates_its_refresh_tokens() -> None:
    found = inputs({"preset": "spa"})
    assert found["refreshTokenRotation"] == {"feature": "ENABLED", "retryGracePeriodSeconds": 60}
    assert found["explicitAuthFlows"] == ["ALLOW_USER_SRP_AUTH"]
    assert "generateSecret" not in found


def test_a_machine_speaks_for_itself_only() -> None:
    found = inputs(MACHINE)
    assert found["allowedOauthFlows"] == ["client_credentials"]
    assert found["allowedOauthScopes"] == ["orders/read"]
    assert found["generateSecret"] is True
    assert found["explicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH"]


def test_the_outputs_are_registered_and_the_secret_as_a_secret() -> None:
    done = client({"preset": "web", "user_pool_client_name": "server"})
    component = done.named("web")
    assert set(component.outputs) == {"clientId", "userPoolClientName", "clientSecret"}
    assert component.outputs["userPoolClientName"] == "server"
    assert component.secret_outputs == {"clientSecret"}
    assert len(component.outputs["clientSecret"]) == 52


def test_without_a_secret_none_is_registered() -> None:
    assert set(client({"preset": "spa"}).named("web").outputs) == {"clientId", "userPoolClientName"}


def test_a_secret_that_is_not_there_cant_be_read() -> None:
    def program() -> None:
        web = AppClient("web", {"user_pool_id": POOL_ID})
        with pytest.raises(NoClientSecretError, match='AppClient "web" has no secret; set generate_secret to True'):
            _ = web.client_secret
        assert not hasattr(web, "client_secret")
        with pytest.raises(AttributeError, match="nonsense"):
            _ = web.nonsense  # type: ignore[attr-defined]  # -- that it is not there is the point

    deploy(program)


def test_the_error_is_one_the_engine_prints_without_a_traceback() -> None:
    assert issubclass(NoClientSecretError, pulumi.RunError)


def test_in_a_preview_the_ids_are_unknown_and_the_secret_stays_one() -> None:
    done = client({"preset": "web"}, preview=True)
    assert done.named("web").outputs["clientId"] == UNKNOWN
    assert done.named("web").outputs["clientSecret"] in (UNKNOWN, None) or (
        "clientSecret" in done.named("web").secret_outputs
    )


def test_a_client_needs_its_pool() -> None:
    args: Any = {}
    done = run(lambda: AppClient("web", args))
    assert isinstance(done.error, ArgumentError)
    assert "user_pool_id: is required and was not given" in str(done.error)
    assert done.resources == []
