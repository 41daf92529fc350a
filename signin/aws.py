"""Access to AWS: one botocore session, one client per service, and HTTP for public documents and OAuth endpoints.

botocore has no option to ignore configuration files and the environment. Its HTTP client, which uses the proxies and
certificate authorities of the AWS configuration, isn't public. So this module uses the undocumented
`botocore.configprovider`, `httpsession` and `utils`; no other module does.
"""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, Literal, cast
from urllib.parse import urlencode, urlsplit

import botocore.configprovider
import botocore.session
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from botocore.httpsession import URLLib3Session
from botocore.loaders import Loader, create_loader
from botocore.utils import get_environ_proxies

from signin.errors import SigninError, StepFailed
from signin.target import Target

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity import CognitoIdentityClient
    from mypy_boto3_cognito_identity.type_defs import CredentialsTypeDef
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_iam import IAMClient
    from mypy_boto3_sts import STSClient

_CONNECT_SECONDS: Final = 5
_READ_SECONDS: Final = 30
_HTTP_OK: Final = 200
# Access key and secret for a local AWS, which checks neither.
_LOCAL_KEY: Final = "signin-proof"


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Aws:
    """The AWS of one target.

    With a local endpoint, the user's AWS configuration is not read: no profile, credentials, `AWS_*` variables
    or proxy. A broken profile must not stop a local run, and real credentials must not be sent to it.

    `loader` may contain service models that this process has already read.
    """

    def __init__(self, target: Target, *, loader: Loader | None = None) -> None:
        self._target = target
        self._local = target.endpoint is not None
        self._session = _isolated_session(loader) if self._local else botocore.session.Session()
        # Kept until the run ends: an exception that a signal handler raises inside a finalizer is ignored by Python.
        self._used: list[object] = []

    def require_listener(self) -> None:
        """Check that a local AWS accepts connections.

        Raises:
            SigninError: nothing listens at the endpoint.
        """
        if self._target.endpoint is None:
            return
        parts = urlsplit(self._target.endpoint)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            socket.create_connection((str(parts.hostname), port), timeout=_CONNECT_SECONDS).close()
        except OSError as error:
            raise SigninError(
                f"nothing answers at {self._target.endpoint} ({error.strerror or error}): is the sandbox running? "
                "start it with: python -m sandbox up --serve --outputs outputs.json"
            ) from error

    @cached_property
    def user_pools(self) -> "CognitoIdentityProviderClient":
        """The client for user pools."""
        return cast("CognitoIdentityProviderClient", self._client("cognito-idp"))

    @cached_property
    def identity_pools(self) -> "CognitoIdentityClient":
        """The client for identity pools."""
        return cast("CognitoIdentityClient", self._client("cognito-identity"))

    @cached_property
    def roles(self) -> "IAMClient":
        """The client for IAM."""
        return cast("IAMClient", self._client("iam"))

    def sts(self, credentials: "CredentialsTypeDef") -> "STSClient":
        """An STS client with credentials from an identity pool."""
        return cast("STSClient", self._client("sts", credentials))

    def fetch(self, what: str, url: str) -> bytes:
        """The body of a public document; redirects are not followed."""
        answer = self.send("GET", what, url)
        if answer.status != _HTTP_OK:
            raise StepFailed(f"expected {what} at {url}; got HTTP {answer.status}")
        return answer.body

    def send(
        self,
        method: Literal["GET", "POST"],
        what: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        authorization: str | None = None,
    ) -> Answer:
        """Send one HTTP request and return its response, whatever its status."""
        headers = {"Authorization": authorization} if authorization else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        request = AWSRequest(method, url, headers=headers, data=urlencode(form) if form is not None else None)
        http = URLLib3Session(
            proxies={} if self._local else get_environ_proxies(url),
            verify=self._session.get_config_variable("ca_bundle") or True,
            timeout=_READ_SECONDS,
        )
        self._used.append(http)
        try:
            answer = http.send(request.prepare())
        except BotoCoreError as error:
            raise StepFailed(f"expected {what} at {url}; got {error}") from error
        finally:
            http.close()
        return Answer(answer.status_code, answer.headers, answer.content)

    def _client(self, service: str, credentials: "CredentialsTypeDef | None" = None) -> object:
        if credentials is None:
            credentials = {"AccessKeyId": _LOCAL_KEY, "SecretKey": _LOCAL_KEY} if self._local else {}
        client: object = self._session.create_client(
            service,
            region_name=self._target.region,
            endpoint_url=self._target.endpoint,
            config=self._config,
            aws_access_key_id=credentials.get("AccessKeyId"),
            aws_secret_access_key=credentials.get("SecretKey"),
            aws_session_token=credentials.get("SessionToken"),
        )
        self._used.append(client)
        return client

    @cached_property
    def _config(self) -> Config:
        timeouts = Config(connect_timeout=_CONNECT_SECONDS, read_timeout=_READ_SECONDS)
        if self._local:
            return timeouts.merge(Config(proxies={}, retries={"total_max_attempts": 1}))
        return timeouts.merge(Config(retries={"mode": "standard", "total_max_attempts": 4}))


def _isolated_session(loader: Loader | None) -> botocore.session.Session:
    """A session with botocore's defaults only: environment variables and files are not read."""
    defaults = {
        name: (None, None, default, convert)
        for name, (_, _, default, convert) in botocore.configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES.items()
    }
    for file in ("config_file", "credentials_file"):
        defaults[file] = (None, None, os.devnull, None)
    session = botocore.session.Session(session_vars=defaults)
    session.register_component("data_loader", loader or _shipped_models())
    return session


@cache
def _shipped_models() -> Loader:
    """Botocore's service models, cached: reading them takes longer than a whole local run."""
    return create_loader()
