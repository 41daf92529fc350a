"""The authenticator app: enrolling it, and being asked for its code."""

from typing import Final

from signin.authentication import MFA_SETUP, TOTP_CHALLENGE, Challenge
from signin.errors import CannotShow, StepFailed
from signin.one_time_codes import OneTimeCodes
from signin.refusal import must_be_refused
from signin.stage import Stage
from signin.step import a_sign_in_flow, a_user, step

_WRONG_AT_ENROLMENT: Final = ("EnableSoftwareTokenMFAException", "CodeMismatchException")


def a_totp_pool(stage: Stage) -> None:
    """Need: the pool knows authenticator apps."""
    pool = stage.pool
    if pool.mfa == "OFF":
        raise CannotShow("the pool's MFA is OFF")
    if not pool.totp:
        factors = " and ".join(pool.other_factors) or "no factor"
        raise CannotShow(f"the pool's second factor is {factors}: its codes reach a person, not this proof")


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
    challenge = stage.authentication.start(flow, user.other_name, user.password)
    if not isinstance(challenge, Challenge) or challenge.name != TOTP_CHALLENGE:
        came = challenge.name if isinstance(challenge, Challenge) else "tokens without a code"
        raise StepFailed(f"expected {TOTP_CHALLENGE} after the password; came {came}")
    stage.redactor.hide([challenge.session])
    must_be_refused(
        "a wrong code",
        lambda: stage.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.wrong()),
        "CodeMismatchException",
    )
    outcome = stage.authentication.respond(challenge, SOFTWARE_TOKEN_MFA_CODE=codes.fresh())
    return f"by {flow} as {user.other_name}: a wrong code is refused; {stage.reach(outcome, second_factor=True)}"


def _app(stage: Stage, secret: str) -> OneTimeCodes:
    """The user's app. A local AWS takes the coming code, so nobody waits; the real one gets each in its own time."""
    stage.redactor.hide([secret])
    return OneTimeCodes(secret, look_ahead=stage.target.endpoint is not None)


def _check_status(status: str) -> None:
    if status != "SUCCESS":
        raise StepFailed(f"expected the code to be taken with SUCCESS; came {status}")
