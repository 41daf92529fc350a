"""Every cognito-idp action of the sandbox: ours first, moto's where moto is right."""

from __future__ import annotations

from .domains import DomainActions
from .passkeys import Passkeys
from .pool_actions import PoolActions
from .profile import Profile
from .sign_up import SignUp
from .software_tokens import SoftwareTokens
from .stored_settings import StoredSettings


class IdpResponse(SoftwareTokens, SignUp, Profile, Passkeys, PoolActions, DomainActions, StoredSettings):
    """All groups of actions together; what none of them has comes from moto."""
