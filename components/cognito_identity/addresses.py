"""Where AWS has a user pool and its login pages, in every partition. Nothing here asks AWS."""

from collections.abc import Mapping

_DNS_SUFFIXES: Mapping[str, str] = {"cn-": "com.cn", "eusc-": "eu"}
"""By how a region's name begins; everywhere else it is `com`."""
_GOV_CLOUD = "us-gov-"


def pool_region(user_pool_id: str) -> str:
    """Return the region, which a pool's id begins with, whichever provider put the pool there."""
    return user_pool_id.partition("_")[0]


def pool_endpoint(user_pool_id: str) -> str:
    """Return the pool's name as an identity provider, which is its issuer without `https://`."""
    region = pool_region(user_pool_id)
    return f"cognito-idp.{region}.amazonaws.{_suffix(region)}/{user_pool_id}"


def login_host(prefix: str, region: str) -> str:
    """Return the host of login pages below AWS's own domain. GovCloud has FIPS endpoints only.

    https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
    """
    kind = "auth-fips" if region.startswith(_GOV_CLOUD) else "auth"
    return f"{prefix}.{kind}.{region}.amazoncognito.{_suffix(region)}"


def _suffix(region: str) -> str:
    return next((suffix for start, suffix in _DNS_SUFFIXES.items() if region.startswith(start)), "com")
