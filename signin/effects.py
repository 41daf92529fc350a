"""What a run will do on AWS, for the question before it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from signin.attributes import EMAIL, PHONE_NUMBER
from signin.aws import Aws
from signin.aws_errors import describe_error
from signin.errors import StepFailed, StepSkipped
from signin.mailbox import SIMULATOR
from signin.state import RunState
from signin.steps.roles import group_with_role
from signin.target import Target
from signin.user_pool import EMAIL_FACTOR, SMS_FACTOR, Pool, read_pool

if TYPE_CHECKING:
    from signin.user import User

_SIMULATED = f"{SIMULATOR.label}…@{SIMULATOR.domain}"


def effects(target: Target, email: str | None) -> tuple[str, ...]:
    """What a run does to `target`, by the user pool's settings. Reads them, and changes nothing."""
    state = RunState(target, Aws(target), email)
    try:
        idp = state.aws.user_pools
        described = idp.describe_user_pool(UserPoolId=target.user_pool_id)["UserPool"]
        state.pool = read_pool(described, idp.get_user_pool_mfa_config(UserPoolId=target.user_pool_id))
        return tuple(_known(state))
    except (ClientError, BotoCoreError) as error:
        return tuple(_unknown(email, describe_error(error)))


def _known(state: RunState) -> Iterator[str]:
    pool = state.pool
    way = "sign up a temporary user" if pool.self_sign_up else "create a temporary user, without an invitation"
    yield f"{way}, add it to a new group, and delete both"
    if pool.triggers:
        yield f"run the pool's Lambda triggers: {', '.join(pool.triggers)}"
    try:
        user = state.generate_user()
    except (StepSkipped, StepFailed):
        return  # no user can be created
    yield from _messages(pool, user, given=state.email is not None)
    if state.target.identity_pool_id is not None:
        yield "get temporary AWS credentials for the user from the identity pool"
        try:
            group, role = group_with_role(state)
        except (StepSkipped, ClientError, BotoCoreError):
            return
        yield f"give the user the role of the group {group} for some seconds: {role}"


def _messages(pool: Pool, user: "User", *, given: bool) -> Iterator[str]:
    sign_up = pool.auto_verified if pool.self_sign_up else frozenset()
    reasons = {
        EMAIL: EMAIL in sign_up or EMAIL_FACTOR in pool.message_factors or pool.threat_protection != "OFF",
        PHONE_NUMBER: PHONE_NUMBER in sign_up or SMS_FACTOR in pool.message_factors,
    }
    if reasons[EMAIL] and EMAIL in user.attributes:
        sender = "Cognito's own sender" if pool.sender is None else pool.sender
        if "CustomEmailSender" in pool.triggers:
            sender = "the CustomEmailSender trigger"
        where = user.attributes[EMAIL] if given else f"{_SIMULATED} (a mailbox simulator; --email changes it)"
        yield f"send email from {sender} to {where}"
    if reasons[PHONE_NUMBER] and PHONE_NUMBER in user.attributes:
        sender = "the CustomSMSSender trigger" if "CustomSMSSender" in pool.triggers else "Amazon SNS"
        yield f"send SMS from {sender} to a fictional number (555-0100 to 555-0199)"


def _unknown(email: str | None, reason: str) -> Iterator[str]:
    yield "create a temporary user and a group, and delete both"
    yield f"run the pool's Lambda triggers, and send the user's email to {email or _SIMULATED}"
    yield f"(the pool's settings can't be read: {reason})"
