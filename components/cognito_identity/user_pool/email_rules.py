"""Checks of the email sender and of email addresses."""

import re
from collections.abc import Iterator

from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested

_ADDRESS = r"[!-~]+@[!-~]+"
_INVALID = "must be an email address with only ASCII characters before the @"
NOTIFY: Path = ("risk_configuration", "account_takeover", "notify_configuration")


def sender_is_complete(settings: UserPoolSettings) -> Iterator[Problem]:
    """SES options need a sender address, and the address must be in the verified domain."""
    email = nested(settings.arguments, "email")
    if "from_email" not in email:
        for key in ("from_name", "ses_region", "configuration_set_name", "ses_verified_domain", "source_arn"):
            if key in email:
                yield Problem(
                    ("email", key),
                    "needs `email.from_email`, because it is an option of SES",
                    "set `email.from_email`, or remove this argument",
                    code="email-sender-incomplete",
                )
        return
    domain, address = email.get("ses_verified_domain"), email["from_email"]
    if "from_name" in email and not email["from_name"].isprintable():
        yield Problem(
            ("email", "from_name"),
            "must be one line of text",
            "remove the line break",
            email["from_name"],
            code="email-name-invalid",
        )
    if not _is_address(address):
        fix = "write it like no-reply@example.com"
        if "<" in address:
            fix += ", and set the display name in `email.from_name`"
        yield Problem(("email", "from_email"), _INVALID, fix, address, code="email-address-invalid")
    elif domain is not None and not _within(address.rpartition("@")[2], domain):
        rule = f"must be an address in `email.ses_verified_domain`, {domain}"
        yield Problem(("email", "from_email"), rule, "change one of them", address, code="email-domain-mismatch")


def email_address_is_valid(address: object, path: Path) -> Iterator[Problem]:
    """SES accepts only ASCII characters before the @."""
    if isinstance(address, str) and not _is_address(address):
        yield Problem(path, _INVALID, "write it like help@example.com", address, code="email-address-invalid")


def _is_address(address: str) -> bool:
    return bool(re.fullmatch(_ADDRESS, address)) and not set(address) & set('<>",') and address.count("@") == 1


def _within(host: str, domain: str) -> bool:
    return host.lower() == domain.lower() or host.lower().endswith(f".{domain.lower()}")
