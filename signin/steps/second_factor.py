"""The second factor: an authenticator app enrolled and asked for, and codes that come by message."""

from functools import partial
from typing import TYPE_CHECKING, Final

from signin.authentication import CHOOSE_FACTOR, MFA_SETUP, TOTP_CHALLENGE, Challenge, Outcome, Tokens
from signin.errors import CannotShow, StepFailed
from signin.one_time_codes import OneTimeCodes, other_than
from signin.pool import SMS_FACTOR, Flow, MessageFactor
from signin.refusal import CODE_MISMATCH, must_be_refused
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, step

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import EmailMfaSettingsTypeTypeDef

_WRONG_AT_ENROLMENT: Final = ("EnableSoftwareTokenMFAException", CODE_MISMATCH)
_USED: Final = ("ExpiredCodeException", CODE_MISMATCH)


def a_totp_pool(stage: Stage) -> None:
    """Need: the pool knows authenticator apps."""
    pool = stage.pool
    if pool.mfa == "OFF":
        raise CannotShow("the pool's MFA is OFF")
    if not pool.totp:
        factors = " and ".join(pool.other_factors) or "no factor"
        raise CannotShow(f"the pool's second factor is {factors}, not an authenticator app")


@step(
    "an authenticator app is enrolled",
    expects="the app to be taken as second factor",
    needs=(a_user, a_sign_in_flow, a_totp_pool),
)
def enrol_totp(stage: Stage) -> str:
    """Where MFA is required Cognito asks for it before it gives tokens; where it is optional the user does it."""
    challenge = stage.challenge
    if challenge is None:
        return _enrol_signed_in(stage)
    if challenge.name != MFA_SETUP:
        raise CannotShow(f"the sign-in waits for an answer to {challenge.name}, not for an app to be enrolled")
    return _enrol_before_tokens(stage, challenge)


def _enrol_before_tokens(stage: Stage, challenge: Challenge) -> str:
    idp = stage.aws.user_pools
    associated = idp.associate_software_token(Session=challenge.session)
    codes, session = _app(stage, associated["SecretCode"]), associated["Session"]
    stage.redactor.hide([session])
    must_be_refused(
        "a wrong code",
        lambda: idp.verify_software_token(Session=session, UserCode=codes.wrong()),
        *_WRONG_AT_ENROLMENT,
    )
    verified = idp.verify_software_token(Session=session, UserCode=codes.fresh())
    _check_status(verified["Status"])
    stage.codes = codes
    setup_done = Challenge(MFA_SETUP, verified["Session"], challenge.username)
    outcome = stage.authentication.respond(setup_done)
    return f"a wrong code is refused; {stage.reach(outcome, second_factor=True)}"


def _enrol_signed_in(stage: Stage) -> str:
    idp, access_token = stage.aws.user_pools, stage.tokens.access_token
    codes = _app(stage, idp.associate_software_token(AccessToken=access_token)["SecretCode"])
    must_be_refused(
        "a wrong code",
        lambda: idp.verify_software_token(AccessToken=access_token, UserCode=codes.wrong()),
        *_WRONG_AT_ENROLMENT,
    )
    _check_status(idp.verify_software_token(AccessToken=access_token, UserCode=codes.fresh())["Status"])
    idp.set_user_mfa_preference(
        AccessToken=access_token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    stage.codes = codes
    return "a wrong code is refused; the app is preferred from now on"


@step(
    "the next sign-in asks for a code",
    expects="a question for the code, then tokens",
    needs=(a_user, a_sign_in_flow, a_totp_pool),
)
def sign_in_with_code(stage: Stage) -> str:
    """The password is not enough, a wrong code is refused, and the app's next code opens."""
    codes, user, flow = stage.codes, stage.user, stage.client.sign_in_flows[-1]
    challenge = _asked(stage, flow, user.other_name)
    must_be_refused(
        "a wrong code",
        lambda: stage.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.wrong()),
        CODE_MISMATCH,
    )
    outcome = _tokens(stage.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.fresh()))
    stage.flows_tried.add(flow)
    stage.other_name_tried = stage.code_used = True
    return f"by {flow} as {user.other_name}: a wrong code is refused; {stage.reach(outcome, second_factor=True)}"


def a_used_code(stage: Stage) -> None:
    """Need: somebody signed in with a code just now."""
    if not stage.code_used:
        raise CannotShow("nobody signed in with a code of an app")


@step("a used code is refused", expects="a refusal", needs=(a_user, a_sign_in_flow, a_totp_pool, a_used_code))
def refuse_used_code(stage: Stage) -> str:
    """Whoever looked over the shoulder comes too late: within its half minute a code opens once."""
    flow = stage.client.sign_in_flows[0]
    challenge = _asked(stage, flow, stage.user.username)
    stage.flows_tried.add(flow)
    used = stage.codes.last
    return must_be_refused(
        "the code just used", lambda: stage.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=used), *_USED
    )


def a_message_factor(stage: Stage) -> None:
    """Need: the pool sends codes as second factor."""
    if stage.pool.mfa == "OFF":
        raise CannotShow("the pool's MFA is OFF")
    if not stage.pool.message_factors:
        raise CannotShow("the pool's second factor is an authenticator app, not messages")
    if stage.target.endpoint is None:
        raise CannotShow(
            f"{' and '.join(stage.pool.other_factors)}: AWS sends the codes to a person, not to this proof"
        )


@step(
    "a code by message is a second factor",
    expects="a question for the code that was sent, then tokens",
    needs=(a_user, a_sign_in_flow, a_message_factor),
)
def sign_in_with_sent_code(stage: Stage) -> str:
    """By every medium that the pool offers: the question comes, a wrong code is refused, the one sent opens."""
    told = []
    for factor in stage.pool.message_factors:
        challenge = _asked_by_message(stage, factor)
        code = stage.outbox.newest_code(stage.user, "mfa")
        stage.redactor.hide([code, challenge.session])
        name = f"{factor.challenge}_CODE"
        must_be_refused(
            f"a wrong code by {factor.title}",
            partial(stage.authentication.respond, challenge, **{name: other_than(code)}),
            CODE_MISMATCH,
        )
        outcome = _tokens(stage.authentication.respond(challenge, **{name: code}))
        stage.guarded = True
        told.append(f"{factor.title}: a wrong code is refused; {stage.reach(outcome, second_factor=True)}")
    return ", ".join(told)


def _asked_by_message(stage: Stage, factor: MessageFactor) -> Challenge:
    """The question for a code of that factor: the one that waits, or that of another sign-in that prefers it."""
    challenge = stage.challenge
    if challenge is None:
        wanted: EmailMfaSettingsTypeTypeDef = {"Enabled": True, "PreferredMfa": True}
        access_token = stage.tokens.access_token
        if factor == SMS_FACTOR:
            stage.aws.user_pools.set_user_mfa_preference(AccessToken=access_token, SMSMfaSettings=wanted)
        else:
            stage.aws.user_pools.set_user_mfa_preference(AccessToken=access_token, EmailMfaSettings=wanted)
        return _asked(stage, stage.client.sign_in_flows[0], stage.user.username, factor.challenge)
    outcome: Outcome = challenge
    if challenge.name == CHOOSE_FACTOR and factor.challenge in challenge.choices:
        outcome = stage.authentication.respond(challenge, ANSWER=factor.challenge)
    return _expected(outcome, factor.challenge)


def _asked(stage: Stage, flow: Flow, name: str, wanted: str = TOTP_CHALLENGE) -> Challenge:
    """The question that follows the password."""
    challenge = _expected(stage.authentication.start(flow, name, stage.user.password), wanted)
    stage.redactor.hide([challenge.session])
    return challenge


def _expected(outcome: Outcome, wanted: str) -> Challenge:
    if not isinstance(outcome, Challenge) or outcome.name != wanted:
        came = outcome.name if isinstance(outcome, Challenge) else "tokens without a code"
        raise StepFailed(f"expected {wanted} after the password; came {came}")
    return outcome


def _tokens(outcome: Outcome) -> Tokens:
    if isinstance(outcome, Challenge):
        raise StepFailed(f"expected tokens after the code; came {outcome.name}")
    return outcome


def _app(stage: Stage, secret: str) -> OneTimeCodes:
    """The user's app. A local AWS takes the codes beside the present one, so nobody waits; AWS gets each in turn."""
    stage.redactor.hide([secret])
    return OneTimeCodes(secret, look_around=stage.target.endpoint is not None, on_code=stage.redactor.hide)


def _check_status(status: str) -> None:
    if status != "SUCCESS":
        raise StepFailed(f"expected the code to be taken with SUCCESS; came {status}")
