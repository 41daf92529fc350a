"""boto3 clients of the sandbox, independent of profiles, environment and proxies, without retries.

botocore has no option to ignore configuration files and the environment. So this session gets its configuration from
the classes that botocore uses itself (`botocore.configprovider`, undocumented).
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore.config import Config
from botocore.configprovider import (
    BOTOCORE_DEFAUT_SESSION_VARIABLES,
    ConfigChainFactory,
    ConfigValueStore,
)

if TYPE_CHECKING:
    from botocore.loaders import Loader

ACCESS_KEY = "AKIASANDBOXSANDBOXSA"  # pragma: allowlist secret
SECRET_KEY = "sandbox"  # noqa: S105 -- not a secret: moto checks no signatures


class _IsolatedSession(botocore.session.Session):
    """A botocore session whose configuration is botocore's defaults, whatever the machine's AWS set-up says."""

    def __init__(self) -> None:
        super().__init__()
        chains = ConfigChainFactory(session=self, environ={})
        mapping = {
            name: chains.create_config_chain(instance_name=name, default=default, conversion_func=convert)
            for name, (_, _, default, convert) in BOTOCORE_DEFAUT_SESSION_VARIABLES.items()
        }
        self.register_component("config_store", ConfigValueStore(mapping=mapping))

    @property
    def full_config(self) -> dict[str, Any]:
        return {"profiles": {}}

    def get_scoped_config(self) -> dict[str, Any]:
        return {}


class Clients:
    """One client for each service, created when it is first needed."""

    def __init__(self, endpoint: str, region: str) -> None:
        self._endpoint = endpoint
        self._botocore = _IsolatedSession()
        self._session = boto3.session.Session(
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
            region_name=region,
            botocore_session=self._botocore,
        )
        # Not 1: with one attempt, botocore adds "reached max retries" to the text of every error.
        self._config = Config(proxies={}, retries={"mode": "standard", "total_max_attempts": 2})
        self._made: dict[str, Any] = {}
        self._lock = Lock()

    @property
    def service_models(self) -> Loader:
        """The loader of botocore's service models, for other code in this process."""
        loader: Loader = self._botocore.get_component("data_loader")
        return loader

    def get(self, service: str) -> Any:
        """The client of a service. boto3 creates clients in one thread at a time."""
        with self._lock:
            if service not in self._made:
                make: Any = self._session.client
                self._made[service] = make(service, endpoint_url=self._endpoint, config=self._config)
            return self._made[service]

    def close(self) -> None:
        """Drop the connections."""
        for client in self._made.values():
            client.close()
        self._made.clear()
