"""The only module that depends on moto's internals. Everything else uses moto's public names.

What it depends on, and why:

- `CognitoIdpUserPool.__init__` is not called. It reads moto's published RSA key, which takes 0.25 s for every pool, and
  pools here have keys of their own. `MotoUserPool` sets the same attributes; a test compares them with moto's.
- `CognitoIdpUserPool._get_user` is overridden: moto's own actions (AdminGetUser, AdminAddUserToGroup, …) find users
  with it, and must find them as AWS does.
- moto keeps all state in one dictionary for each service, by account and region. `use_account` puts our backends there
  for one account. It skips moto's list of regions, for which moto reads the AWS configuration of this machine.
"""

from __future__ import annotations

import secrets
import string
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, cast

from moto.cognitoidp.models import CognitoIdpUser, CognitoIdpUserPool
from moto.core.base_backend import AccountSpecificBackend
from moto.core.utils import utcnow
from moto.utilities.utils import get_partition

if TYPE_CHECKING:
    from moto.core.base_backend import BackendDict

_ID_CHARACTERS = string.ascii_letters + string.digits
_ID_LENGTH = 9


class MotoUserPool(CognitoIdpUserPool):
    """moto's user pool without its key."""

    def __init__(self, account_id: str, region: str, name: str, extended_config: dict[str, Any]) -> None:
        self.account_id = account_id
        self.region = region
        self.id = f"{region}_{''.join(secrets.choice(_ID_CHARACTERS) for _ in range(_ID_LENGTH))}"
        self.arn = f"arn:{get_partition(region)}:cognito-idp:{region}:{account_id}:userpool/{self.id}"
        self.name = name
        self.status = None
        self.update_extended_config(extended_config)
        self.extended_config.pop("Schema", None)
        self.creation_date = self.last_modified_date = utcnow()
        self.mfa_config = extended_config.get("MfaConfiguration") or "OFF"
        self.sms_mfa_config: dict[str, Any] | None = None
        self.token_mfa_config: dict[str, bool] | None = None
        self.schema_attributes = {}
        self.clients = OrderedDict()
        self.identity_providers = OrderedDict()
        self.groups = OrderedDict()
        self.users = OrderedDict()
        self.resource_servers = OrderedDict()
        self.refresh_tokens = {}
        self.access_tokens = {}
        self.id_tokens = {}

    def find_user(self, name: str) -> Any:
        """The user with a username or alias; None if there is none."""
        raise NotImplementedError

    def _get_user(self, username: str) -> CognitoIdpUser:
        return cast("CognitoIdpUser", self.find_user(username))


def use_account(account_id: str, backends: BackendDict[Any], backend: type) -> None:
    """Make moto keep an account's state of one service in `backend`, one for each region in use."""
    backends[account_id] = AccountSpecificBackend(
        backends.service_name, account_id, backend, use_boto3_regions=False, additional_regions=None
    )


def open_region(account_id: str, backends: BackendDict[Any], region: str) -> None:
    """Allow an account to have state in a region."""
    regions = backends[account_id].regions
    if region not in regions:
        regions.append(region)
