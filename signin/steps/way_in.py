"""How the throw-away user gets into the pool: by itself, or made by an administrator."""

from typing import TYPE_CHECKING

from signin.attributes import EMAIL
from signin.errors import CannotShow, StepFailed
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, step
from signin.user import User

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef, SignUpRequestTypeDef, SignUpResponseTypeDef


@step("self sign-up", expects="a new, unconfirmed user")
def sign_up(stage: Stage) -> str:
    """Sign up as the tutorial does, with every required and custom attribute the client may write."""
    user = stage.invent_user()
    answer = _sign_up(stage, user)
    user.sub = answer["UserSub"]
    stage.user = user
    user.confirmed = answer["UserConfirmed"]
    if user.confirmed and not stage.pool.pre_sign_up_trigger:
        raise StepFailed("expected an unconfirmed user; came a confirmed one")
    return f"{user.username}: {', '.join(_writable(stage, user))}"


def an_unconfirmed_user(stage: Stage) -> None:
    """Need: nobody confirmed the user yet; a trigger may have, at the sign-up."""
    if stage.user.confirmed:
        raise CannotShow("the user was confirmed at the sign-up")


@step("an unconfirmed user is refused", expects="a refusal", needs=(an_unconfirmed_user, a_sign_in_flow))
def refuse_unconfirmed(stage: Stage) -> str:
    """Knowing the password is not enough before the address is confirmed."""
    flow = stage.client.sign_in_flows[0]
    return must_be_refused(
        "the sign-in",
        lambda: stage.authentication.start(flow, stage.user.username, stage.user.password),
        "UserNotConfirmedException",
    )


@step("an administrator confirms the user", expects="a confirmed user", needs=(an_unconfirmed_user,))
def confirm(stage: Stage) -> str:
    """Stands in for the code that went to an address nobody reads."""
    stage.aws.user_pools.admin_confirm_sign_up(UserPoolId=stage.target.user_pool_id, Username=stage.user.username)
    return "CONFIRMED"


@step("the e-mail address is verified", expects="the attribute to be set", needs=(a_user,))
def verify_email(stage: Stage) -> str:
    """As the tutorial does it, by hand: recovery and sign-in by address depend on it."""
    if EMAIL not in stage.user.attributes:
        raise CannotShow("the pool's users have no e-mail address")
    stage.aws.user_pools.admin_update_user_attributes(
        UserPoolId=stage.target.user_pool_id,
        Username=stage.user.username,
        UserAttributes=[{"Name": "email_verified", "Value": "true"}],
    )
    return "email_verified=true"


@step("self sign-up is refused", expects="a refusal")
def refuse_sign_up(stage: Stage) -> str:
    """Nobody gets in uninvited."""
    stranger = stage.invent_user()
    refusal = must_be_refused("a sign-up", lambda: _sign_up(stage, stranger), NOT_AUTHORIZED)
    stage.usernames.remove(stranger.username)
    return refusal


@step("an administrator creates a user", expects="a new user with a temporary password")
def create_user(stage: Stage) -> str:
    """No message is sent: the temporary password stays here."""
    user = stage.invent_user()
    verified = {"email_verified": "true"} if EMAIL in user.attributes else {}
    stage.usernames.append(user.username)
    answer = stage.aws.user_pools.admin_create_user(
        UserPoolId=stage.target.user_pool_id,
        Username=user.username,
        TemporaryPassword=user.password,
        MessageAction="SUPPRESS",
        UserAttributes=_pairs(user.attributes | verified),
    )
    stage.user = user
    created = answer["User"]
    user.sub = next((a.get("Value") for a in created.get("Attributes", ()) if a["Name"] == "sub"), None)
    if (status := created.get("UserStatus")) != "FORCE_CHANGE_PASSWORD":
        raise StepFailed(f"expected a user who must change the password; came {status}")
    return f"{user.username}: {', '.join(user.attributes)}"


def _sign_up(stage: Stage, user: User) -> "SignUpResponseTypeDef":
    stage.usernames.append(user.username)
    request: SignUpRequestTypeDef = {
        "ClientId": stage.target.client_id,
        "Username": user.username,
        "Password": user.password,
        "UserAttributes": _pairs(_writable(stage, user)),
    }
    if secret_hash := stage.authentication.secret_hash(user.username):
        request["SecretHash"] = secret_hash["SECRET_HASH"]
    return stage.aws.user_pools.sign_up(**request)


def _writable(stage: Stage, user: User) -> dict[str, str]:
    return {name: value for name, value in user.attributes.items() if stage.client.may_write(name)}


def _pairs(attributes: dict[str, str]) -> "list[AttributeTypeTypeDef]":
    return [{"Name": name, "Value": value} for name, value in attributes.items()]
