import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.aws.world import App, World, caller, claims, refused

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIGURATION = "Invalid identity pool configuration. Check assigned IAM roles for this pool."


@dataclass
class Ann:
    """Somebody signed in, and an identity pool that believes her user pool."""

    world: World
    app: App
    pool_id: str
    tokens: Any

    @property
    def logins(self) -> dict[str, str]:
        return {self.app.provider: self.tokens["IdToken"]}

    def id(self) -> str:
        return str(self.world.identity.get_id(IdentityPoolId=self.pool_id, Logins=self.logins)["IdentityId"])

    def credentials(self, **more: Any) -> Any:
        made = self.world.identity.get_credentials_for_identity(IdentityId=self.id(), Logins=self.logins, **more)
        return made["Credentials"]


def signed_in(world: World, app: App, pool_id: str, name: str = "ann") -> Ann:
    app.user(name)
    return Ann(world, app, pool_id, app.tokens(name))


@pytest.fixture
def ann(world: World, app: App) -> Ann:
    pool_id = world.identity_pool(app, guests=True, check=True)
    world.attach(
        pool_id,
        authenticated=world.role(pool_id, "authenticated"),
        unauthenticated=world.role(pool_id, "unauthenticated"),
    )
    return signed_in(world, app, pool_id)


def role_name(world: World, pool_id: str, kind: str) -> str:
    roles = world.identity.get_identity_pool_roles(IdentityPoolId=pool_id)["Roles"]
    return str(roles[kind]).rpartition("/")[2]


def test_a_user_is_the_same_identity_each_time(ann: Ann) -> None:
    assert ann.id() == ann.id()
    ann.tokens = ann.app.tokens("ann")
    first = ann.id()
    bob = signed_in(ann.world, ann.app, ann.pool_id, "bob")
    assert bob.id() != first == ann.id()


def test_a_users_credentials_are_the_authenticated_role(ann: Ann) -> None:
    first, second = ann.credentials(), ann.credentials()
    assert first["AccessKeyId"] != second["AccessKeyId"]
    role = role_name(ann.world, ann.pool_id, "authenticated")
    account = ann.world.server.account_id
    expected = f"arn:aws:sts::{account}:assumed-role/{role}/CognitoIdentityCredentials"
    assert caller(ann.world, first) == caller(ann.world, second) == expected


def test_a_guests_credentials_are_the_guests_role(ann: Ann) -> None:
    identity = ann.world.identity
    guest = identity.get_id(IdentityPoolId=ann.pool_id)["IdentityId"]
    assert guest != identity.get_id(IdentityPoolId=ann.pool_id)["IdentityId"]
    credentials = identity.get_credentials_for_identity(IdentityId=guest)["Credentials"]
    assert f"/{role_name(ann.world, ann.pool_id, 'unauthenticated')}/" in caller(ann.world, credentials)


def test_guests_are_refused_where_they_are_off(world: World, app: App) -> None:
    pool_id = world.identity_pool(app)
    with refused("NotAuthorizedException", "Unauthenticated access is not supported for this identity pool."):
        world.identity.get_id(IdentityPoolId=pool_id)


def test_an_unknown_pool_or_identity_is_not_found(world: World) -> None:
    unknown = "eu-central-1:00000000-0000-0000-0000-000000000000"
    with refused("ResourceNotFoundException"):
        world.identity.get_id(IdentityPoolId=unknown)
    with refused("ResourceNotFoundException"):
        world.identity.get_credentials_for_identity(IdentityId=unknown)


def test_a_users_identity_needs_the_users_token(ann: Ann) -> None:
    identity_id = ann.id()
    with refused("NotAuthorizedException", f"Access to Identity '{identity_id}' is forbidden."):
        ann.world.identity.get_credentials_for_identity(IdentityId=identity_id)
    bob = signed_in(ann.world, ann.app, ann.pool_id, "bob")
    with refused("NotAuthorizedException", "Logins don't match."):
        ann.world.identity.get_credentials_for_identity(IdentityId=identity_id, Logins=bob.logins)


def test_a_guest_can_add_a_login(ann: Ann) -> None:
    identity = ann.world.identity
    guest = identity.get_id(IdentityPoolId=ann.pool_id)["IdentityId"]
    identity.get_credentials_for_identity(IdentityId=guest, Logins=ann.logins)
    assert ann.id() == guest
    assert identity.describe_identity(IdentityId=guest)["Logins"] == [ann.app.provider]


def test_a_provider_the_pool_does_not_name_is_refused(ann: Ann) -> None:
    with refused("NotAuthorizedException", "Token is not from a supported provider of this identity pool."):
        ann.world.identity.get_id(IdentityPoolId=ann.pool_id, Logins={"accounts.google.com": ann.tokens["IdToken"]})


def test_a_token_of_another_client_is_refused(ann: Ann, world: World) -> None:
    other = world.server.client("cognito-idp").create_user_pool_client(
        UserPoolId=ann.app.pool_id, ClientName="other", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    ann.tokens = App(world.server, ann.app.pool_id, other).tokens("ann")
    with refused("NotAuthorizedException", "audience"):
        ann.id()


def test_a_token_of_another_pool_is_refused(ann: Ann, world: World) -> None:
    other = world.app()
    other.user("ann")
    with refused("NotAuthorizedException", "Issuer doesn't match"):
        world.identity.get_id(IdentityPoolId=ann.pool_id, Logins={ann.app.provider: other.tokens("ann")["IdToken"]})


def test_an_access_token_is_no_id_token(ann: Ann) -> None:
    ann.tokens["IdToken"] = ann.tokens["AccessToken"]
    with refused("NotAuthorizedException", "Not a valid OpenId Connect identity token."):
        ann.id()


def test_a_token_that_was_altered_is_refused(ann: Ann) -> None:
    head, body, signature = ann.tokens["IdToken"].split(".")
    ann.tokens["IdToken"] = f"{head}.{body}.{signature[::-1]}"
    with refused("NotAuthorizedException", "Token signature invalid."):
        ann.id()
    ann.tokens["IdToken"] = "nonsense"
    with refused("NotAuthorizedException"):
        ann.id()


def test_an_expired_token_is_refused(ann: Ann, monkeypatch: pytest.MonkeyPatch) -> None:
    expires = claims(ann.tokens["IdToken"])["exp"]
    monkeypatch.setattr("sandbox.aws.identity_pools.logins.time.time", lambda: expires + 1.0)
    with refused("NotAuthorizedException", "Invalid login token. Token expired:"):
        ann.id()


@pytest.mark.parametrize("end", ["sign_out", "admin_sign_out", "revoke", "delete", "disable"])
def test_the_server_side_check_refuses_a_session_that_ended(ann: Ann, end: str) -> None:
    idp, pool_id = ann.app.idp, ann.app.pool_id
    identity_id = ann.id()
    ends: dict[str, Callable[[], object]] = {
        "sign_out": lambda: idp.global_sign_out(AccessToken=ann.tokens["AccessToken"]),
        "admin_sign_out": lambda: idp.admin_user_global_sign_out(UserPoolId=pool_id, Username="ann"),
        "revoke": lambda: idp.revoke_token(ClientId=ann.app.id, Token=ann.tokens["RefreshToken"]),
        "delete": lambda: idp.admin_delete_user(UserPoolId=pool_id, Username="ann"),
        "disable": lambda: idp.admin_disable_user(UserPoolId=pool_id, Username="ann"),
    }
    ends[end]()
    with refused("NotAuthorizedException", "Token has been revoked."):
        ann.world.identity.get_credentials_for_identity(IdentityId=identity_id, Logins=ann.logins)


def test_without_the_check_a_token_lasts_until_it_expires(world: World, app: App) -> None:
    ann = signed_in(world, app, world.identity_pool(app))
    app.idp.global_sign_out(AccessToken=ann.tokens["AccessToken"])
    assert ann.id()


def test_a_pool_without_roles_gives_no_credentials(world: World, app: App) -> None:
    ann = signed_in(world, app, world.identity_pool(app))
    with refused("InvalidIdentityPoolConfigurationException", CONFIGURATION):
        ann.credentials()


@pytest.mark.parametrize("fault", ["another pool", "guests only", "no such role"])
def test_a_role_that_does_not_trust_is_not_given(ann: Ann, fault: str) -> None:
    roles: dict[str, Callable[[], str]] = {
        "another pool": lambda: ann.world.role("eu-central-1:other", "authenticated"),
        "guests only": lambda: ann.world.role(ann.pool_id, "unauthenticated"),
        "no such role": lambda: "arn:aws:iam::123456789012:role/unknown",
    }
    ann.world.attach(ann.pool_id, authenticated=roles[fault]())
    with refused("InvalidIdentityPoolConfigurationException", CONFIGURATION):
        ann.credentials()


def test_a_groups_role_is_given_by_the_token(ann: Ann) -> None:
    role = ann.world.role(ann.pool_id, "authenticated")
    pool_id, idp = ann.app.pool_id, ann.app.idp
    idp.create_group(UserPoolId=pool_id, GroupName="admins", RoleArn=role, Precedence=0)
    idp.admin_add_user_to_group(UserPoolId=pool_id, Username="ann", GroupName="admins")
    ann.tokens = ann.app.tokens("ann")
    roles = ann.world.identity.get_identity_pool_roles(IdentityPoolId=ann.pool_id)["Roles"]
    mapping = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}
    ann.world.identity.set_identity_pool_roles(
        IdentityPoolId=ann.pool_id, Roles=roles, RoleMappings={f"{ann.app.provider}:{ann.app.id}": mapping}
    )
    assert role.rpartition("/")[2] in caller(ann.world, ann.credentials())
    with refused("NotAuthorizedException", "is forbidden."):
        ann.credentials(CustomRoleArn="arn:aws:iam::123456789012:role/king-of-all")


def test_the_classic_flow_needs_to_be_allowed(ann: Ann) -> None:
    with refused("InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow."):
        ann.world.identity.get_open_id_token(IdentityId=ann.id(), Logins=ann.logins)


def test_the_classic_flow_ends_in_a_role_that_trusts(world: World, app: App) -> None:
    pool_id = world.identity_pool(app, AllowClassicFlow=True)
    ann = signed_in(world, app, pool_id)
    token = world.identity.get_open_id_token(IdentityId=ann.id(), Logins=ann.logins)["Token"]
    assert claims(token)["aud"] == pool_id
    assert claims(token)["amr"][0] == "authenticated"
    sts: Any = world.server.client("sts")
    asked = {"RoleSessionName": "me", "WebIdentityToken": token}
    good = sts.assume_role_with_web_identity(RoleArn=world.role(pool_id, "authenticated"), **asked)
    assert good["AssumedRoleUser"]["Arn"].endswith("/me")
    with refused("AccessDenied"):
        sts.assume_role_with_web_identity(RoleArn=world.role(pool_id, "unauthenticated"), **asked)
    with refused("InvalidIdentityToken"):
        sts.assume_role_with_web_identity(
            RoleArn=world.role(pool_id, "authenticated"),
            RoleSessionName="me",
            WebIdentityToken=ann.tokens["IdToken"],
        )


def test_managed_policies_can_be_attached(world: World) -> None:
    iam = world.server.client("iam")
    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps({"Statement": []}))
    arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    iam.attach_role_policy(RoleName="reader", PolicyArn=arn)
    attached = iam.list_attached_role_policies(RoleName="reader")["AttachedPolicies"]
    assert [policy["PolicyArn"] for policy in attached] == [arn]
    with refused("NoSuchEntity"):
        iam.attach_role_policy(RoleName="reader", PolicyArn="arn:aws:iam::aws:policy/NoSuchPolicy")


def test_identities_are_listed_and_deleted(ann: Ann) -> None:
    identity = ann.world.identity
    identity_id, unknown = ann.id(), "eu-central-1:00000000-0000-0000-0000-000000000000"

    def listed() -> list[str]:
        shown = identity.list_identities(IdentityPoolId=ann.pool_id, MaxResults=10)["Identities"]
        return [entry["IdentityId"] for entry in shown]

    assert listed() == [identity_id]
    unprocessed = identity.delete_identities(IdentityIdsToDelete=[identity_id, unknown])["UnprocessedIdentityIds"]
    assert [entry["IdentityId"] for entry in unprocessed] == [unknown]
    assert listed() == []
    with refused("ResourceNotFoundException"):
        identity.get_credentials_for_identity(IdentityId=identity_id, Logins=ann.logins)
    assert ann.id() != identity_id
