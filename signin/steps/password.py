"""Sign-in with a password, wrong passwords, and auth flows that are not allowed."""

import secrets
from functools import partial
from typing import Final

from botocore.exceptions import ClientError

from signin.authentication import (
    NEW_PASSWORD_REQUIRED,
    PASSWORD_VERIFIER,
    SECOND_FACTORS,
    Challenge,
    must_accept_password,
)
from signin.aws_errors import INVALID_PARAMETER, NOT_AUTHORIZED, describe_error, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.passwords import generate_password
from signin.state import RunState
from signin.step import require_password_flow, require_tokens, require_user, step
from signin.user_pool import ADMIN_PASSWORD, FLOWS, USER_SRP

# The errors for a flow that the client does not allow, or that the feature plan does not include.
_NOT_ALLOWED: Final = (INVALID_PARAMETER, NOT_AUTHORIZED, "FeatureUnavailableInTierException")


@step("a flow the client lacks is refused", expects="a refusal", needs=(require_user,))
def refuse_disallowed_flows(state: RunState) -> str:
    """An auth flow that the client does not allow is refused, also with the right password."""
    closed = state.client.disallowed_flows
    if not closed:
        raise StepSkipped(f"the client allows all of {', '.join(FLOWS)}")
    probe_flow, user = state.authentication.probe_flow, state.user
    for flow in closed:
        must_be_refused(flow, partial(probe_flow, flow, user.username, user.password), *_NOT_ALLOWED)
    return " and ".join(closed)


@step("a wrong password is refused", expects="a refusal", needs=(require_user, require_password_flow))
def refuse_wrong_password(state: RunState) -> str:
    """In every auth flow that the client allows."""
    wrong = generate_password(state.pool.password_policy)
    start, flows = state.authentication.start, state.client.password_flows
    for flow in flows:
        must_be_refused(f"a wrong password by {flow}", partial(start, flow, state.user.username, wrong), NOT_AUTHORIZED)
    return f"by {' and '.join(flows)}"


@step("an unknown username is not revealed", expects="the error for a wrong password", needs=(require_password_flow,))
def hide_unknown_username(state: RunState) -> str:
    """The errors don't reveal which usernames exist. A server's own flow (ADMIN_) may reveal it."""
    if not state.client.hides_user_existence and not state.target.promises("prevent_user_existence_errors"):
        raise StepSkipped("the client reveals which users exist (PreventUserExistenceErrors)")
    flows = [flow for flow in state.client.password_flows if flow != ADMIN_PASSWORD]
    if not flows:
        raise StepSkipped("the client allows the server's own flow only")
    other_user, start = state.generate_user(given_email=False), state.authentication.start
    for flow in flows:
        if flow == USER_SRP:
            _must_be_challenged(state, other_user.username)
            continue
        name = f"an unknown username by {flow}"
        must_be_refused(name, partial(start, flow, other_user.username, other_user.password), NOT_AUTHORIZED)
    return f"by {' and '.join(flows)}"


def _must_be_challenged(state: RunState, name: str) -> None:
    """By SRP an unknown username gets the same challenge as a known one; the refusal follows it."""
    try:
        asked = state.authentication.probe_flow(USER_SRP, name, "").get("ChallengeName")
    except ClientError as error:
        raise StepFailed(
            f"expected PASSWORD_VERIFIER for an unknown username by {USER_SRP}; got {describe_error(error)}"
        ) from error
    if asked != PASSWORD_VERIFIER:
        raise StepFailed(f"expected PASSWORD_VERIFIER for an unknown username by {USER_SRP}; got {asked or 'tokens'}")


@step("a wrong client secret is refused", expects="a refusal", needs=(require_user, require_password_flow))
def refuse_wrong_secret(state: RunState) -> str:
    """The right password with a wrong client secret is refused."""
    if state.client.secret is None:
        raise StepSkipped("the client has no secret")
    wrong = secrets.token_urlsafe(32)
    state.redactor.add([wrong])
    impostor = state.authentication.with_secret(wrong)
    flow, user = state.client.password_flows[0], state.user
    return must_be_refused(
        "a wrong secret", partial(impostor.start, flow, user.username, user.password), NOT_AUTHORIZED
    )


@step(
    "the right password is accepted",
    expects="tokens or the next challenge",
    needs=(require_user, require_password_flow),
)
def sign_in(state: RunState) -> str:
    """Later steps use what follows: tokens or a challenge."""
    flow = state.client.password_flows[0]
    outcome = must_accept_password(state.authentication.start(flow, state.user.username, state.user.password), flow)
    state.flows_tried.add(flow)
    return f"by {flow}: {state.record(outcome)}"


@step(
    "the other auth flows work too",
    expects="tokens or an MFA challenge",
    needs=(require_user, require_password_flow, require_tokens),
)
def sign_in_by_other_flows(state: RunState) -> str:
    """By the client's other auth flows, and with the alias; none skips MFA."""
    user, flows = state.user, state.client.password_flows
    sign_in_name = user.alias is not None and not state.sign_in_name_tried
    left = [flow for flow in flows if flow not in state.flows_tried] or ([flows[-1]] if sign_in_name else [])
    if not left:
        raise StepSkipped(f"there are none besides {' and '.join(flows)}")
    results = []
    for flow in left:
        outcome = must_accept_password(state.authentication.start(flow, user.sign_in_name, user.password), flow)
        state.flows_tried.add(flow)
        if isinstance(outcome, Challenge) and outcome.name in SECOND_FACTORS:
            results.append(f"by {flow}: {outcome.name} is required")
            continue
        if state.enrolled or state.message_factor_used:
            came = outcome.name if isinstance(outcome, Challenge) else "tokens"
            raise StepFailed(f"expected an MFA challenge by {flow}; got {came}")
        results.append(f"by {flow}: {state.record(outcome)}")
    return f"as {user.sign_in_name}: {', '.join(results)}"


@step(
    "a temporary password must be changed",
    expects="the new password to be accepted",
    needs=(require_user, require_password_flow),
)
def change_temporary_password(state: RunState) -> str:
    """Cognito requires a new password after the temporary one."""
    challenge = state.challenge
    if challenge is None or challenge.name != NEW_PASSWORD_REQUIRED:
        came = challenge.name if challenge else _came_instead(state)
        raise StepFailed(f"expected {NEW_PASSWORD_REQUIRED} after a temporary password; got {came}")
    chosen = generate_password(state.pool.password_policy)
    state.redactor.add([chosen])
    outcome = state.authentication.respond(challenge, NEW_PASSWORD=chosen)
    state.user.password = chosen
    return state.record(outcome)


def _came_instead(state: RunState) -> str:
    _ = state.tokens  # skips if the sign-in failed
    return "tokens"
