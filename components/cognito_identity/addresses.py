"""Host names of user pools and their login pages in every AWS partition, built without a call to AWS."""

from collections.abc import Mapping

_DNS_SUFFIXES: Mapping[str, str] = {"cn-": "com.cn", "eusc-": "eu"}
"""By the prefix of the region; the default is `com`."""
_GOV_CLOUD = "us-gov-"


def pool_region(user_pool_id: str) -> str:
    """Return the region of a pool: its id begins with it."""
    return user_pool_id.partition("_")[0]


def pool_endpoint(user_pool_id: str) -> str:
    """Return the provider name of a pool, which is its issuer URL without `https://`."""
    region = pool_region(user_pool_id)
    return f"cognito-idp.{region}.amazonaws.{_suffix(region)}/{user_pool_id}"


def login_host(prefix: str, region: str) -> str:
    """Return the host of a prefix domain. AWS GovCloud has FIPS endpoints only.

    https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
    """
    kind = "auth-fips" if region.startswith(_GOV_CLOUD) else "auth"
    return f"{prefix}.{kind}.{region}.amazoncognito.{_suffix(region)}"


def _suffix(region: str) -> str:
    return next((suffix for start, suffix in _DNS_SUFFIXES.items() if region.startswith(start)), "com")
