"""The address of a local AWS, such as the sandbox's. AWS's own addresses are refused."""

import re
from typing import Final
from urllib.parse import urlsplit

from signin.errors import SigninError

# The suffixes of every partition, dual-stack ones included, as in botocore's partitions.json, and that of user pool
# domains.
_AWS_SUFFIXES: Final = (
    "amazonaws.com",
    "api.aws",
    "amazonaws.com.cn",
    "api.amazonwebservices.com.cn",
    "amazonaws.eu",
    "api.amazonwebservices.eu",
    "c2s.ic.gov",
    "api.aws.ic.gov",
    "sc2s.sgov.gov",
    "api.aws.scloud",
    "cloud.adc-e.uk",
    "api.cloud-aws.adc-e.uk",
    "csp.hci.ic.gov",
    "api.aws.hci.ic.gov",
    "amazoncognito.com",
)
# Other spellings of a name, by IDNA or percent-encoding, would not match the list.
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|[0-9a-f:.]+")


def is_aws(url: str) -> bool:
    """Whether the host of `url` is AWS's."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return _is_aws_host(host)


def checked_endpoint(endpoint: str) -> str:
    """`endpoint` as a plain http(s) address without a trailing slash.

    AWS's hosts are refused: at a local AWS, users are created without a question.

    Raises:
        SigninError: it is not such an address, or it is AWS's.
    """
    try:
        parts = urlsplit(endpoint)
        valid = (parts.port is None or parts.port > 0) and _HOST.fullmatch(parts.hostname or "") is not None
    except ValueError:
        valid = False
    if not valid or parts.scheme not in {"http", "https"} or parts.username is not None:
        raise SigninError(f"endpoint: {endpoint!r} is not an address such as http://127.0.0.1:5000")
    if _is_aws_host(parts.hostname or ""):
        raise SigninError(f"endpoint: {endpoint!r} is an AWS address; remove it, because it is for a local AWS")
    if parts.query or parts.fragment:
        raise SigninError(f"endpoint: {endpoint!r} must not have a query or fragment")
    return endpoint.rstrip("/")


def _is_aws_host(host: str) -> bool:
    """A final dot makes no difference."""
    return f".{host.lower().rstrip('.')}".endswith(tuple(f".{suffix}" for suffix in _AWS_SUFFIXES))
