"""Which attribute names suggest permissions or membership of a user.

A guess from whole words, so that `telescope`, `airplane` and `groupon_id` are not privileged. The components guess in
the same way (`tests/contract/test_privileged_agree.py`), so that their defaults and these rules agree.
"""

import itertools
import re
from collections.abc import Collection, Iterator
from typing import Final

PRIVILEGED_WORDS: Final = (
    "access",
    "account",
    "acl",
    "admin",
    "administrator",
    "approved",
    "clearance",
    "company",
    "customer",
    "entitlement",
    "group",
    "moderator",
    "org",
    "organisation",
    "organization",
    "owner",
    "permission",
    "plan",
    "privilege",
    "privileged",
    "role",
    "root",
    "scope",
    "staff",
    "subscription",
    "sudo",
    "superuser",
    "team",
    "tenant",
    "tier",
    "verified",
    "workspace",
)
"""Permissions, membership, subscription and verification."""

_NAMESPACES: Final = re.compile(r"^(?:dev:)?(?:custom:)?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PREFIX: Final = re.compile(r"^(?:app|can|has|is|super|sys|user)(?=...)")
_SUFFIX: Final = re.compile(r"(?:code|flag|ids?|key|level|list|names?|type)$")


def privileged_word(name: str, words: Collection[str] = PRIVILEGED_WORDS) -> str | None:
    """Return the word that makes an attribute name look privileged, or None.

    Args:
        name: The attribute's name, with or without `custom:`.
        words: The privileged words, in lower case and in the singular.
    """
    return next((found for word in _candidates(name) for found in _forms(word) if found in words), None)


def name_words(name: str) -> list[str]:
    """Split a name into its words, in lower case: `isStaff`, `is_staff` and `IS-STAFF` are the same."""
    letters = _WORD.findall(_NAMESPACES.sub("", name))
    return [word.lower() for part in letters for word in _HUMP.split(part)]


def _candidates(name: str) -> Iterator[str]:
    """Yield a name's words, and pairs of words joined: `super_user` is `superuser`."""
    words = name_words(name)
    yield from words
    yield from (first + second for first, second in itertools.pairwise(words))


def _forms(word: str) -> Iterator[str]:
    """Yield a word, also without common prefixes and suffixes, and in the singular."""
    for start in (word, _PREFIX.sub("", word)):
        for stem in (start, _SUFFIX.sub("", start)):
            yield stem
            if stem.endswith("ies"):
                yield f"{stem[:-3]}y"
            yield stem.removesuffix("s")
