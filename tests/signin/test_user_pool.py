import pytest

from signin.user import User
from signin.user_pool import read_client, read_pool


@pytest.mark.parametrize(
    ("listed", "sign_in", "refreshes"),
    [
        ([], ("USER_SRP_AUTH",), True),
        (["ALLOW_USER_PASSWORD_AUTH"], ("USER_PASSWORD_AUTH",), False),
        (["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"], ("USER_PASSWORD_AUTH", "USER_SRP_AUTH"), False),
        (["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"], ("ADMIN_USER_PASSWORD_AUTH",), True),
        (["USER_PASSWORD_AUTH"], ("USER_PASSWORD_AUTH", "USER_SRP_AUTH"), True),
        (["ADMIN_NO_SRP_AUTH"], ("ADMIN_USER_PASSWORD_AUTH", "USER_SRP_AUTH"), True),
        (["ALLOW_USER_AUTH"], ("USER_AUTH",), False),
        (["CUSTOM_AUTH_FLOW_ONLY"], (), True),
    ],
)
def test_a_clients_flows_are_read_in_every_spelling(
    listed: list[str],
    sign_in: tuple[str, ...],
    refreshes: bool,
) -> None:
    client = read_client({"ClientId": "c", "ExplicitAuthFlows": listed})
    assert client.password_flows == sign_in
    assert client.can_refresh is refreshes
    assert not set(client.password_flows) & set(client.disallowed_flows)


def test_rotation_refreshes_without_the_flow() -> None:
    rotating = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10}
    client = read_client(
        {"ClientId": "c", "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"], "RefreshTokenRotation": rotating}
    )
    assert (client.rotates_refresh_tokens, client.can_refresh) == (True, True)


def test_a_secret_is_not_shown() -> None:
    assert "hush" not in repr(read_client({"ClientId": "c", "ClientSecret": "hush"}))
    assert "hush" not in repr(User("name", "hush", {}))


def test_a_pool_that_says_nothing_has_cognitos_defaults() -> None:
    pool = read_pool({}, {})
    assert (pool.self_sign_up, pool.mfa, pool.totp, pool.message_factor_names, pool.profile) == (
        True,
        "OFF",
        False,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("settings", "alias", "username_is_address"),
    [
        ({}, False, False),
        ({"AliasAttributes": ["email"]}, True, False),
        ({"UsernameAttributes": ["email", "phone_number"]}, False, True),
    ],
)
def test_the_username_has_the_form_the_pool_asks_for(
    settings: dict[str, list[str]],
    alias: bool,
    username_is_address: bool,
) -> None:
    schema = [{"Name": "sub", "AttributeDataType": "String", "Required": True}, {"Name": "email"}]
    user = User.generate(read_pool({"SchemaAttributes": schema, **settings}, {}))
    assert ("@" in user.username) is username_is_address
    assert (user.alias is not None) is alias
    assert user.sign_in_name == (user.attributes["email"] if alias else user.username)
    assert "sub" not in user.attributes


def test_no_two_users_have_the_same_name() -> None:
    pool = read_pool({}, {})
    assert len({User.generate(pool).username for _ in range(100)}) == 100
