"""Runs the steps in order, and the clean-up at the end.

A new step is a function with `@step` in a module of `signin/steps`, and its name in one of the tuples below. It
names its preconditions, and stores in the state what later steps need.
"""

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Final

from signin.aws import Aws
from signin.errors import StepSkipped
from signin.mailbox import checked_address
from signin.report import Report, StepResult
from signin.state import RunState
from signin.step import Step
from signin.steps import (
    amplify_outputs,
    attributes,
    clean_up,
    confirmation_codes,
    discovery,
    groups,
    identity,
    managed_login,
    mfa,
    not_tried,
    password,
    roles,
    sessions,
    sign_up,
    tokens,
)
from signin.target import Target
from signin.uninterrupted import run_uninterrupted
from signin.user_pool import Pool

if TYPE_CHECKING:
    from botocore.loaders import Loader

OnStep = Callable[[StepResult], None]

_OPENING: Final = (
    discovery.read_user_pool,
    discovery.compare_outputs,
    discovery.fetch_keys,
    discovery.read_discovery_document,
)
_PROMISES: Final = (amplify_outputs.compare_amplify_outputs, amplify_outputs.allow_amplify_flow)
_SELF_SIGN_UP: Final = (
    sign_up.refuse_weak_password,
    sign_up.sign_up,
    sign_up.refuse_taken_username,
    sign_up.refuse_unconfirmed,
    confirmation_codes.confirm_by_code,
    sign_up.confirm,
    sign_up.verify_addresses,
)
_BY_ADMINISTRATOR: Final = (
    sign_up.refuse_sign_up,
    sign_up.refuse_weak_password,
    sign_up.create_user,
    sign_up.refuse_taken_username,
)
_PASSWORD: Final = (
    password.refuse_disallowed_flows,
    password.refuse_wrong_password,
    password.hide_unknown_username,
    password.refuse_wrong_secret,
    password.sign_in,
)
_SECOND_FACTOR: Final = (
    mfa.sign_in_with_message_code,
    mfa.enroll_totp,
    mfa.sign_in_with_code,
    mfa.refuse_used_code,
)
_TOKENS: Final = (
    tokens.compare_clocks,
    tokens.verify_id_token,
    tokens.verify_access_token,
    groups.find_group_claim,
    tokens.refuse_forgeries,
    tokens.refuse_forgery_at_cognito,
)
_PROFILE: Final = (attributes.write_attribute, attributes.refuse_read_only, attributes.refuse_immutable)
_IDENTITY: Final = (
    identity.get_authenticated_role,
    identity.follow_role_mapping,
    roles.check_trust,
    roles.get_group_role,
    identity.refuse_forged_token,
    identity.refuse_guests,
    identity.get_guest_role,
)
_HOSTED: Final = (
    managed_login.open_login_page,
    managed_login.refuse_unknown_code,
    managed_login.exchange_code,
    managed_login.get_machine_token,
)
_ENDING: Final = (sessions.revoke, sessions.sign_out)


def plan(pool: Pool) -> tuple[Step, ...]:
    """The steps for a pool, in order, without the first ones and the clean-up."""
    way = _SELF_SIGN_UP if pool.self_sign_up else _BY_ADMINISTRATOR
    changed_password = () if pool.self_sign_up else (password.change_temporary_password,)
    signing_in = (groups.join_group, *_PASSWORD, *changed_password, *_SECOND_FACTOR, password.sign_in_by_other_flows)
    staying = (*_TOKENS, *_PROFILE, sessions.refresh, sessions.refuse_rotated)
    # Recovery comes last, because a new password signs the user out everywhere.
    recovery = (
        confirmation_codes.refuse_reset if pool.only_admins_reset else confirmation_codes.reset_forgotten_password
    )
    return (*_PROMISES, *way, *signing_in, *staying, *_IDENTITY, *_HOSTED, *_ENDING, recovery)


def prove(
    target: Target, *, email: str | None = None, on_step: OnStep | None = None, loader: "Loader | None" = None
) -> Report:
    """Sign a temporary user in to `target` and return the report; the user is deleted afterwards.

    `email` is the user's address, to which the pool's messages go. By default it is one of Amazon SES's mailbox
    simulator, and of example.com at a local AWS, which sends nothing. `on_step` is called with each result as it comes,
    the clean-up's too when the proof is interrupted. `loader` may hold botocore's service models if this process has
    read them already; it counts for a local AWS only.

    Raises:
        SigninError: nothing listens at the target's local endpoint, or `email` is no address.
    """
    email = None if email is None else checked_address(email)
    aws = Aws(target, loader=loader)
    aws.require_listener()
    state = RunState(target, aws, email)
    results: list[StepResult] = []

    def note(result: StepResult) -> None:
        results.append(result)
        if on_step is not None:
            on_step(result)

    try:
        for step in _OPENING:
            note(step.run(state))
        for step in chain(_planned(state), not_tried.steps(state)):
            if step.applies(state):
                note(step.run(state))
    finally:
        _clean_up(state, note)
    return Report(target, tuple(results))


def _clean_up(state: RunState, note: OnStep) -> None:
    """Delete everything that was created and report it, even if it is interrupted once."""
    ended: list[StepResult] = []
    try:
        run_uninterrupted(lambda: ended.append(clean_up.clean_up.run(state)))
    finally:
        for result in ended:
            note(result)


def _planned(state: RunState) -> tuple[Step, ...]:
    """The pool's steps; none if it could not be read, which the first step reports."""
    try:
        return plan(state.pool)
    except StepSkipped:
        return ()
