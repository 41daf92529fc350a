"""How the temporary user is created: by self sign-up, or by an administrator."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from botocore.exceptions import ClientError

from signin.attributes import EMAIL, PHONE_NUMBER
from signin.aws_errors import NOT_AUTHORIZED, code_of, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.passwords import weak_password
from signin.state import RunState
from signin.step import require_password_flow, require_user, step
from signin.uninterrupted import run_uninterrupted
from signin.user import NAME_PREFIX, User

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
def sign_up(state: RunState) -> str:
    """Sign up with every required and custom attribute that the client can write."""
    user = state.generate_user()
    answer = _sign_up(state, user)
    user.sub = answer["UserSub"]
    state.user = user
    user.confirmed = answer["UserConfirmed"]
    if user.confirmed and not state.pool.pre_sign_up_trigger:
        raise StepFailed("expected an unconfirmed user; got a confirmed one")
    return f"{user.username}: {', '.join(_writable(state, user))}"


def require_unconfirmed_user(state: RunState) -> None:
    """Skip if the user is confirmed, by a Lambda trigger or by a code."""
    if state.user.confirmed:
        raise StepSkipped("the user is confirmed already")


@step("an unconfirmed user is refused", expects="a refusal", needs=(require_unconfirmed_user, require_password_flow))
def refuse_unconfirmed(state: RunState) -> str:
    """The right password is refused before the user is confirmed."""
    flow = state.client.password_flows[0]
    return must_be_refused(
        "the sign-in",
        lambda: state.authentication.start(flow, state.user.username, state.user.password),
        "UserNotConfirmedException",
    )


@step("an administrator confirms the user", expects="a confirmed user", needs=(require_unconfirmed_user,))
def confirm(state: RunState) -> str:
    """In place of a code, where messages can't be read."""
    state.aws.user_pools.admin_confirm_sign_up(UserPoolId=state.target.user_pool_id, Username=state.user.username)
    state.user.confirmed = True
    return "CONFIRMED"


@step("the email and phone are verified", expects="the attributes to be set", needs=(require_user,))
def verify_addresses(state: RunState) -> str:
    """By an administrator, because recovery, MFA and sign-in with an alias need verified attributes."""
    user = state.user
    addresses = [name for name in (EMAIL, PHONE_NUMBER) if name in user.attributes]
    if not addresses:
        raise StepSkipped("the user has neither an email address nor a phone number")
    unverified = [name for name in addresses if name not in user.verified]
    if not unverified:
        raise StepSkipped(f"the confirmation code has verified {' and '.join(addresses)}")
    unwritten = {name: user.attributes[name] for name in unverified if not state.client.can_write(name)}
    state.aws.user_pools.admin_update_user_attributes(
        UserPoolId=state.target.user_pool_id,
        Username=user.username,
        UserAttributes=_pairs(unwritten | {f"{name}_verified": "true" for name in unverified}),
    )
    user.verified.update(unverified)
    return ", ".join(f"{name}_verified=true" for name in unverified)


@step("self sign-up is refused", expects="a refusal")
def refuse_sign_up(state: RunState) -> str:
    """Users can't sign up themselves."""
    other_user = state.generate_user(given_email=False)
    refusal = must_be_refused("a sign-up", lambda: _sign_up(state, other_user), NOT_AUTHORIZED)
    state.usernames.remove(other_user.username)
    return refusal


@step("an administrator creates a user", expects="a new user with a temporary password")
def create_user(state: RunState) -> str:
    """No invitation is sent."""
    user = state.generate_user()
    answer = _create(state, user)
    state.user = user
    user.verified.update({EMAIL, PHONE_NUMBER} & user.attributes.keys())
    created = answer["User"]
    user.sub = next((a.get("Value") for a in created.get("Attributes", ()) if a["Name"] == "sub"), None)
    if (status := created.get("UserStatus")) != "FORCE_CHANGE_PASSWORD":
        raise StepFailed(f"expected a user who must change the password; got {status}")
    return f"{user.username}: {', '.join(user.attributes)}"


@step("a weak password is refused", expects="a refusal")
def refuse_weak_password(state: RunState) -> str:
    """The pool enforces its password policy."""
    other_user = state.generate_user(given_email=False)
    other_user.password = weak_password(state.pool.password_policy)
    state.redactor.add([other_user.password])
    make = _sign_up if state.pool.self_sign_up else _create
    refusal = must_be_refused("a password one character too short", lambda: make(state, other_user), _WEAK)
    state.usernames.remove(other_user.username)
    return f"{refusal}: {len(other_user.password)} characters"


@step("a username in use is refused", expects="a refusal", needs=(require_user,))
def refuse_taken_username(state: RunState) -> str:
    """A second sign-up does not replace the user."""
    make = _sign_up if state.pool.self_sign_up else _create
    return must_be_refused("a second user with the same username", lambda: make(state, state.user), _TAKEN)


def _create(state: RunState, user: User) -> "AdminCreateUserResponseTypeDef":
    verified = {f"{name}_verified": "true" for name in (EMAIL, PHONE_NUMBER) if name in user.attributes}
    return _make(
        state,
        user,
        lambda: state.aws.user_pools.admin_create_user(
            UserPoolId=state.target.user_pool_id,
            Username=user.username,
            TemporaryPassword=user.password,
            MessageAction="SUPPRESS",
            UserAttributes=_pairs(user.attributes | verified),
        ),
    )


def _sign_up(state: RunState, user: User) -> "SignUpResponseTypeDef":
    request: SignUpRequestTypeDef = {
        "ClientId": state.target.client_id,
        "Username": user.username,
        "Password": user.password,
        "UserAttributes": _pairs(_writable(state, user)),
    }
    if secret_hash := state.authentication.secret_hash(user.username):
        request["SecretHash"] = secret_hash["SECRET_HASH"]
    return _make(state, user, lambda: state.aws.user_pools.sign_up(**request))


def _make(state: RunState, user: User, call: Callable[[], _T]) -> _T:
    """Create the user by `call`. The username is noted before, so that the clean-up knows it in any case.

    If the username is in use, it belongs to another user, who must not be deleted. That is possible for a given email
    address, and for a phone number, because few are reserved for fiction. If a random name is in use, the response of a
    first attempt was lost.
    """
    noted = user.username in state.usernames
    if not noted:
        state.usernames.append(user.username)
    try:
        return run_uninterrupted(call)
    except ClientError as error:
        if not noted and code_of(error) == _TAKEN and NAME_PREFIX not in user.username:
            state.usernames.remove(user.username)
        raise


def _writable(state: RunState, user: User) -> dict[str, str]:
    return {name: value for name, value in user.attributes.items() if state.client.can_write(name)}


def _pairs(attributes: dict[str, str]) -> "list[AttributeTypeTypeDef]":
    return [{"Name": name, "Value": value} for name, value in attributes.items()]
