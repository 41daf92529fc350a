"""Attributes whose names suggest that they decide what a user is allowed to do."""

from collections.abc import Mapping
from typing import Final

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.privileged import PRIVILEGED_WORDS, name_words, privileged_word
from cognito_policies.model.subject import Subject

WRITE: Final = "writeAttributes"

SENSITIVE: Final = TextListOption(
    name="sensitive",
    description=(
        "Words that make an attribute name look privileged, in the singular. Whole words count: custom:isAdmin has the"
        " word admin, custom:telescope doesn't have the word scope."
    ),
    default=PRIVILEGED_WORDS,
)
HARMLESS: Final = TextListOption(
    name="harmless",
    description="Names of attributes that look privileged and are not (custom:account_nickname).",
)
HARMLESS_HINT: Final = "add it to option harmless if no access depends on it"


def privileged_writes(client: Subject, options: Options) -> Mapping[str, str]:
    """Return the attributes a client can write whose names look privileged, each with the word."""
    written = client.texts(WRITE)
    words = {"".join(name_words(word)) for word in options.texts(SENSITIVE.name)}
    harmless = {name.removeprefix("custom:") for name in options.texts(HARMLESS.name)}
    names = sorted(written.known) if written else []
    found = {name: privileged_word(name, words) for name in names if name.removeprefix("custom:") not in harmless}
    return {name: word for name, word in found.items() if word is not None}


def describe(found: Mapping[str, str]) -> str:
    """Format attributes for messages, each with the word that makes it look privileged."""
    return ", ".join(f'"{name}" (word "{word}")' for name, word in found.items())
