"""The password: wrong ones, flows that are closed, and the sign-in."""

import secrets
from functools import partial
from typing import Final

from botocore.exceptions import ClientError

from signin.authentication import (
    NEW_PASSWORD_REQUIRED,
    PASSWORD_VERIFIER,
    SECOND_FACTORS,
    Challenge,
    must_take_password,
)
from signin.errors import CannotShow, StepFailed
from signin.passwords import generate_password
from signin.pool import ADMIN_PASSWORD, FLOWS, USER_SRP
from signin.refusal import INVALID_PARAMETER, NOT_AUTHORIZED, must_be_refused, told
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, signed_in, step

# Cognito's own words for a flow that the client was not given, or that the pool's plan does not have.
_CLOSED: Final = (INVALID_PARAMETER, NOT_AUTHORIZED, "FeatureUnavailableInTierException")


@step("a flow the client lacks is refused", expects="a refusal", needs=(a_user,))
def refuse_closed_flows(stage: Stage) -> str:
    """What the client was not given stays shut, even for the right password."""
    closed = stage.client.closed_flows
    if not closed:
        raise CannotShow(f"the client allows all of {', '.join(FLOWS)}")
    knock, user = stage.authentication.knock, stage.user
    for flow in closed:
        must_be_refused(flow, partial(knock, flow, user.username, user.password), *_CLOSED)
    return " and ".join(closed)


@step("a wrong password is refused", expects="a refusal", needs=(a_user, a_sign_in_flow))
def refuse_wrong_password(stage: Stage) -> str:
    """In every flow that the client allows."""
    wrong = generate_password(stage.pool.password_policy)
    start, flows = stage.authentication.start, stage.client.sign_in_flows
    for flow in flows:
        must_be_refused(f"a wrong password by {flow}", partial(start, flow, stage.user.username, wrong), NOT_AUTHORIZED)
    return f"by {' and '.join(flows)}"


@step("an unknown name is told nothing", expects="the words for a wrong password", needs=(a_sign_in_flow,))
def hide_unknown_name(stage: Stage) -> str:
    """Nobody finds out by signing in who has an account. A server that signs people in itself may know."""
    if not stage.client.hides_users and not stage.target.promises("prevent_user_existence_errors"):
        raise CannotShow("the client tells who has an account (PreventUserExistenceErrors)")
    flows = [flow for flow in stage.client.sign_in_flows if flow != ADMIN_PASSWORD]
    if not flows:
        raise CannotShow("the client lets only servers sign people in")
    stranger, start = stage.invent_user(stranger=True), stage.authentication.start
    for flow in flows:
        if flow == USER_SRP:
            _must_be_asked(stage, stranger.username)
            continue
        name = f"an unknown name by {flow}"
        must_be_refused(name, partial(start, flow, stranger.username, stranger.password), NOT_AUTHORIZED)
    return f"by {' and '.join(flows)}"


def _must_be_asked(stage: Stage, name: str) -> None:
    """By SRP Cognito asks an unknown name for its proof as it asks a known one; the refusal comes after it."""
    try:
        asked = stage.authentication.knock(USER_SRP, name, "").get("ChallengeName")
    except ClientError as error:
        raise StepFailed(
            f"expected an unknown name by {USER_SRP} to be asked for a proof; came {told(error)}"
        ) from error
    if asked != PASSWORD_VERIFIER:
        raise StepFailed(f"expected an unknown name by {USER_SRP} to be asked for a proof; came {asked or 'tokens'}")


@step("a wrong client secret is refused", expects="a refusal", needs=(a_user, a_sign_in_flow))
def refuse_wrong_secret(stage: Stage) -> str:
    """Who knows a user's password and the client's id, but not its secret, is not let in."""
    if stage.client.secret is None:
        raise CannotShow("the client has no secret")
    wrong = secrets.token_urlsafe(32)
    stage.redactor.hide([wrong])
    impostor = stage.authentication.with_secret(wrong)
    flow, user = stage.client.sign_in_flows[0], stage.user
    return must_be_refused(
        "a wrong secret", partial(impostor.start, flow, user.username, user.password), NOT_AUTHORIZED
    )


@step("the right password is taken", expects="tokens or the next question", needs=(a_user, a_sign_in_flow))
def sign_in(stage: Stage) -> str:
    """The tutorial's sign-in. What follows, tokens or a question, is for later steps."""
    flow = stage.client.sign_in_flows[0]
    outcome = must_take_password(stage.authentication.start(flow, stage.user.username, stage.user.password), flow)
    stage.flows_tried.add(flow)
    return f"by {flow}: {stage.reach(outcome)}"


@step("the other ways in work too", expects="tokens or a second factor", needs=(a_user, a_sign_in_flow, signed_in))
def sign_in_otherwise(stage: Stage) -> str:
    """By the client's other flows and by the address, unless they were gone already; none goes around the factor."""
    user, flows = stage.user, stage.client.sign_in_flows
    other_name = user.alias is not None and not stage.other_name_tried
    left = [flow for flow in flows if flow not in stage.flows_tried] or ([flows[-1]] if other_name else [])
    if not left:
        raise CannotShow(f"there are none besides {' and '.join(flows)}, and they were gone already")
    told = []
    for flow in left:
        outcome = must_take_password(stage.authentication.start(flow, user.other_name, user.password), flow)
        stage.flows_tried.add(flow)
        if isinstance(outcome, Challenge) and outcome.name in SECOND_FACTORS:
            told.append(f"by {flow}: {outcome.name} is asked for")
            continue
        if stage.enrolled or stage.guarded:
            came = outcome.name if isinstance(outcome, Challenge) else "tokens without one"
            raise StepFailed(f"expected a question for the second factor by {flow}; came {came}")
        told.append(f"by {flow}: {stage.reach(outcome)}")
    return f"as {user.other_name}: {', '.join(told)}"


@step("a temporary password must be changed", expects="the new password to be taken", needs=(a_user, a_sign_in_flow))
def choose_password(stage: Stage) -> str:
    """Whoever was told the temporary password knows nothing afterwards."""
    challenge = stage.challenge
    if challenge is None or challenge.name != NEW_PASSWORD_REQUIRED:
        came = challenge.name if challenge else _came_without_challenge(stage)
        raise StepFailed(f"expected {NEW_PASSWORD_REQUIRED} after a temporary password; came {came}")
    chosen = generate_password(stage.pool.password_policy)
    stage.redactor.hide([chosen])
    outcome = stage.authentication.respond(challenge, NEW_PASSWORD=chosen)
    stage.user.password = chosen
    return stage.reach(outcome)


def _came_without_challenge(stage: Stage) -> str:
    _ = stage.tokens  # nobody is signed in: the sign-in failed and said so itself
    return "tokens"
