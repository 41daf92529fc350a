"""The way to AWS: one botocore session, one client per service, and the public keys."""

import os
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, cast

import botocore.configprovider
import botocore.session
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from botocore.httpsession import URLLib3Session
from botocore.loaders import Loader, create_loader
from botocore.utils import get_environ_proxies

from signin.errors import StepFailed
from signin.target import Target

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity import CognitoIdentityClient
    from mypy_boto3_cognito_identity.type_defs import CredentialsTypeDef
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_sts import STSClient

_CONNECT_SECONDS: Final = 5
_READ_SECONDS: Final = 30
_HTTP_OK: Final = 200
# What a local AWS is signed with; it checks neither.
_LOCAL_KEY: Final = "signin-proof"


class Aws:
    """The AWS of one target.

    Against a local endpoint nothing of the user's own AWS set-up is read: no profile, no credentials, no
    `AWS_*` variable, no proxy. A stale profile must not break a trial, and a real key must not reach it.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._local = target.endpoint is not None
        self._session = _isolated_session() if self._local else botocore.session.Session()

    @cached_property
    def user_pools(self) -> "CognitoIdentityProviderClient":
        """The client for user pools."""
        return cast("CognitoIdentityProviderClient", self._client("cognito-idp"))

    @cached_property
    def identity_pools(self) -> "CognitoIdentityClient":
        """The client for identity pools."""
        return cast("CognitoIdentityClient", self._client("cognito-identity"))

    def as_identity(self, credentials: "CredentialsTypeDef") -> "STSClient":
        """STS as the holder of credentials that an identity pool gave."""
        return cast("STSClient", self._client("sts", credentials))

    def fetch_keys(self) -> bytes:
        """The target's JWKS document, over the same kind of connection as the calls; redirects are not followed."""
        url = self._target.keys_url
        http = URLLib3Session(
            proxies={} if self._local else get_environ_proxies(url),
            verify=self._session.get_config_variable("ca_bundle") or True,
            timeout=_READ_SECONDS,
        )
        try:
            answer = http.send(AWSRequest("GET", url).prepare())
        except BotoCoreError as error:
            raise StepFailed(f"expected the public keys at {url}; came {error}") from error
        finally:
            http.close()
        if answer.status_code != _HTTP_OK:
            raise StepFailed(f"expected the public keys at {url}; came HTTP {answer.status_code}")
        return answer.content

    def _client(self, service: str, credentials: "CredentialsTypeDef | None" = None) -> object:
        if credentials is None:
            credentials = {"AccessKeyId": _LOCAL_KEY, "SecretKey": _LOCAL_KEY} if self._local else {}
        return self._session.create_client(
            service,
            region_name=self._target.region,
            endpoint_url=self._target.endpoint,
            config=self._config,
            aws_access_key_id=credentials.get("AccessKeyId"),
            aws_secret_access_key=credentials.get("SecretKey"),
            aws_session_token=credentials.get("SessionToken"),
        )

    @cached_property
    def _config(self) -> Config:
        timeouts = Config(connect_timeout=_CONNECT_SECONDS, read_timeout=_READ_SECONDS)
        if self._local:
            return timeouts.merge(Config(proxies={}, retries={"total_max_attempts": 1}))
        return timeouts.merge(Config(retries={"mode": "standard", "total_max_attempts": 4}))


def _isolated_session() -> botocore.session.Session:
    """A session whose every setting is botocore's default: neither environment nor files are asked."""
    defaults = {
        name: (None, None, default, convert)
        for name, (_, _, default, convert) in botocore.configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES.items()
    }
    for file in ("config_file", "credentials_file"):
        defaults[file] = (None, None, os.devnull, None)
    session = botocore.session.Session(session_vars=defaults)
    session.register_component("data_loader", _shipped_models())
    return session


@cache
def _shipped_models() -> Loader:
    """Botocore's own service models, read once a process: reading them takes longer than a whole local proof."""
    return create_loader()
