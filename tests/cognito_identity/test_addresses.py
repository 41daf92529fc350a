"""Host names in every AWS partition."""

from typing import Any

import pytest

from cognito_identity import UserPoolDomain, UserPoolWithMfa
from cognito_identity.addresses import login_host, pool_endpoint, pool_region
from tests.cognito_identity.engine import deploy

PLACES = {
    "eu-central-1": ("cognito-idp.eu-central-1.amazonaws.com", "acme.auth.eu-central-1.amazoncognito.com"),
    "us-gov-west-1": ("cognito-idp.us-gov-west-1.amazonaws.com", "acme.auth-fips.us-gov-west-1.amazoncognito.com"),
    "us-gov-east-1": ("cognito-idp.us-gov-east-1.amazonaws.com", "acme.auth-fips.us-gov-east-1.amazoncognito.com"),
    "cn-north-1": ("cognito-idp.cn-north-1.amazonaws.com.cn", "acme.auth.cn-north-1.amazoncognito.com.cn"),
}


@pytest.mark.parametrize(("region", "hosts"), PLACES.items(), ids=PLACES)
def test_hosts_have_the_suffix_of_their_partition(region: str, hosts: tuple[str, str]) -> None:
    pool_id = f"{region}_aBcDeFgH1"
    assert pool_region(pool_id) == region
    assert (pool_endpoint(pool_id), login_host("acme", region)) == (f"{hosts[0]}/{pool_id}", hosts[1])


@pytest.mark.parametrize(("region", "hosts"), PLACES.items(), ids=PLACES)
def test_components_return_these_hosts(region: str, hosts: tuple[str, str]) -> None:
    pool_id = f"{region}_aBcDeFgH1"
    args: Any = {"user_pool_id": pool_id, "cognito_domain": {"domain_prefix": "acme"}}

    def program() -> dict[str, Any]:
        pool = UserPoolWithMfa.from_user_pool_id("existing", pool_id)
        return {"issuer": pool.user_pool_provider_url, "pages": UserPoolDomain("login", args).base_url}

    assert deploy(program).outputs == {"issuer": f"https://{hosts[0]}/{pool_id}", "pages": f"https://{hosts[1]}"}
