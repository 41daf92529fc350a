"""Keeping secrets out of what rules say.

A rule names the values it objects to, and any of them may be secret: Pulumi hands them to policies in plain. What is
said of a resource is therefore searched for the texts that are secret in it, whole, in JSON's spelling, and cut short.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

HIDDEN: Final = "[secret]"
_SHORT: Final = 4
"""A shorter text is hidden where it stands in quotes: everywhere else it is part of other words."""
_LONG: Final = 20
"""Of a longer text, this much is enough to know it by: messages cut values short."""


def texts(value: object) -> Iterator[str]:
    """Yield the texts in a value that is secret as a whole, with the words of each and what is in one that is JSON."""
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
    """Return a message without these texts."""
    spellings = {spelling for text in secrets for spelling in (text, json.dumps(text)[1:-1])}
    for text in sorted(spellings, key=len, reverse=True):
        message = _without(message, text)
    return message


def _without(message: str, text: str) -> str:
    start = re.escape(text[:_LONG]) if len(text) >= _SHORT else f'(?<="){re.escape(text)}(?=")'
    kept: list[str] = []
    at = 0
    for found in re.finditer(start, message, re.IGNORECASE):
        if found.start() < at:
            continue
        kept += [message[at : found.start()], HIDDEN]
        at = found.end()
        # However much of the rest follows: a value that was cut short ends anywhere.
        for letter, wanted in zip(message[at:], text[_LONG:], strict=False):
            if letter.lower() != wanted.lower():
                break
            at += 1
    return "".join([*kept, message[at:]])


def _inside(text: str) -> Iterator[str]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from texts(document)
