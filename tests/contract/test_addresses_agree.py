"""`components` and `signin` know AWS's addresses each by itself: they have to know the same ones."""

import pytest

from cognito_identity.addresses import pool_endpoint
from signin.target import Target


@pytest.mark.parametrize("region", ["eu-central-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"])
def test_the_proof_expects_the_issuer_that_the_components_say(region: str) -> None:
    pool_id = f"{region}_aBcDeFgH1"
    assert Target(region, pool_id, "c").issuer == f"https://{pool_endpoint(pool_id)}"
