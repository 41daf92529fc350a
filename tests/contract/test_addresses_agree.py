"""`components` and `signin` have the same URLs of AWS."""

import pytest

from cognito_identity.addresses import pool_endpoint
from signin.target import Target


@pytest.mark.parametrize("region", ["eu-central-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"])
def test_signin_has_the_issuer_of_the_components(region: str) -> None:
    pool_id = f"{region}_aBcDeFgH1"
    assert Target(region, pool_id, "c").issuer == f"https://{pool_endpoint(pool_id)}"
