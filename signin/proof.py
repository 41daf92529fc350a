"""The proof: which steps, in which order, and that nothing is left behind.

A new step is a function under `@step` in the module of its theme, and its name in one of the tuples below. It says
what it needs, and leaves on the stage what later steps need.
"""

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Final

from signin.aws import Aws
from signin.errors import CannotShow
from signin.mailbox import checked_address
from signin.pool import Pool
from signin.report import Report, StepResult
from signin.stage import Stage
from signin.step import Step
from signin.steps import (
    closing,
    codes,
    first_factor,
    groups,
    hosted,
    identity,
    not_tried,
    opening,
    profile,
    promises,
    roles,
    second_factor,
    sessions,
    tokens,
    way_in,
)
from signin.target import Target
from signin.unbroken import unbroken

if TYPE_CHECKING:
    from botocore.loaders import Loader

OnStep = Callable[[StepResult], None]

_OPENING: Final = (opening.read_target, opening.compare_outputs, opening.fetch_keys, opening.discover)
_PROMISES: Final = (promises.compare_amplify, promises.open_to_amplify)
_SELF_SIGN_UP: Final = (
    way_in.refuse_weak_password,
    way_in.sign_up,
    way_in.refuse_taken_name,
    way_in.refuse_unconfirmed,
    codes.confirm_by_code,
    way_in.confirm,
    way_in.verify_addresses,
)
_BY_ADMINISTRATOR: Final = (
    way_in.refuse_sign_up,
    way_in.refuse_weak_password,
    way_in.create_user,
    way_in.refuse_taken_name,
)
_PASSWORD: Final = (
    first_factor.refuse_closed_flows,
    first_factor.refuse_wrong_password,
    first_factor.hide_unknown_name,
    first_factor.refuse_wrong_secret,
    first_factor.sign_in,
)
_SECOND_FACTOR: Final = (
    second_factor.sign_in_with_sent_code,
    second_factor.enrol_totp,
    second_factor.sign_in_with_code,
    second_factor.refuse_used_code,
)
_TOKENS: Final = (
    tokens.compare_clocks,
    tokens.verify_id_token,
    tokens.verify_access_token,
    groups.find_group,
    tokens.refuse_forgeries,
    tokens.refuse_forgery_at_cognito,
)
_PROFILE: Final = (profile.write_attribute, profile.refuse_unwritable, profile.refuse_fixed)
_IDENTITY: Final = (
    identity.take_role,
    identity.follow_role_mapping,
    roles.check_trust,
    roles.take_group_role,
    identity.refuse_forged_login,
    identity.refuse_guests,
    identity.take_guest_role,
)
_HOSTED: Final = (hosted.open_login_page, hosted.refuse_unknown_code, hosted.exchange_code, hosted.serve_machine)
_ENDING: Final = (sessions.revoke, sessions.sign_out)


def plan(pool: Pool) -> tuple[Step, ...]:
    """The steps for a pool, between the opening and the clean-up, in order."""
    way = _SELF_SIGN_UP if pool.self_sign_up else _BY_ADMINISTRATOR
    changed_password = () if pool.self_sign_up else (first_factor.choose_password,)
    signing_in = (groups.join_group, *_PASSWORD, *changed_password, *_SECOND_FACTOR, first_factor.sign_in_otherwise)
    staying = (*_TOKENS, *_PROFILE, sessions.refresh, sessions.refuse_replaced)
    # The recovery comes last: replacing a password signs the user out everywhere.
    recovery = codes.refuse_reset if pool.only_admins_reset else codes.replace_forgotten_password
    return (*_PROMISES, *way, *signing_in, *staying, *_IDENTITY, *_HOSTED, *_ENDING, recovery)


def prove(
    target: Target, *, email: str | None = None, on_step: OnStep | None = None, loader: "Loader | None" = None
) -> Report:
    """Sign a throw-away user in to `target` and return what was seen; the user is gone afterwards.

    `email` is the user's address, to which the pool's messages go. By default it is one of Amazon SES's mailbox
    simulator, and of example.com at a local AWS, which sends nothing. `on_step` is called with each result as it comes,
    the clean-up's too when the proof is interrupted. `loader` may hold botocore's service models if this process has
    read them already; it counts for a local AWS only.

    Raises:
        SigninError: nothing listens at the target's local endpoint, or `email` is no address.
    """
    email = None if email is None else checked_address(email)
    aws = Aws(target, loader=loader)
    aws.require_a_listener()
    stage = Stage(target, aws, email)
    results: list[StepResult] = []

    def note(result: StepResult) -> None:
        results.append(result)
        if on_step is not None:
            on_step(result)

    try:
        for step in _OPENING:
            note(step.run(stage))
        for step in chain(_planned(stage), not_tried.steps(stage)):
            if step.applies(stage):
                note(step.run(stage))
    finally:
        _clean_up(stage, note)
    return Report(target, tuple(results))


def _clean_up(stage: Stage, note: OnStep) -> None:
    """Remove everything and tell it, even if the first Ctrl-C comes in the middle of that."""
    ended: list[StepResult] = []
    try:
        unbroken(lambda: ended.append(closing.clean_up.run(stage)))
    finally:
        for result in ended:
            note(result)


def _planned(stage: Stage) -> tuple[Step, ...]:
    """Nothing can be planned for a pool that could not be read; the first step said so."""
    try:
        return plan(stage.pool)
    except CannotShow:
        return ()
