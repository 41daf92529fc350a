"""Codes that are sent: the one that confirms an account, and the one that replaces a forgotten password."""

from typing import TYPE_CHECKING, Any

from signin.authentication import must_take_password
from signin.errors import CannotShow, StepFailed
from signin.one_time_codes import other_than
from signin.passwords import generate_password
from signin.refusal import CODE_MISMATCH, NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, step
from signin.steps.way_in import an_unconfirmed_user

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import ForgotPasswordRequestTypeDef


@step("the code from the message confirms", expects="a confirmed user", needs=(an_unconfirmed_user,))
def confirm_by_code(stage: Stage) -> str:
    """A wrong code confirms nobody; the right one confirms the user and proves the address it went to."""
    user, idp = stage.user, stage.aws.user_pools
    if not stage.pool.auto_verified & user.attributes.keys():
        raise CannotShow("the pool verifies no address that the user has, so it sends no code")
    code = stage.outbox.newest_code(user, "sign_up")
    stage.redactor.hide([code])

    def confirm(given: str) -> None:
        idp.confirm_sign_up(**_client_and_user(stage), ConfirmationCode=given)

    must_be_refused("a wrong code", lambda: confirm(other_than(code)), CODE_MISMATCH)
    confirm(code)
    seen = idp.admin_get_user(UserPoolId=stage.target.user_pool_id, Username=user.username)
    if (status := seen["UserStatus"]) != "CONFIRMED":
        raise StepFailed(f"expected a CONFIRMED user after the code; came {status}")
    user.confirmed = True
    told = {attribute["Name"]: attribute.get("Value") for attribute in seen["UserAttributes"]}
    proved = {name for name in stage.pool.auto_verified if told.get(f"{name}_verified") == "true"}
    if not proved:
        raise StepFailed("expected the address that got the code to be verified; it is not")
    user.verified |= proved
    return f"a wrong code is refused; CONFIRMED, {', '.join(f'{name}_verified=true' for name in sorted(proved))}"


@step("a forgotten password is replaced", expects="the new password to be taken", needs=(a_user, a_sign_in_flow))
def replace_forgotten_password(stage: Stage) -> str:
    """Only who reads the message sets a new password; afterwards the old one opens nothing."""
    user, idp, flow = stage.user, stage.aws.user_pools, stage.client.sign_in_flows[0]
    request: Any = _client_and_user(stage)
    if stage.target.endpoint is None:
        raise CannotShow("AWS sends the code itself, to an address that nobody reads")
    if not user.verified:
        raise CannotShow("the user has no verified address that a code could go to")
    if stage.challenge is not None and not stage.earlier_sign_ins:
        raise CannotShow(f"nobody is signed in: the sign-in waits for an answer to {stage.challenge.name}")
    idp.forgot_password(**request)
    code, chosen = stage.outbox.newest_code(user, "forgot_password"), generate_password(stage.pool.password_policy)
    stage.redactor.hide([code, chosen])

    def confirm(given: str) -> None:
        idp.confirm_forgot_password(**request, ConfirmationCode=given, Password=chosen)

    must_be_refused("a wrong code", lambda: confirm(other_than(code)), CODE_MISMATCH)
    confirm(code)
    old, user.password = user.password, chosen
    start = stage.authentication.start
    must_be_refused("the old password", lambda: start(flow, user.username, old), NOT_AUTHORIZED)
    must_take_password(start(flow, user.username, chosen), flow)
    return f"a wrong code is refused; by {flow} the old password is refused, the new one taken"


@step("a password reset is refused", expects="a refusal", needs=(a_user,))
def refuse_reset(stage: Stage) -> str:
    """Where only administrators reset passwords (the recovery mechanism admin_only)."""
    request = _client_and_user(stage)
    return must_be_refused(
        "a reset without an administrator", lambda: stage.aws.user_pools.forgot_password(**request), NOT_AUTHORIZED
    )


def _client_and_user(stage: Stage) -> "ForgotPasswordRequestTypeDef":
    request: ForgotPasswordRequestTypeDef = {"ClientId": stage.client.id, "Username": stage.user.username}
    if secret_hash := stage.authentication.secret_hash(stage.user.username):
        request["SecretHash"] = secret_hash["SECRET_HASH"]
    return request
