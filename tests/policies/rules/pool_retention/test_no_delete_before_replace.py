import pytest

from cognito_policies import ResourceOptions
from cognito_policies.model.tokens import IDENTITY_POOL, USER_POOL
from cognito_policies.rules.pool_retention.no_delete_before_replace import RULE
from tests.policies.checking import outcome
from tests.policies.samples import good


@pytest.mark.parametrize(("given", "fires"), [(True, True), (False, False), (None, False)])
def test_only_true_deletes_first(given: bool | None, fires: bool) -> None:
    found = outcome(RULE, good(USER_POOL, options=ResourceOptions(delete_before_replace=given)))
    assert bool(found.violated) is fires
    assert not found.unchecked


def test_identity_pools_are_not_its_business() -> None:
    assert outcome(RULE, good(IDENTITY_POOL, options=ResourceOptions(delete_before_replace=True))).clean
