"""Groups at a scripted AWS."""

import pytest

from signin.steps import (
    groups,
)
from signin.tokens import Verifier
from tests.signin.scripted_aws import SUB, Sign, failed, refusal, signed_in, staged


class TestGroups:
    def test_a_group_that_does_not_take_the_user_fails_and_is_removed(self) -> None:
        idp = {"list_groups": {"Groups": []}, "create_group": {}, "admin_add_user_to_group": refusal("X")}
        state = staged(idp)
        assert "expected the user to be in a group; got X" in failed(groups.join_group, state)
        assert len(state.groups) == 1

    def test_a_group_whose_making_got_no_answer_is_removed(self) -> None:
        state = staged({"list_groups": {"Groups": []}, "create_group": refusal("InternalErrorException")})
        failed(groups.join_group, state)
        assert len(state.groups) == 1

    @pytest.mark.parametrize("claim", [None, [], ["others"], "readers"])
    @pytest.mark.parametrize("use", ["id", "access"])
    def test_a_token_that_does_not_name_the_group_fails(
        self, verifier: Verifier, sign: Sign, claim: object, use: str
    ) -> None:
        named = {"id": ["readers"], "access": ["readers"], use: claim}
        both = {kind: sign(kind, sub=SUB, **{"cognito:groups": value}) for kind, value in named.items()}
        state = signed_in(staged(), verifier, both["id"], both["access"])
        state.group = "readers"
        told = failed(groups.find_group_claim, state)
        assert told == f"expected cognito:groups of the {use} token to contain readers; it is {claim}"

    def test_who_is_in_no_group_has_nothing_to_show(self, verifier: Verifier) -> None:
        assert groups.find_group_claim.run(signed_in(staged(), verifier)).detail == "the user is in no group"
