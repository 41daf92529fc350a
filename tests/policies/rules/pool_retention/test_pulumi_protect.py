import pytest

from cognito_policies import ResourceOptions
from cognito_policies.model.tokens import IDENTITY_POOL, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.pool_retention.pulumi_protect import RULE
from tests.policies.checking import outcome
from tests.policies.samples import good


@pytest.mark.parametrize("token", [USER_POOL, IDENTITY_POOL])
@pytest.mark.parametrize("protect", [True, False])
def test_both_kinds_of_pool_are_protected(token: str, protect: bool) -> None:
    found = outcome(RULE, good(token, options=ResourceOptions(protect=protect)))
    assert bool(found.violated) is not protect


def test_clients_hold_no_users() -> None:
    assert outcome(RULE, good(USER_POOL_CLIENT, options=ResourceOptions())).clean
