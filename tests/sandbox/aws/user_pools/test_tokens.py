import json
import time
import urllib.request
from typing import Any

import jwt
import pytest

from tests.sandbox.aws.world import App, Pool, World, claims, refused


def verified(app: App, token: str, **options: Any) -> dict[str, Any]:
    """Check a token as an API would: with the key the pool publishes."""
    url = f"{app.server.endpoint}/{app.pool_id}/.well-known/jwks.json"
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 -- loopback only
        keys = jwt.PyJWKSet.from_dict(json.load(answer))
    key = keys[jwt.get_unverified_header(token)["kid"]]
    return jwt.decode(token, key, algorithms=["RS256"], issuer=f"https://{app.provider}", **options)


def test_tokens_are_verified_by_the_published_key(app: App) -> None:
    app.user("ann")
    tokens = app.tokens("ann")
    assert verified(app, tokens["IdToken"], audience=app.id)["token_use"] == "id"
    assert verified(app, tokens["AccessToken"])["client_id"] == app.id


def test_the_claims_are_cognitos(world: World) -> None:
    app = world.app(Schema=[{"Name": "tier", "AttributeDataType": "String"}])
    app.user("ann", email="ann@home.example", email_verified="true", custom_tier="gold", address="Home 1")
    tokens = app.tokens("ann")
    identity, access = claims(tokens["IdToken"]), claims(tokens["AccessToken"])
    assert set(identity) == {
        "iss", "sub", "aud", "token_use", "auth_time", "iat", "exp", "jti", "origin_jti", "event_id",
        "cognito:username", "email", "email_verified", "custom:tier", "address",
    }  # fmt: skip
    assert set(access) == {
        "iss", "sub", "client_id", "token_use", "auth_time", "iat", "exp", "jti", "origin_jti", "event_id",
        "username", "scope",
    }  # fmt: skip
    assert identity["email_verified"] is True
    assert identity["address"] == {"formatted": "Home 1"}
    assert access["scope"] == "aws.cognito.signin.user.admin"
    assert identity["origin_jti"] == access["origin_jti"]
    assert identity["sub"] == access["sub"]


def test_where_people_sign_in_by_address_their_name_is_their_id(world: World) -> None:
    app = world.app(UsernameAttributes=["email"])
    app.user("ann@home.example")
    tokens = app.tokens("ann@home.example")
    identity = claims(tokens["IdToken"])
    assert identity["cognito:username"] == identity["sub"] == claims(tokens["AccessToken"])["username"]
    assert identity["email"] == "ann@home.example"


def test_a_client_sees_what_it_may_read(world: World) -> None:
    pool = world.pool(Schema=[{"Name": "rank", "AttributeDataType": "String", "DeveloperOnlyAttribute": True}])
    app = pool.app(ReadAttributes=["email"])
    app.user("ann", email="ann@home.example", given_name="Ann", **{"dev:custom_rank": "1"})
    identity = claims(app.tokens("ann")["IdToken"])
    assert identity["email"] == "ann@home.example"
    assert not {"given_name", "email_verified", "dev:custom:rank"} & set(identity)
    shown = app.idp.get_user(AccessToken=app.tokens("ann")["AccessToken"])["UserAttributes"]
    assert {attribute["Name"] for attribute in shown} == {"sub", "email"}
    everything = claims(App(app.server, app.pool_id, pool.app().id).tokens("ann")["IdToken"])
    assert everything["given_name"] == "Ann"
    assert "dev:custom:rank" not in everything


@pytest.mark.parametrize(
    ("settings", "access", "identity"),
    [
        ({}, 3600, 3600),
        ({"AccessTokenValidity": 2, "IdTokenValidity": 3}, 7200, 10800),
        (
            {
                "AccessTokenValidity": 5,
                "IdTokenValidity": 600,
                "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "seconds"},
            },
            300,
            600,
        ),
    ],
)
def test_tokens_live_as_long_as_the_client_says(
    world: World, settings: dict[str, Any], access: int, identity: int
) -> None:
    app = world.pool().app(**settings)
    app.user("ann")
    tokens = app.tokens("ann")
    assert tokens["ExpiresIn"] == access
    for token, lives in ((tokens["AccessToken"], access), (tokens["IdToken"], identity)):
        assert claims(token)["exp"] - claims(token)["iat"] == lives


def test_refreshing_keeps_the_sign_in(app: App) -> None:
    app.user("ann")
    first = app.tokens("ann")
    second = app.refresh(first["RefreshToken"])["AuthenticationResult"]
    assert "RefreshToken" not in second
    before, after = claims(first["IdToken"]), claims(second["IdToken"])
    assert {key: before[key] for key in ("origin_jti", "auth_time", "sub")} == {
        key: after[key] for key in ("origin_jti", "auth_time", "sub")
    }
    assert before["jti"] != after["jti"]


def test_refreshing_shows_what_changed(app: App) -> None:
    app.user("ann")
    tokens = app.tokens("ann")
    app.idp.create_group(UserPoolId=app.pool_id, GroupName="staff")
    app.idp.admin_add_user_to_group(UserPoolId=app.pool_id, Username="ann", GroupName="staff")
    assert "cognito:groups" not in claims(tokens["AccessToken"])
    fresh = app.refresh(tokens["RefreshToken"])["AuthenticationResult"]
    assert claims(fresh["AccessToken"])["cognito:groups"] == claims(fresh["IdToken"])["cognito:groups"] == ["staff"]


def test_groups_come_in_order_with_their_roles(app: App) -> None:
    app.user("ann")
    role = "arn:aws:iam::123456789012:role/{}"
    for name, precedence in (("last", None), ("second", 5), ("first", 1)):
        rank = {} if precedence is None else {"Precedence": precedence, "RoleArn": role.format(name)}
        app.idp.create_group(UserPoolId=app.pool_id, GroupName=name, **rank)
        app.idp.admin_add_user_to_group(UserPoolId=app.pool_id, Username="ann", GroupName=name)
    identity = claims(app.tokens("ann")["IdToken"])
    assert identity["cognito:groups"] == ["first", "second", "last"]
    assert identity["cognito:roles"] == [role.format("first"), role.format("second")]
    assert identity["cognito:preferred_role"] == role.format("first")


def test_groups_of_equal_rank_prefer_no_role(app: App) -> None:
    app.user("ann")
    for name in ("a", "b"):
        arn = f"arn:aws:iam::123456789012:role/{name}"
        app.idp.create_group(UserPoolId=app.pool_id, GroupName=name, Precedence=1, RoleArn=arn)
        app.idp.admin_add_user_to_group(UserPoolId=app.pool_id, Username="ann", GroupName=name)
    assert "cognito:preferred_role" not in claims(app.tokens("ann")["IdToken"])


def test_a_client_without_refresh_cannot(world: World) -> None:
    app = world.pool().app(flows=["ALLOW_USER_PASSWORD_AUTH"])
    app.user("ann")
    with refused("InvalidParameterException", "Auth flow not enabled for this client"):
        app.refresh(app.tokens("ann")["RefreshToken"])


def test_a_refresh_token_is_its_clients(world: World) -> None:
    pool = world.pool()
    app, other = pool.app(), pool.app()
    app.user("ann")
    with refused("NotAuthorizedException", "Invalid Refresh Token"):
        other.refresh(app.tokens("ann")["RefreshToken"])
    with refused("NotAuthorizedException", "Invalid Refresh Token"):
        app.refresh("nothing")


def test_a_refresh_token_expires(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = world.pool().app(RefreshTokenValidity=60, TokenValidityUnits={"RefreshToken": "minutes"})
    app.user("ann")
    token = app.tokens("ann")["RefreshToken"]
    now = time.time()
    monkeypatch.setattr("sandbox.aws.user_pools.grants.time.time", lambda: now + 3601)
    with refused("NotAuthorizedException", "Refresh Token has expired"):
        app.refresh(token)


def test_an_access_token_expires(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    app.user("ann")
    token = app.tokens("ann")["AccessToken"]
    expires = claims(token)["exp"]
    monkeypatch.setattr("sandbox.aws.user_pools.tokens.time.time", lambda: expires + 1.0)
    with refused("NotAuthorizedException", "Access Token has expired"):
        app.idp.get_user(AccessToken=token)


@pytest.mark.parametrize("end", ["revoke", "sign_out", "admin_sign_out", "delete", "admin_delete"])
def test_a_sign_in_that_ended_is_worth_nothing(app: App, end: str) -> None:
    app.user("ann")
    tokens = app.tokens("ann")
    admin = {"UserPoolId": app.pool_id, "Username": "ann"}
    {
        "revoke": lambda: app.idp.revoke_token(ClientId=app.id, Token=tokens["RefreshToken"]),
        "sign_out": lambda: app.idp.global_sign_out(AccessToken=tokens["AccessToken"]),
        "admin_sign_out": lambda: app.idp.admin_user_global_sign_out(**admin),
        "delete": lambda: app.idp.delete_user(AccessToken=tokens["AccessToken"]),
        "admin_delete": lambda: app.idp.admin_delete_user(**admin),
    }[end]()
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        app.refresh(tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        app.idp.get_user(AccessToken=tokens["AccessToken"])


def test_revoking_ends_one_sign_in_and_no_other(app: App) -> None:
    app.user("ann")
    first, second = app.tokens("ann"), app.tokens("ann")
    for _ in range(2):
        app.idp.revoke_token(ClientId=app.id, Token=first["RefreshToken"])
    assert app.refresh(second["RefreshToken"])["AuthenticationResult"]
    assert app.idp.get_user(AccessToken=second["AccessToken"])["Username"] == "ann"


def test_only_the_client_that_got_a_token_revokes_it(world: World) -> None:
    pool = world.pool()
    app, other, secretive = pool.app(), pool.app(), pool.app(secret=True)
    app.user("ann")
    tokens = app.tokens("ann")
    with refused("UnauthorizedException"):
        app.idp.revoke_token(ClientId=other.id, Token=tokens["RefreshToken"])
    with refused("UnauthorizedException"):
        app.idp.revoke_token(ClientId=secretive.id, Token=tokens["RefreshToken"])
    with refused("UnsupportedTokenTypeException"):
        app.idp.revoke_token(ClientId=app.id, Token=tokens["AccessToken"])
    with refused("UnsupportedOperationException"):
        no_revocation = pool.app(EnableTokenRevocation=False)
        app.idp.revoke_token(ClientId=no_revocation.id, Token=tokens["RefreshToken"])
    app.idp.revoke_token(ClientId=app.id, Token="an-unknown-token")
    assert app.refresh(tokens["RefreshToken"])


@pytest.mark.parametrize("kind", ["IdToken", "RefreshToken"])
def test_only_an_access_token_speaks_for_its_user(app: App, kind: str) -> None:
    app.user("ann")
    with refused("NotAuthorizedException", "Invalid Access Token"):
        app.idp.get_user(AccessToken=app.tokens("ann")[kind])


def test_another_pools_token_is_refused(world: World) -> None:
    apps = [world.app(), world.app()]
    for app in apps:
        app.user("ann")
    head, body, _ = apps[0].tokens("ann")["AccessToken"].split(".")
    signature = apps[1].tokens("ann")["AccessToken"].split(".")[2]
    with refused("NotAuthorizedException", "Invalid Access Token"):
        apps[0].idp.get_user(AccessToken=f"{head}.{body}.{signature}")


def test_a_disabled_user_refreshes_nothing(app: App) -> None:
    app.user("ann")
    tokens = app.tokens("ann")
    app.idp.admin_disable_user(UserPoolId=app.pool_id, Username="ann")
    with refused("NotAuthorizedException", "User is disabled."):
        app.refresh(tokens["RefreshToken"])
    with refused("NotAuthorizedException", "User is disabled."):
        app.idp.get_user(AccessToken=tokens["AccessToken"])


def rotating(pool: Pool, grace: int, **more: Any) -> App:
    return pool.app(
        flows=["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": grace},
        **more,
    )


def renew(app: App, token: str) -> Any:
    secret = {"ClientSecret": app.secret} if app.secret else {}
    answer = app.idp.get_tokens_from_refresh_token(RefreshToken=token, ClientId=app.id, **secret)
    return answer["AuthenticationResult"]


def test_rotation_replaces_the_refresh_token(world: World) -> None:
    app = rotating(world.pool(), grace=0)
    app.user("ann")
    first = app.tokens("ann")
    second = renew(app, first["RefreshToken"])
    assert second["RefreshToken"] != first["RefreshToken"]
    assert claims(second["IdToken"])["origin_jti"] == claims(first["IdToken"])["origin_jti"]
    with refused("RefreshTokenReuseException"):
        renew(app, first["RefreshToken"])
    assert renew(app, second["RefreshToken"])["AccessToken"]


def test_a_rotated_token_has_a_moment_of_grace(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = rotating(world.pool(), grace=30)
    app.user("ann")
    token = app.tokens("ann")["RefreshToken"]
    renew(app, token)
    assert renew(app, token)["RefreshToken"]
    now = time.time()
    monkeypatch.setattr("sandbox.aws.user_pools.grants.time.time", lambda: now + 31)
    with refused("RefreshTokenReuseException"):
        renew(app, token)


def test_without_rotation_the_refresh_token_stays(app: App) -> None:
    app.user("ann")
    token = app.tokens("ann")["RefreshToken"]
    assert "RefreshToken" not in renew(app, token)
    assert renew(app, token)["AccessToken"]


def test_refreshing_with_a_secret_needs_the_secret(world: World) -> None:
    app = world.pool().app(secret=True)
    app.user("ann")
    token = app.srp("ann")["AuthenticationResult"]["RefreshToken"]
    assert renew(app, token)["AccessToken"]
    with refused("NotAuthorizedException"):
        renew(App(app.server, app.pool_id, app.id), token)
