"""Rules for strings where AWS's model is more lenient than the service."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_EXTERNAL_ID = r"(?a)[\w+=,.@:/-]{1,1224}"


def is_one_line(text: object, path: Path) -> Iterator[Problem]:
    """Refuse an empty string and control characters: a copied secret often ends in a line break."""
    if isinstance(text, str) and not text.strip():
        yield Problem(path, "must not be empty", "set a value or leave it out", code="text-invalid")
    elif isinstance(text, str) and has_control_characters(text):
        yield Problem(path, "must be one line without control characters", "remove the line break", code="text-invalid")


def is_external_id(text: object, path: Path) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html."""
    if isinstance(text, str) and not re.fullmatch(_EXTERNAL_ID, text):
        rule = "must be an external id: 1 to 1224 letters, digits and _ + = , . @ : / -"
        yield Problem(path, rule, "choose another", text, code="external-id-invalid")


def has_control_characters(text: str) -> bool:
    """Return whether a string has line breaks, tabs or other control characters."""
    return any(character < " " or character == "\x7f" for character in text)
