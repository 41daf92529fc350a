"""The proof: which steps, in which order, and that nothing is left behind.

A new step is a function under `@step` in the module of its theme, and its name in one of the tuples below. It says
what it needs, and leaves on the stage what later steps need.
"""

from collections.abc import Callable
from typing import Final

from signin.aws import Aws
from signin.errors import CannotShow
from signin.pool import Pool
from signin.report import Report, StepResult
from signin.stage import Stage
from signin.step import Step
from signin.steps import closing, first_factor, identity, opening, second_factor, tokens, way_in
from signin.target import Target

OnStep = Callable[[StepResult], None]

_OPENING: Final = (opening.read_target, opening.compare_outputs, opening.fetch_keys)
_SELF_SIGN_UP: Final = (way_in.sign_up, way_in.refuse_unconfirmed, way_in.confirm, way_in.verify_email)
_BY_ADMINISTRATOR: Final = (way_in.refuse_sign_up, way_in.create_user)
_PASSWORD: Final = (first_factor.refuse_closed_flows, first_factor.refuse_wrong_password, first_factor.sign_in)
_SECOND_FACTOR: Final = (second_factor.enrol_totp, second_factor.sign_in_with_code)
_TOKENS: Final = (
    tokens.verify_id_token,
    tokens.verify_access_token,
    tokens.refuse_forgeries,
    tokens.refuse_forgery_at_cognito,
    tokens.refresh,
)
_IDENTITY: Final = (identity.take_role, identity.refuse_forged_login, identity.refuse_guests)


def plan(pool: Pool) -> tuple[Step, ...]:
    """The steps for a pool, between the opening and the clean-up, in order."""
    way = _SELF_SIGN_UP if pool.self_sign_up else _BY_ADMINISTRATOR
    changed_password = () if pool.self_sign_up else (first_factor.choose_password,)
    signed_in = (*_SECOND_FACTOR, first_factor.sign_in_otherwise)
    return (*way, *_PASSWORD, *changed_password, *signed_in, *_TOKENS, *_IDENTITY, closing.sign_out)


def prove(target: Target, *, on_step: OnStep | None = None) -> Report:
    """Sign a throw-away user in to `target` and tell what was seen; the user is gone afterwards.

    `on_step` is told each result as it comes, the clean-up's too when the proof is interrupted.
    """
    stage = Stage(target, Aws(target))
    results: list[StepResult] = []

    def run(step: Step) -> None:
        results.append(step.run(stage))
        if on_step is not None:
            on_step(results[-1])

    try:
        for step in _OPENING:
            run(step)
        for step in _planned(stage):
            run(step)
    finally:
        run(closing.clean_up)
    return Report(target, tuple(results))


def _planned(stage: Stage) -> tuple[Step, ...]:
    """Nothing can be planned for a pool that could not be read; the first step said so."""
    try:
        return plan(stage.pool)
    except CannotShow:
        return ()
