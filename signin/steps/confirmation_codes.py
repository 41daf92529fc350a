"""Codes by email or SMS that confirm a user or reset a password."""

from typing import TYPE_CHECKING, Any

from signin.authentication import must_accept_password
from signin.aws_errors import CODE_MISMATCH, NOT_AUTHORIZED, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.passwords import generate_password
from signin.state import RunState
from signin.step import require_password_flow, require_user, step
from signin.steps.sign_up import require_unconfirmed_user
from signin.totp import wrong_code

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import ForgotPasswordRequestTypeDef


@step("a confirmation code confirms the user", expects="a confirmed user", needs=(require_unconfirmed_user,))
def confirm_by_code(state: RunState) -> str:
    """A wrong code is refused; the right one confirms the user and verifies the address it was sent to."""
    user, idp = state.user, state.aws.user_pools
    if not state.pool.auto_verified & user.attributes.keys():
        raise StepSkipped("the pool verifies no attribute that the user has, so it sends no code")
    code = state.outbox.newest_code(user, "sign_up")
    state.redactor.add([code])

    def confirm(given: str) -> None:
        idp.confirm_sign_up(**_client_and_user(state), ConfirmationCode=given)

    must_be_refused("a wrong code", lambda: confirm(wrong_code(code)), CODE_MISMATCH)
    confirm(code)
    seen = idp.admin_get_user(UserPoolId=state.target.user_pool_id, Username=user.username)
    if (status := seen["UserStatus"]) != "CONFIRMED":
        raise StepFailed(f"expected a CONFIRMED user after the code; got {status}")
    user.confirmed = True
    values = {attribute["Name"]: attribute.get("Value") for attribute in seen["UserAttributes"]}
    proved = {name for name in state.pool.auto_verified if values.get(f"{name}_verified") == "true"}
    if not proved:
        raise StepFailed("expected the address that got the code to be verified; it is not")
    user.verified |= proved
    return f"a wrong code is refused; CONFIRMED, {', '.join(f'{name}_verified=true' for name in sorted(proved))}"


@step(
    "a forgotten password is reset",
    expects="the new password to be accepted",
    needs=(require_user, require_password_flow),
)
def reset_forgotten_password(state: RunState) -> str:
    """The code from the message sets a new password, and the old one is refused afterwards."""
    user, idp, flow = state.user, state.aws.user_pools, state.client.password_flows[0]
    request: Any = _client_and_user(state)
    if state.target.endpoint is None:
        raise StepSkipped("AWS sends the code, and this proof can't read the message")
    if not user.verified:
        raise StepSkipped("the user has no verified email or phone number for a code")
    if state.challenge is not None and not state.earlier_sign_ins:
        raise StepSkipped(f"no user is signed in: the sign-in waits for an answer to {state.challenge.name}")
    idp.forgot_password(**request)
    code, chosen = state.outbox.newest_code(user, "forgot_password"), generate_password(state.pool.password_policy)
    state.redactor.add([code, chosen])

    def confirm(given: str) -> None:
        idp.confirm_forgot_password(**request, ConfirmationCode=given, Password=chosen)

    must_be_refused("a wrong code", lambda: confirm(wrong_code(code)), CODE_MISMATCH)
    confirm(code)
    old, user.password = user.password, chosen
    start = state.authentication.start
    must_be_refused("the old password", lambda: start(flow, user.username, old), NOT_AUTHORIZED)
    must_accept_password(start(flow, user.username, chosen), flow)
    return f"a wrong code is refused; by {flow} the old password is refused, the new one accepted"


@step("a password reset is refused", expects="a refusal", needs=(require_user,))
def refuse_reset(state: RunState) -> str:
    """Where only administrators reset passwords (the recovery mechanism admin_only)."""
    request = _client_and_user(state)
    return must_be_refused(
        "a reset without an administrator", lambda: state.aws.user_pools.forgot_password(**request), NOT_AUTHORIZED
    )


def _client_and_user(state: RunState) -> "ForgotPasswordRequestTypeDef":
    request: ForgotPasswordRequestTypeDef = {"ClientId": state.client.id, "Username": state.user.username}
    if secret_hash := state.authentication.secret_hash(state.user.username):
        request["SecretHash"] = secret_hash["SECRET_HASH"]
    return request
