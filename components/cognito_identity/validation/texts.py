"""What texts must be where AWS's model takes any, and the service or its reader does not."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_EXTERNAL_ID = r"(?a)[\w+=,.@:/-]{1,1224}"


def is_one_line(text: object, path: Path) -> Iterator[Problem]:
    """Something that can be seen, and nothing that can't: a line break at the end comes with many a copied secret."""
    if isinstance(text, str) and not text.strip():
        yield Problem(path, "must not be empty", "give it, or leave it out", code="is-one-line")
    elif isinstance(text, str) and has_control_characters(text):
        yield Problem(
            path, "must be one line of text, without control characters", "leave the line break out", code="is-one-line"
        )


def is_external_id(text: object, path: Path) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html."""
    if isinstance(text, str) and not re.fullmatch(_EXTERNAL_ID, text):
        rule = "must have 1 to 1224 letters, digits and _ + = , . @ : / -, as every external id"
        yield Problem(path, rule, "choose another", text, code="is-external-id")


def has_control_characters(text: str) -> bool:
    """Whether a text holds line breaks, tabs or other characters below the space, or delete."""
    return any(character < " " or character == "\x7f" for character in text)
