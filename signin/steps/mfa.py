"""MFA by an authenticator app (TOTP), and by codes in SMS or email."""

from functools import partial
from typing import TYPE_CHECKING, Final

from signin.authentication import CHOOSE_FACTOR, MFA_SETUP, TOTP_CHALLENGE, Challenge, Outcome, Tokens
from signin.aws_errors import CODE_MISMATCH, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import require_password_flow, require_user, step
from signin.totp import TotpCodes, wrong_code
from signin.user_pool import SMS_FACTOR, Flow, MessageFactor

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import EmailMfaSettingsTypeTypeDef

_WRONG_AT_ENROLMENT: Final = ("EnableSoftwareTokenMFAException", CODE_MISMATCH)
_USED: Final = ("ExpiredCodeException", CODE_MISMATCH)


def require_totp(state: RunState) -> None:
    """Skip unless the pool has MFA by authenticator app."""
    pool = state.pool
    if pool.mfa == "OFF":
        raise StepSkipped("the pool's MFA is OFF")
    if not pool.totp:
        factors = " and ".join(pool.message_factor_names) or "no method"
        raise StepSkipped(f"the pool's MFA is by {factors}, not by authenticator app")


@step(
    "an authenticator app is enrolled",
    expects="the app to be accepted for MFA",
    needs=(require_user, require_password_flow, require_totp),
)
def enroll_totp(state: RunState) -> str:
    """Where MFA is required, enrollment comes before the tokens; where it is optional, the signed-in user enrolls."""
    challenge = state.challenge
    if challenge is None:
        return _enroll_signed_in(state)
    if challenge.name != MFA_SETUP:
        raise StepSkipped(f"the sign-in waits for an answer to {challenge.name}, which is no enrollment")
    return _enroll_before_tokens(state, challenge)


def _enroll_before_tokens(state: RunState, challenge: Challenge) -> str:
    idp = state.aws.user_pools
    associated = idp.associate_software_token(Session=challenge.session)
    codes, session = _app(state, associated["SecretCode"]), associated["Session"]
    state.redactor.add([session])
    must_be_refused(
        "a wrong code",
        lambda: idp.verify_software_token(Session=session, UserCode=codes.wrong()),
        *_WRONG_AT_ENROLMENT,
    )
    verified = idp.verify_software_token(Session=session, UserCode=codes.fresh())
    _check_status(verified["Status"])
    state.codes = codes
    setup_done = Challenge(MFA_SETUP, verified["Session"], challenge.username)
    outcome = state.authentication.respond(setup_done)
    return f"a wrong code is refused; {state.record(outcome, second_factor=True)}"


def _enroll_signed_in(state: RunState) -> str:
    idp, access_token = state.aws.user_pools, state.tokens.access_token
    codes = _app(state, idp.associate_software_token(AccessToken=access_token)["SecretCode"])
    must_be_refused(
        "a wrong code",
        lambda: idp.verify_software_token(AccessToken=access_token, UserCode=codes.wrong()),
        *_WRONG_AT_ENROLMENT,
    )
    _check_status(idp.verify_software_token(AccessToken=access_token, UserCode=codes.fresh())["Status"])
    idp.set_user_mfa_preference(
        AccessToken=access_token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    state.codes = codes
    return "a wrong code is refused; the app is preferred from now on"


@step(
    "the next sign-in requires a code",
    expects="a challenge for the code, then tokens",
    needs=(require_user, require_password_flow, require_totp),
)
def sign_in_with_code(state: RunState) -> str:
    """The password is not enough, a wrong code is refused, and the app's next code is accepted."""
    codes, user, flow = state.codes, state.user, state.client.password_flows[-1]
    challenge = _challenge(state, flow, user.sign_in_name)
    must_be_refused(
        "a wrong code",
        lambda: state.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.wrong()),
        CODE_MISMATCH,
    )
    outcome = _tokens(state.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.fresh()))
    state.flows_tried.add(flow)
    state.sign_in_name_tried = state.totp_used = True
    return f"by {flow} as {user.sign_in_name}: a wrong code is refused; {state.record(outcome, second_factor=True)}"


def require_used_code(state: RunState) -> None:
    """Skip unless the user has signed in with a TOTP code."""
    if not state.totp_used:
        raise StepSkipped("the user has not signed in with a TOTP code")


@step(
    "a used code is refused",
    expects="a refusal",
    needs=(require_user, require_password_flow, require_totp, require_used_code),
)
def refuse_used_code(state: RunState) -> str:
    """A code is accepted once, also within its 30 seconds."""
    flow = state.client.password_flows[0]
    challenge = _challenge(state, flow, state.user.username)
    state.flows_tried.add(flow)
    used = state.codes.last
    return must_be_refused(
        "the code just used", lambda: state.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=used), *_USED
    )


def require_message_factor(state: RunState) -> None:
    """Skip unless the pool has MFA by SMS or email, and messages can be read."""
    if state.pool.mfa == "OFF":
        raise StepSkipped("the pool's MFA is OFF")
    if not state.pool.message_factors:
        raise StepSkipped("the pool's MFA is by authenticator app, not by SMS or email")
    if state.target.endpoint is None:
        raise StepSkipped(
            f"{' and '.join(state.pool.message_factor_names)}: AWS sends the codes, and this proof can't read messages"
        )


@step(
    "a code by SMS or email is required",
    expects="a challenge for the code that was sent, then tokens",
    needs=(require_user, require_password_flow, require_message_factor),
)
def sign_in_with_message_code(state: RunState) -> str:
    """By SMS and email, as the pool has them: a wrong code is refused, the one that was sent is accepted."""
    results = []
    for factor in state.pool.message_factors:
        challenge = _message_challenge(state, factor)
        code = state.outbox.newest_code(state.user, "mfa")
        state.redactor.add([code, challenge.session])
        name = f"{factor.challenge}_CODE"
        must_be_refused(
            f"a wrong code by {factor.title}",
            partial(state.authentication.respond, challenge, **{name: wrong_code(code)}),
            CODE_MISMATCH,
        )
        outcome = _tokens(state.authentication.respond(challenge, **{name: code}))
        state.message_factor_used = True
        results.append(f"{factor.title}: a wrong code is refused; {state.record(outcome, second_factor=True)}")
    return ", ".join(results)


def _message_challenge(state: RunState, factor: MessageFactor) -> Challenge:
    """The challenge for a code of that method: the present one, or that of another sign-in that prefers it."""
    challenge = state.challenge
    if challenge is None:
        wanted: EmailMfaSettingsTypeTypeDef = {"Enabled": True, "PreferredMfa": True}
        access_token = state.tokens.access_token
        if factor == SMS_FACTOR:
            state.aws.user_pools.set_user_mfa_preference(AccessToken=access_token, SMSMfaSettings=wanted)
        else:
            state.aws.user_pools.set_user_mfa_preference(AccessToken=access_token, EmailMfaSettings=wanted)
        return _challenge(state, state.client.password_flows[0], state.user.username, factor.challenge)
    outcome: Outcome = challenge
    if challenge.name == CHOOSE_FACTOR and factor.challenge in challenge.choices:
        outcome = state.authentication.respond(challenge, ANSWER=factor.challenge)
    return _expected(outcome, factor.challenge)


def _challenge(state: RunState, flow: Flow, name: str, wanted: str = TOTP_CHALLENGE) -> Challenge:
    """The challenge that follows the password."""
    challenge = _expected(state.authentication.start(flow, name, state.user.password), wanted)
    state.redactor.add([challenge.session])
    return challenge


def _expected(outcome: Outcome, wanted: str) -> Challenge:
    if not isinstance(outcome, Challenge) or outcome.name != wanted:
        came = outcome.name if isinstance(outcome, Challenge) else "tokens"
        raise StepFailed(f"expected {wanted} after the password; got {came}")
    return outcome


def _tokens(outcome: Outcome) -> Tokens:
    if isinstance(outcome, Challenge):
        raise StepFailed(f"expected tokens after the code; got {outcome.name}")
    return outcome


def _app(state: RunState, secret: str) -> TotpCodes:
    """The user's authenticator app. At a local AWS, codes of the last and next period are used, to avoid waiting."""
    state.redactor.add([secret])
    return TotpCodes(secret, look_around=state.target.endpoint is not None, on_code=state.redactor.add)


def _check_status(status: str) -> None:
    if status != "SUCCESS":
        raise StepFailed(f"expected the code to be accepted with SUCCESS; got {status}")
