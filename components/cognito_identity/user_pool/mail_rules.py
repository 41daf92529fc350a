"""What Cognito and SES demand of the addresses mail is sent from."""

import re
from collections.abc import Iterator

from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested

_ADDRESS = r"[!-~]+@[!-~]+"
NOTIFY: Path = ("risk_configuration", "account_takeover", "notify_configuration")


def sender_is_complete(settings: UserPoolSettings) -> Iterator[Problem]:
    """SES settings without a sender would be ignored in silence."""
    email = nested(settings.arguments, "email")
    if "from_email" not in email:
        for key in ("from_name", "ses_region", "configuration_set_name", "ses_verified_domain", "source_arn"):
            if key in email:
                yield Problem(
                    ("email", key),
                    "is a setting of SES, which needs a sender",
                    "give `email.from_email`",
                    code="email-sender-incomplete",
                )
        return
    domain, address = email.get("ses_verified_domain"), email["from_email"]
    if "from_name" in email and not email["from_name"].isprintable():
        yield Problem(
            ("email", "from_name"),
            "must be one line of text",
            "leave the line break out",
            email["from_name"],
            code="email-sender-incomplete",
        )
    if not _is_address(address):
        rule = "must be an e-mail address, with nothing but ASCII before the @"
        fix = "write name@domain"
        if "<" in address:
            fix += ", and the sender's name in `email.from_name`"
        yield Problem(("email", "from_email"), rule, fix, address, code="email-sender-incomplete")
    elif domain is not None and not _within(address.rpartition("@")[2], domain):
        rule = f"must be an address in the verified domain {domain}"
        yield Problem(("email", "from_email"), rule, "change one of the two", address, code="email-sender-incomplete")


def address_is_an_address(address: object, path: Path) -> Iterator[Problem]:
    """SES takes only ASCII characters before the @, in each header."""
    if isinstance(address, str) and not _is_address(address):
        rule = "must be an e-mail address, with nothing but ASCII before the @"
        yield Problem(path, rule, "write name@domain", address, code="other-addresses-are-addresses")


def _is_address(address: str) -> bool:
    return bool(re.fullmatch(_ADDRESS, address)) and not set(address) & set('<>",') and address.count("@") == 1


def _within(host: str, domain: str) -> bool:
    return host.lower() == domain.lower() or host.lower().endswith(f".{domain.lower()}")
