"""Passkeys: the pool's relying party, and the users' actions on their own passkeys."""

from __future__ import annotations

import json
import secrets
import time
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.moto_names import EmptyResult
from sandbox.aws.user_pools.idp_actions import IdpActions
from sandbox.aws.user_pools.user import PasskeyEnrollment

if TYPE_CHECKING:
    from sandbox.aws.factors.relying_party import Passkey, RelyingParty
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

MOST_PASSKEYS = 20
_CHALLENGE_BYTES = 32
_CHALLENGE_SECONDS = 300


class Passkeys(IdpActions):
    """Registration, listing and deletion of passkeys, with the user's access token."""

    def start_web_authn_registration(self) -> str:
        """Return the options for `navigator.credentials.create()`."""
        bearer = self._bearer()
        pool, user = bearer.pool, bearer.user
        party = _enabled_relying_party(pool)
        if len(user.passkeys) >= MOST_PASSKEYS:
            raise errors.RefusedError("LimitExceededException", f"A user can have {MOST_PASSKEYS} passkeys.")
        user.enrollment = PasskeyEnrollment(new_challenge(), bearer.app.id, time.time() + _CHALLENGE_SECONDS)
        options = party.registration_options(
            user.enrollment.challenge,
            user_id=user.id,
            username=_shown_name(pool, user),
            known=passkeys_of(pool, user).values(),
        )
        return json.dumps({"CredentialCreationOptions": options})

    def complete_web_authn_registration(self) -> EmptyResult:
        """Register the passkey that the authenticator created. Each challenge is valid once."""
        bearer = self._bearer()
        user, credential = bearer.user, self._given("Credential")
        party = _enabled_relying_party(bearer.pool)
        enrollment = user.enrollment
        if enrollment is None or enrollment.expires_at < time.time():
            raise errors.RefusedError("WebAuthnChallengeNotFoundException", "Challenge not found or expired.")
        if enrollment.client_id != bearer.app.id:
            raise errors.RefusedError("WebAuthnClientMismatchException", "Another client asked for the challenge.")
        if not isinstance(credential, dict):
            raise errors.invalid_parameter("Credential is not a response of a passkey provider.")
        user.enrollment = None
        passkey = party.register(credential, enrollment.challenge, f"Passkey {len(user.passkeys) + 1}")
        if any(passkey.credential_id in other.passkeys for other in bearer.pool.users.values()):
            raise errors.invalid_parameter("The passkey is registered already.")
        user.passkeys[passkey.credential_id] = passkey
        return EmptyResult()

    def list_web_authn_credentials(self) -> str:
        """The user's passkeys, oldest first, in pages."""
        passkeys = list(self._bearer().user.passkeys.values())
        token, size = self._given("NextToken"), self._given("MaxResults") or MOST_PASSKEYS
        if token is not None and not str(token).isdecimal():
            raise errors.invalid_parameter("Invalid pagination token.")
        start = int(token or 0)
        more = {"NextToken": str(start + size)} if start + size < len(passkeys) else {}
        page = [passkey.to_json() for passkey in passkeys[start : start + size]]
        return json.dumps({"Credentials": page} | more)

    def delete_web_authn_credential(self) -> EmptyResult:
        """Delete one of the user's passkeys."""
        if self._bearer().user.passkeys.pop(str(self._given("CredentialId")), None) is None:
            raise errors.not_found("The passkey does not exist.")
        return EmptyResult()


def new_challenge() -> bytes:
    """A challenge for an authenticator to sign."""
    return secrets.token_bytes(_CHALLENGE_BYTES)


def relying_party_id(pool: Pool) -> str | None:
    """The configured relying party ID, else the pool's custom domain, else its prefix domain."""
    configured = (pool.web_authn_config or {}).get("RelyingPartyId")
    if configured or pool.domain is None:
        return configured
    name = str(pool.domain.domain)
    if pool.domain.custom_domain_config:
        return name
    # GovCloud has FIPS endpoints only.
    kind = "auth-fips" if pool.region.startswith("us-gov-") else "auth"
    return f"{name}.{kind}.{pool.region}.amazoncognito.com"


def stand_for_second_factor(pool: Pool) -> bool:
    """Whether a passkey with user verification satisfies MFA."""
    return bool((pool.web_authn_config or {}).get("FactorConfiguration") == "MULTI_FACTOR_WITH_USER_VERIFICATION")


def relying_party(pool: Pool) -> RelyingParty | None:
    """The relying party of a pool's passkeys; None if it has neither an ID nor a domain."""
    from sandbox.aws.factors.relying_party import RelyingParty  # noqa: PLC0415 -- loads WebAuthn, and most runs see no passkey

    domain = relying_party_id(pool)
    verifies = (pool.web_authn_config or {}).get("UserVerification") == "required" or stand_for_second_factor(pool)
    return None if domain is None else RelyingParty(domain, verifies)


def passkeys_of(pool: Pool, user: User) -> dict[str, Passkey]:
    """The user's passkeys for the current relying party."""
    domain = relying_party_id(pool)
    return {key: passkey for key, passkey in user.passkeys.items() if passkey.relying_party_id == domain}


def _enabled_relying_party(pool: Pool) -> RelyingParty:
    if "WEB_AUTHN" not in pool.first_factors:
        raise errors.RefusedError("WebAuthnNotEnabledException", "Passkeys are not enabled for the user pool.")
    party = relying_party(pool)
    if party is None:
        raise errors.RefusedError(
            "WebAuthnConfigurationMissingException", "The user pool has neither a relying party ID nor a domain."
        )
    return party


def _shown_name(pool: Pool, user: User) -> str:
    """The name that the user signs in with; passkey providers show it."""
    attributes: dict[str, Any] = user.attribute_lookup
    return next((str(attributes[name]) for name in pool.signs_in_with if attributes.get(name)), user.username)
