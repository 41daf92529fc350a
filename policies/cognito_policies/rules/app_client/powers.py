"""What the rules about attributes share: names that say what a user is allowed to do."""

from collections.abc import Mapping
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.privileged import PRIVILEGED_WORDS, name_words, privileged_word
from cognito_policies.subject import Subject

WRITE: Final = "writeAttributes"

SENSITIVE: Final = WordsOption(
    name="sensitive",
    description=(
        "Whole words in attribute names that look privileged, in the singular: custom:isAdmin has the word admin,"
        " custom:telescope has no word scope."
    ),
    default=PRIVILEGED_WORDS,
)
HARMLESS: Final = WordsOption(
    name="harmless",
    description="Names of attributes that only look privileged: nothing is decided by them (custom:account_nickname).",
)
OVERRULE: Final = "if nothing is decided by it, name it in option harmless"


def powerful(client: Subject, options: Options) -> Mapping[str, str]:
    """Return the attributes a client may write whose names look privileged, each with the word that makes it so."""
    written = client.words(WRITE)
    words = {"".join(name_words(word)) for word in options.words(SENSITIVE.name)}
    harmless = {name.removeprefix("custom:") for name in options.words(HARMLESS.name)}
    names = sorted(written.known) if written else []
    found = {name: privileged_word(name, words) for name in names if name.removeprefix("custom:") not in harmless}
    return {name: word for name, word in found.items() if word is not None}


def because(found: Mapping[str, str]) -> str:
    """Name attributes, each with the word that makes it look privileged."""
    return ", ".join(f'{name} (word "{word}")' for name, word in found.items())
