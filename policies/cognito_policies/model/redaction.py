"""Removes secrets from messages.

Messages have the values of properties, and Pulumi sends secret values to policies in plain text. Each message is
therefore searched for the secret texts of the resource: whole, as JSON, and cut short.

This module is kept because nothing else prevents a rule from printing a secret: neither Pulumi nor the sandbox redacts
what a policy reports.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

REDACTED: Final = "[secret]"
_SHORT: Final = 4
"""A shorter text is redacted only in quotes; elsewhere it can be a part of other words."""
_LONG: Final = 20
"""How many characters of a longer text are searched, because messages cut values short."""


def texts(value: object) -> Iterator[str]:
    """Yield the texts in a secret value, their words, and the texts in JSON."""
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str) and value:
        yield value
        yield from (word for word in value.split() if len(word) >= _SHORT)
        if value[0] in "{[":
            yield from _inside(value)


def redacted(message: str, secrets: Iterable[str]) -> str:
    """Return a message with these texts redacted."""
    forms = {form for text in secrets for form in (text, json.dumps(text)[1:-1])}
    if not forms:
        return message
    starts = "|".join(sorted({_start(form) for form in forms}, key=len, reverse=True))
    kept: list[str] = []
    at = 0
    for found in re.finditer(starts, message, re.IGNORECASE):
        if found.start() >= at:
            kept += [message[at : found.start()], REDACTED]
            # Secrets can start alike: the longest match counts, or the end of one would stay.
            at = max(found.end(), *(_end(message, found.start(), form) for form in forms))
    return "".join([*kept, message[at:]])


def _start(form: str) -> str:
    """Return a pattern for the start of a secret text."""
    return re.escape(form[:_LONG]) if len(form) >= _SHORT else f'(?<="){re.escape(form)}(?=")'


def _end(message: str, at: int, form: str) -> int:
    """Return where a secret text ends that starts at `at`, or `at`. The message can cut it short after its start."""
    if message[at : at + len(form[:_LONG])].lower() != form[:_LONG].lower():
        return at
    end = at
    for letter, wanted in zip(message[at:], form, strict=False):
        if letter.lower() != wanted.lower():
            break
        end += 1
    return end


def _inside(text: str) -> Iterator[str]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from texts(document)
