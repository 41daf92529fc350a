"""What AWS refuses of an app client, at creation and at update. Texts that are known are AWS's."""

from typing import Any

import pytest

from tests.sandbox.aws.world import Pool, World, refused

CODE: dict[str, Any] = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid"],
    "CallbackURLs": ["https://app.example.com/back"],
    "SupportedIdentityProviders": ["COGNITO"],
}
MACHINE: dict[str, Any] = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["client_credentials"],
    "AllowedOAuthScopes": ["orders/read"],
}
INVALID, OAUTH, SCOPE = "InvalidParameterException", "InvalidOAuthFlowException", "ScopeDoesNotExistException"


@pytest.fixture
def pool(world: World) -> Pool:
    """A pool with a resource server `orders` and a custom attribute `team`."""
    made = world.pool(Schema=[{"Name": "team", "AttributeDataType": "String"}])
    world.idp.create_resource_server(
        UserPoolId=made.id,
        Identifier="orders",
        Name="orders",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "read"}],
    )
    return made


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown provider": ({"SupportedIdentityProviders": ["Google"]}, INVALID, "The provider Google does not exist"),
    "undeclared scope": (CODE | {"AllowedOAuthScopes": ["orders/write"]}, SCOPE, "orders/write"),
    "unknown scope": (CODE | {"AllowedOAuthScopes": ["OpenID"]}, SCOPE, "OpenID"),
    "unknown read attribute": ({"ReadAttributes": ["nonsense"]}, INVALID, "Invalid read attributes specified"),
    "unprefixed attribute": ({"ReadAttributes": ["team"]}, INVALID, "Invalid read attributes specified"),
    "unknown write attribute": ({"WriteAttributes": ["nonsense"]}, INVALID, "Invalid write attributes specified"),
    "write attribute of Cognito": ({"WriteAttributes": ["email_verified"]}, INVALID, "Invalid write attributes"),
    "machine without secret": (MACHINE, OAUTH, "if client does not have a client secret"),
    "machine with openid": (
        MACHINE | {"secret": True, "AllowedOAuthScopes": ["openid"]},
        OAUTH,
        "openid is not supported with client_credentials flow",
    ),
    "machine with code": (
        MACHINE | {"secret": True, "AllowedOAuthFlows": ["client_credentials", "code"]},
        OAUTH,
        "along with code flow or implicit flow",
    ),
    "OAuth without flows": (
        CODE | {"AllowedOAuthFlows": []},
        INVALID,
        "are required if user pool client is",
    ),
    "OAuth without scopes": (CODE | {"AllowedOAuthScopes": []}, INVALID, "are required if user pool client is allowed"),
    "callback over http": (
        CODE | {"CallbackURLs": ["http://app.example.com"]},
        INVALID,
        "cannot use the HTTP protocol",
    ),
    "relative callback": (CODE | {"CallbackURLs": ["/back"]}, INVALID, "/back"),
    "callback with a fragment": (CODE | {"CallbackURLs": ["https://a.example/#x"]}, INVALID, "fragment"),
    "logout over http": (CODE | {"LogoutURLs": ["http://app.example.com"]}, INVALID, "cannot use the HTTP protocol"),
    "default redirect that is no callback": (CODE | {"DefaultRedirectURI": "https://b.example/"}, INVALID, "b.example"),
    "legacy and current flows": (
        {"flows": ["USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"]},
        INVALID,
        "USER_PASSWORD_AUTH",
    ),
    "rotation with refresh flow": (
        {"flows": ["ALLOW_REFRESH_TOKEN_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED"}},
        INVALID,
        "ALLOW_REFRESH_TOKEN_AUTH",
    ),
    "short access token": (
        {"AccessTokenValidity": 4, "TokenValidityUnits": {"AccessToken": "minutes"}},
        INVALID,
        "Invalid range for token validity.",
    ),
    "long ID token": ({"IdTokenValidity": 25}, INVALID, "Invalid range for token validity."),
    "short refresh token": (
        {"RefreshTokenValidity": 59, "TokenValidityUnits": {"RefreshToken": "minutes"}},
        INVALID,
        "Invalid range for token validity.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_aws_refuses_of_a_client(pool: Pool, world: World, case: str) -> None:
    settings, code, text = REFUSED[case]
    given = {"flows": ["ALLOW_USER_SRP_AUTH"], **settings}
    with refused(code, text):
        pool.app(**given)
    flows, secret = given.pop("flows"), given.pop("secret", False)
    app = pool.app(secret=secret)
    with refused(code, text):
        world.idp.update_user_pool_client(UserPoolId=pool.id, ClientId=app.id, ExplicitAuthFlows=flows, **given)


@pytest.mark.parametrize(
    "settings",
    [
        CODE,
        CODE | {"AllowedOAuthScopes": ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]},
        CODE | {"AllowedOAuthScopes": ["openid", "orders/read"]},
        CODE | {"CallbackURLs": ["http://localhost:3000/", "http://127.0.0.1/x", "myapp://back"]},
        CODE | {"DefaultRedirectURI": "https://app.example.com/back"},
        MACHINE | {"secret": True},
        {"ReadAttributes": ["email", "email_verified", "custom:team"], "WriteAttributes": ["email", "custom:team"]},
        {"AccessTokenValidity": 24, "IdTokenValidity": 5, "RefreshTokenValidity": 3650, "TokenValidityUnits": {}},
        {"flows": ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"]},
        {"flows": ["ALLOW_USER_SRP_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED"}},
    ],
)
def test_what_aws_accepts_of_a_client(pool: Pool, settings: dict[str, Any]) -> None:
    assert pool.app(**settings).id


def test_a_provider_may_be_named_once_it_exists(pool: Pool, world: World) -> None:
    details = {"client_id": "c", "client_secret": "s", "authorize_scopes": "openid"}
    world.idp.create_identity_provider(
        UserPoolId=pool.id, ProviderName="Google", ProviderType="Google", ProviderDetails=details
    )
    assert pool.app(SupportedIdentityProviders=["COGNITO", "Google"]).id
    with refused("DuplicateProviderException"):
        world.idp.create_identity_provider(
            UserPoolId=pool.id, ProviderName="Google", ProviderType="Google", ProviderDetails=details
        )
