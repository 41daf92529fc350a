import pytest

from cognito_policies import ResourceOptions
from cognito_policies.rules.protection.no_delete_before_replace import RULE
from cognito_policies.tokens import IDENTITY_POOL, USER_POOL
from tests.policies.judging import outcome
from tests.policies.samples import good


@pytest.mark.parametrize(("given", "fires"), [(True, True), (False, False), (None, False)])
def test_only_true_deletes_first(given: bool | None, fires: bool) -> None:
    found = outcome(RULE, good(USER_POOL, options=ResourceOptions(delete_before_replace=given)))
    assert bool(found.violated) is fires
    assert not found.undecided


def test_identity_pools_are_not_its_business() -> None:
    assert outcome(RULE, good(IDENTITY_POOL, options=ResourceOptions(delete_before_replace=True))).clean
