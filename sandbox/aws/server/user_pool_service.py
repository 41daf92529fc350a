"""All cognito-idp actions of the sandbox: our own, and moto's for the rest."""

from __future__ import annotations

from sandbox.aws.sign_in.passkeys import Passkeys
from sandbox.aws.sign_in.software_tokens import SoftwareTokens
from sandbox.aws.user_pools.domain_actions import DomainActions
from sandbox.aws.user_pools.pool_actions import PoolActions
from sandbox.aws.user_pools.stored_settings import StoredSettings
from sandbox.aws.users.profile import Profile
from sandbox.aws.users.sign_up import SignUp


class IdpResponse(SoftwareTokens, SignUp, Profile, Passkeys, PoolActions, DomainActions, StoredSettings):
    """All our classes of actions. moto handles the other actions."""
