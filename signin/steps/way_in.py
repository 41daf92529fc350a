"""How the throw-away user gets into the pool: by itself, or made by an administrator."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from botocore.exceptions import ClientError

from signin.attributes import EMAIL, PHONE_NUMBER
from signin.errors import CannotShow, StepFailed
from signin.passwords import weak_password
from signin.refusal import NOT_AUTHORIZED, code_of, must_be_refused
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, step
from signin.unbroken import unbroken
from signin.user import MARK, User

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import (
        AdminCreateUserResponseTypeDef,
        AttributeTypeTypeDef,
        SignUpRequestTypeDef,
        SignUpResponseTypeDef,
    )

_TAKEN: Final = "UsernameExistsException"
_WEAK: Final = "InvalidPasswordException"
_T = TypeVar("_T")


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
    """Need: nobody confirmed the user yet; a trigger may have, at the sign-up, or the code has."""
    if stage.user.confirmed:
        raise CannotShow("the user is confirmed already")


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
    """Stands in for the code where nobody reads it."""
    stage.aws.user_pools.admin_confirm_sign_up(UserPoolId=stage.target.user_pool_id, Username=stage.user.username)
    stage.user.confirmed = True
    return "CONFIRMED"


@step("the user's addresses are verified", expects="the attributes to be set", needs=(a_user,))
def verify_addresses(stage: Stage) -> str:
    """As the tutorial does it, by hand: recovery, factors and sign-in by address depend on it."""
    user = stage.user
    addresses = [name for name in (EMAIL, PHONE_NUMBER) if name in user.attributes]
    if not addresses:
        raise CannotShow("the pool's users have neither an e-mail address nor a phone number")
    unproved = [name for name in addresses if name not in user.verified]
    if not unproved:
        raise CannotShow(f"the code that came back proved {' and '.join(addresses)}")
    unwritten = {name: user.attributes[name] for name in unproved if not stage.client.may_write(name)}
    stage.aws.user_pools.admin_update_user_attributes(
        UserPoolId=stage.target.user_pool_id,
        Username=user.username,
        UserAttributes=_pairs(unwritten | {f"{name}_verified": "true" for name in unproved}),
    )
    user.verified.update(unproved)
    return ", ".join(f"{name}_verified=true" for name in unproved)


@step("self sign-up is refused", expects="a refusal")
def refuse_sign_up(stage: Stage) -> str:
    """Nobody gets in uninvited."""
    stranger = stage.invent_user(stranger=True)
    refusal = must_be_refused("a sign-up", lambda: _sign_up(stage, stranger), NOT_AUTHORIZED)
    stage.usernames.remove(stranger.username)
    return refusal


@step("an administrator creates a user", expects="a new user with a temporary password")
def create_user(stage: Stage) -> str:
    """No message is sent: the temporary password stays here."""
    user = stage.invent_user()
    answer = _create(stage, user)
    stage.user = user
    user.verified.update({EMAIL, PHONE_NUMBER} & user.attributes.keys())
    created = answer["User"]
    user.sub = next((a.get("Value") for a in created.get("Attributes", ()) if a["Name"] == "sub"), None)
    if (status := created.get("UserStatus")) != "FORCE_CHANGE_PASSWORD":
        raise StepFailed(f"expected a user who must change the password; came {status}")
    return f"{user.username}: {', '.join(user.attributes)}"


@step("a weak password is refused", expects="a refusal")
def refuse_weak_password(stage: Stage) -> str:
    """The pool holds to its password policy, whoever makes the account."""
    stranger = stage.invent_user(stranger=True)
    stranger.password = weak_password(stage.pool.password_policy)
    stage.redactor.hide([stranger.password])
    make = _sign_up if stage.pool.self_sign_up else _create
    refusal = must_be_refused("a password one character too short", lambda: make(stage, stranger), _WEAK)
    stage.usernames.remove(stranger.username)
    return f"{refusal}: {len(stranger.password)} characters"


@step("a name in use is refused", expects="a refusal", needs=(a_user,))
def refuse_taken_name(stage: Stage) -> str:
    """Nobody takes an account over by signing up for it once more."""
    make = _sign_up if stage.pool.self_sign_up else _create
    return must_be_refused("a second account of the same name", lambda: make(stage, stage.user), _TAKEN)


def _create(stage: Stage, user: User) -> "AdminCreateUserResponseTypeDef":
    verified = {f"{name}_verified": "true" for name in (EMAIL, PHONE_NUMBER) if name in user.attributes}
    return _make(
        stage,
        user,
        lambda: stage.aws.user_pools.admin_create_user(
            UserPoolId=stage.target.user_pool_id,
            Username=user.username,
            TemporaryPassword=user.password,
            MessageAction="SUPPRESS",
            UserAttributes=_pairs(user.attributes | verified),
        ),
    )


def _sign_up(stage: Stage, user: User) -> "SignUpResponseTypeDef":
    request: SignUpRequestTypeDef = {
        "ClientId": stage.target.client_id,
        "Username": user.username,
        "Password": user.password,
        "UserAttributes": _pairs(_writable(stage, user)),
    }
    if secret_hash := stage.authentication.secret_hash(user.username):
        request["SecretHash"] = secret_hash["SECRET_HASH"]
    return _make(stage, user, lambda: stage.aws.user_pools.sign_up(**request))


def _make(stage: Stage, user: User, call: Callable[[], _T]) -> _T:
    """Make the user by `call`. The name is noted before, so that the clean-up knows it whatever happens.

    A name that is taken is another user's, who must not be removed: an address that was given, or a phone number, of
    which few are free for this, can be. A random name that is taken was made by a first try whose answer got lost.
    """
    noted = user.username in stage.usernames
    if not noted:
        stage.usernames.append(user.username)
    try:
        return unbroken(call)
    except ClientError as error:
        if not noted and code_of(error) == _TAKEN and MARK not in user.username:
            stage.usernames.remove(user.username)
        raise


def _writable(stage: Stage, user: User) -> dict[str, str]:
    return {name: value for name, value in user.attributes.items() if stage.client.may_write(name)}


def _pairs(attributes: dict[str, str]) -> "list[AttributeTypeTypeDef]":
    return [{"Name": name, "Value": value} for name, value in attributes.items()]
