"""The outbox: emails and SMS messages that Cognito would have sent, kept in memory.

Templates are the pool's own, filled in as Cognito fills them: `{####}` is the code, `{##text##}` a link that confirms,
`{username}` the name.
"""

from __future__ import annotations

import re
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Medium = Literal["EMAIL", "SMS"]
Purpose = Literal["sign_up", "invitation", "forgot_password", "verify_attribute", "sign_in", "mfa"]

_VERIFICATION = "Your verification code is {####}. "
_LINK = "Please click the link below to verify your email address. {##Verify Email##} "
_INVITATION = "Your username is {username} and temporary password is {####}. "
_AUTHENTICATION = "Your authentication code is {####}. "


_LINK_TEXT = re.compile(r"\{##(.+?)##\}")


@dataclass(frozen=True)
class Message:
    """One message to one user."""

    user_pool_id: str
    username: str
    purpose: Purpose
    medium: Medium
    destination: str
    subject: str
    body: str
    code: str
    sent_at: float = field(default_factory=time.time)

    def to_json(self) -> dict[str, Any]:
        """As plain data, for the sandbox's HTTP view."""
        return asdict(self)


def texts(purpose: Purpose, medium: Medium, pool: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and body templates for a purpose, from the pool's settings. SMS messages have no subject."""
    if purpose == "invitation":
        template = (pool.get("AdminCreateUserConfig") or {}).get("InviteMessageTemplate") or {}
        subject, email, sms = (template.get(key) for key in ("EmailSubject", "EmailMessage", "SMSMessage"))
        return _choose(medium, subject or "Your temporary password", email or _INVITATION, sms or _INVITATION)
    if purpose in {"sign_in", "mfa"}:
        email_mfa = pool.get("EmailMfaConfiguration") or {}
        return _choose(
            medium,
            email_mfa.get("Subject") or "Your authentication code",
            email_mfa.get("Message") or _AUTHENTICATION,
            pool.get("SmsAuthenticationMessage") or _AUTHENTICATION,
        )
    template = pool.get("VerificationMessageTemplate") or {}
    if purpose == "sign_up" and medium == "EMAIL" and template.get("DefaultEmailOption") == "CONFIRM_WITH_LINK":
        subject, email = template.get("EmailSubjectByLink"), template.get("EmailMessageByLink")
        return subject or "Your verification link", email or _LINK
    subject, email, sms = (
        template.get(new) or pool.get(old)
        for new, old in (
            ("EmailSubject", "EmailVerificationSubject"),
            ("EmailMessage", "EmailVerificationMessage"),
            ("SmsMessage", "SmsVerificationMessage"),
        )
    )
    return _choose(medium, subject or "Your verification code", email or _VERIFICATION, sms or _VERIFICATION)


def fill(template: str, *, code: str, username: str, link: str = "") -> str:
    """Fill the code, the user's name and the link into a template."""
    filled = template.replace("{####}", code).replace("{username}", username)
    return _LINK_TEXT.sub(lambda text: f'<a href="{link}">{text.group(1)}</a>', filled)


def masked(destination: str) -> str:
    """An email address or phone number as Cognito shows it to unauthenticated callers."""
    name, at, domain = destination.partition("@")
    if at:
        return f"{name[:1]}***@{domain[:1]}***"
    return f"+{'*' * (len(destination) - 5)}{destination[-4:]}"


def _choose(medium: Medium, subject: str, email: str, sms: str) -> tuple[str, str]:
    return (subject, email) if medium == "EMAIL" else ("", sms)
