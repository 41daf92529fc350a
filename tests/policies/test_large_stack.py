from collections import Counter

import pytest

from cognito_policies import load_pack
from tests.policies.cost import Run, in_process, milliseconds, through_the_server
from tests.policies.large_stack import IDENTITY_SIZE, large_stack


@pytest.mark.parametrize("size", [1, 7, IDENTITY_SIZE * 3])
def test_it_has_as_many_resources_as_asked_for_and_no_two_alike(size: int) -> None:
    stack = large_stack(size)
    assert len(stack) == size
    assert set(Counter(resource.urn for resource in stack).values()) == {1}


def test_whole_identities_satisfy_every_rule_at_the_end_of_an_update() -> None:
    stack, pack = large_stack(IDENTITY_SIZE * 3), load_pack()
    assert [violation for resource in stack for violation in pack.check_resource(resource)] == []
    assert pack.check_stack(stack) == []


@pytest.mark.parametrize("nameless", [True, False])
def test_in_a_first_preview_nothing_is_violated_and_what_is_not_known_is_said(nameless: bool) -> None:
    stack, pack = large_stack(IDENTITY_SIZE * 3, preview=True, nameless=nameless), load_pack()
    said = [*(each for resource in stack for each in pack.check_resource(resource)), *pack.check_stack(stack)]
    assert said
    assert {violation.level for violation in said} == {"advisory"}
    assert all(violation.message.startswith("not checked yet") for violation in said)


@pytest.mark.parametrize("judging", [in_process, through_the_server])
def test_what_it_costs_can_be_measured(judging: Run) -> None:
    assert milliseconds(judging, IDENTITY_SIZE, preview=True) > 0
