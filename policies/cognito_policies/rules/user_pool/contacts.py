"""The properties for email addresses and phone numbers of users."""

from collections.abc import Iterable, Iterator
from typing import Final

from cognito_policies.model.edits import Edit, EditList, SetValue
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import Path

EMAIL: Final = "email"
PHONE: Final = "phone_number"
VERIFIED: Final = "autoVerifiedAttributes"
BEFORE_UPDATE: Final = ("userAttributeUpdateSettings", "attributesRequireVerificationBeforeUpdates")
SMS: Final = "smsConfiguration"
EMAIL_MFA: Final = "emailMfaConfiguration"


def missing(subject: Subject, path: Path, needed: Iterable[str]) -> list[str]:
    """Return what a list lacks for certain; a list with computed elements may have it."""
    words = subject.texts(*path)
    if words is None:
        return sorted(needed)
    return sorted(set(needed) - words.known) if words.complete else []


def add_words(subject: Subject, path: Path, words: Iterable[str]) -> Iterator[Edit]:
    """Add texts to a list, which can be absent."""
    if subject.value(*path) is None:
        yield SetValue(path, list(words))
    else:
        yield EditList(path, add=tuple(words))
