"""Confirmation codes: written to the outbox, stored with the user, valid once and for a limited time."""

from __future__ import annotations

import hmac
import secrets
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sandbox.aws import errors
from sandbox.aws.user_pools import outbox
from sandbox.aws.user_pools.user import SentCode
from sandbox.aws.users.attribute_rules import AttributeRules

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

_LIFETIME = {"forgot_password": 3600.0}
_DAY = 86400.0


class Delivery(AttributeRules):
    """Sending and checking of confirmation codes."""

    def _send(self, pool: Pool, user: User, purpose: outbox.Purpose, attribute: str, code: str) -> None:
        """Write one message to the outbox."""
        medium: outbox.Medium = "SMS" if attribute == "phone_number" else "EMAIL"
        pending = user.pending.get(attribute) if purpose == "verify_attribute" else None
        destination = pending or str(user.attribute_lookup[attribute])
        settings = pool.extended_config | {"EmailMfaConfiguration": pool.email_mfa_config}
        subject, body = outbox.texts(purpose, medium, settings)
        shown = user.attribute_lookup.get(pool.signs_in_with[0], user.username) if pool.signs_in_with else user.username
        self._backend_of(pool).outbox.append(
            outbox.Message(
                user_pool_id=pool.id,
                username=user.username,
                purpose=purpose,
                medium=medium,
                destination=destination,
                subject=outbox.fill(subject, code=code, username=shown),
                body=outbox.fill(body, code=code, username=shown, link=self._link(pool, user, code)),
                code=code,
            )
        )

    def _link(self, pool: Pool, user: User, code: str) -> str:
        """The link that confirms an account, for messages with a link in place of a code."""
        named = {"client_id": self._given("ClientId"), "user_name": user.username, "confirmation_code": code}
        return f"http://{self.headers.get('Host', '')}/{pool.id}/confirmUser?{urlencode(named)}"

    def _send_code(self, pool: Pool, user: User, purpose: outbox.Purpose, attribute: str) -> dict[str, str]:
        """Send a new code, which replaces the previous one; returns its CodeDeliveryDetails."""
        code = f"{secrets.randbelow(10**6):06}"
        key = _key(purpose, attribute)
        user.sent_codes[key] = SentCode(code, attribute, time.time() + _LIFETIME.get(purpose, _DAY))
        self._send(pool, user, purpose, attribute, code)
        return delivery_details(attribute, user.pending.get(attribute) or user.attribute_lookup[attribute])

    def _send_sign_in_code(
        self, pool: Pool, user: User, attribute: str, purpose: outbox.Purpose = "mfa"
    ) -> tuple[str, dict[str, str]]:
        """Send a code for sign-in, as MFA by default; returns it with the challenge's parameters."""
        code = f"{secrets.randbelow(10**6):06}"
        self._send(pool, user, purpose, attribute, code)
        details = delivery_details(attribute, user.attribute_lookup[attribute])
        return code, {
            "CODE_DELIVERY_DELIVERY_MEDIUM": details["DeliveryMedium"],
            "CODE_DELIVERY_DESTINATION": details["Destination"],
        }


def use_code(user: User, purpose: outbox.Purpose, given: object, attribute: str = "") -> str:
    """Check a code and remove it; returns the attribute that it verifies."""
    key = _key(purpose, attribute)
    sent = user.sent_codes.get(key)
    if sent is None or sent.expires_at < time.time():
        raise errors.expired_code()
    if not hmac.compare_digest(str(given).encode(), sent.value.encode()):
        raise errors.wrong_code()
    del user.sent_codes[key]
    return sent.attribute


def take_alias(pool: Pool, user: User, attribute: str) -> None:
    """The last user to verify an alias gets it; the previous user keeps the value, unverified."""
    if attribute not in (pool.extended_config.get("AliasAttributes") or []):
        return
    rival = pool.holder_of(attribute, user.attribute_lookup[attribute], but=user)
    if rival is not None:
        rival.update_attributes([{"Name": f"{attribute}_verified", "Value": "false"}])


def delivery_details(attribute: str, destination: str) -> dict[str, str]:
    """CodeDeliveryDetails, with the destination masked."""
    return {
        "Destination": outbox.masked(destination),
        "DeliveryMedium": "SMS" if attribute == "phone_number" else "EMAIL",
        "AttributeName": attribute,
    }


def _key(purpose: outbox.Purpose, attribute: str) -> str:
    return f"{purpose}:{attribute}" if purpose == "verify_attribute" else purpose
