"""No default of the components violates a mandatory rule, whatever the other arguments are."""

from typing import Any

import pytest
from hypothesis import assume, example, given, settings

from cognito_identity import ArgumentError, UserIdentity
from tests.cognito_identity.engine import Run, deploy
from tests.contract.chosen_arguments import CODE, FUNCTION, OIDC, Chosen, chosen_arguments
from tests.contract.pack_violations import violations
from tests.policies.checking import unhurried

CHALLENGE = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response")


def mandatory(done: Run) -> set[str]:
    """The mandatory rules that are violated; a post-deployment check speaks for its rule."""
    found = {violation.rule for violation in violations(done) if violation.level == "mandatory"}
    return {rule.removesuffix("-applied") for rule in found}


def accepted(chosen: Chosen, *, preview: bool) -> Run:
    args: Any = chosen.args
    try:
        return deploy(lambda: UserIdentity("shop", args), preview=preview)
    except ArgumentError:
        assume(False)
        raise


def known(**args: object) -> Chosen:
    return Chosen(dict(args), frozenset())


@pytest.mark.parametrize("preview", [False, True], ids=["update", "preview"])
@settings(unhurried, max_examples=25)
@example(known(user_pool={"mfa_second_factor": {"otp": True, "sms": True}}))
@example(known(user_pool={"enable_sms_role": True}))
@example(known(identity_providers={"corp": OIDC}))
@example(known(identity_providers={"corp": {**OIDC, "client_secret": "s"}}))
@example(known(user_pool={"lambda_triggers": dict.fromkeys(CHALLENGE, FUNCTION)}))
@example(known(clients={"web": {"o_auth": {**CODE, "callback_urls": ["com.shop.app:/in"]}}}))
@given(chosen=chosen_arguments())
def test_no_default_violates_a_mandatory_rule(preview: bool, chosen: Chosen) -> None:
    assert mandatory(accepted(chosen, preview=preview)) <= chosen.objections
