"""What a run will do to a pool on AWS, said before it is done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from signin.attributes import EMAIL, PHONE_NUMBER
from signin.aws import Aws
from signin.errors import CannotShow, StepFailed
from signin.mailbox import SIMULATOR
from signin.pool import EMAIL_FACTOR, SMS_FACTOR, Pool, read_pool
from signin.refusal import told
from signin.stage import Stage
from signin.steps.roles import group_role
from signin.target import Target

if TYPE_CHECKING:
    from signin.user import User

_SIMULATED = f"{SIMULATOR.label}…@{SIMULATOR.domain}"


def effects(target: Target, email: str | None) -> tuple[str, ...]:
    """Each thing that a run does to `target`, by the pool's own settings; reads them, and changes nothing."""
    stage = Stage(target, Aws(target), email)
    try:
        idp = stage.aws.user_pools
        described = idp.describe_user_pool(UserPoolId=target.user_pool_id)["UserPool"]
        stage.pool = read_pool(described, idp.get_user_pool_mfa_config(UserPoolId=target.user_pool_id))
        return tuple(_known(stage))
    except (ClientError, BotoCoreError) as error:
        return tuple(_unknown(email, told(error)))


def _known(stage: Stage) -> Iterator[str]:
    pool = stage.pool
    way = "sign a throw-away user up" if pool.self_sign_up else "create a throw-away user, without an invitation"
    yield f"{way}, put it into a group made for this, and delete both again"
    if pool.triggers:
        yield f"run the pool's Lambda triggers: {', '.join(pool.triggers)}"
    try:
        user = stage.invent_user()
    except (CannotShow, StepFailed):
        return  # there will be no user
    yield from _messages(pool, user, given=stage.email is not None)
    if stage.target.identity_pool_id is not None:
        yield "get temporary AWS credentials for the user from the identity pool"
        try:
            group, role = group_role(stage)
        except (CannotShow, ClientError, BotoCoreError):
            return
        yield f"give the user the role of the group {group} for a moment: {role}"


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
        yield f"send SMS from {sender} to a number of the range 555-0100 to 555-0199, which no subscriber has"


def _unknown(email: str | None, reason: str) -> Iterator[str]:
    yield "make a throw-away user and a group, and delete both again"
    yield f"run the pool's Lambda triggers, and send the user's email to {email or _SIMULATED}"
    yield f"(the pool's settings can't be read: {reason})"
