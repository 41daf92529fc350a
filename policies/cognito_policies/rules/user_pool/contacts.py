"""What the rules about e-mail addresses and phone numbers share."""

from collections.abc import Iterable, Iterator
from typing import Final

from cognito_policies.edits import Edit, EditWords, SetValue
from cognito_policies.subject import Subject
from cognito_policies.values import Path

EMAIL: Final = "email"
PHONE: Final = "phone_number"
VERIFIED: Final = "autoVerifiedAttributes"
BEFORE_UPDATE: Final = ("userAttributeUpdateSettings", "attributesRequireVerificationBeforeUpdates")
SMS: Final = "smsConfiguration"
E_MAIL_MFA: Final = "emailMfaConfiguration"


def missing(subject: Subject, path: Path, needed: Iterable[str]) -> list[str]:
    """Return the words a list surely lacks; what is not known in full may yet have them."""
    words = subject.words(*path)
    if words is None:
        return sorted(needed)
    return sorted(set(needed) - words.known) if words.complete else []


def add_words(subject: Subject, path: Path, words: Iterable[str]) -> Iterator[Edit]:
    """Add words to a list, which may be absent."""
    if subject.value(*path) is None:
        yield SetValue(path, list(words))
    else:
        yield EditWords(path, add=tuple(words))
