"""Secrets are replaced, also where an answer repeats them in another encoding."""

import base64
import html
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signin.redaction import REDACTED, Redactor

SECRET = 'a+b/c d"e\\f&<g>é😀=1'
ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "URL": lambda s: quote(s, safe=""),
    "URL, slashes kept": quote,
    "URL, lower case": lambda s: quote(s, safe="").replace("%2B", "%2b").replace("%2F", "%2f"),
    "URL, twice": lambda s: quote(quote(s, safe=""), safe=""),
    "form": quote_plus,
    "form field": lambda s: urlencode({"p": s}),
    "JSON": json.dumps,
    "JSON, upper case": lambda s: json.dumps(s).replace("\\u00e9", "\\u00E9"),
    "JSON in JSON": lambda s: json.dumps(json.dumps(s)),
    "JSON, UTF-8": lambda s: json.dumps(s, ensure_ascii=False),
    "JSON of a careful server": lambda s: json.dumps(s).replace("&", "\\u0026").replace("<", "\\u003c"),
    "Python": repr,
    "HTML": html.escape,
    "HTML, by number": lambda s: html.escape(s).replace("+", "&#43;").replace("=", "&#x3D;"),
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "base64url": lambda s: base64.urlsafe_b64encode(s.encode()).decode().rstrip("="),
    "Basic": lambda s: base64.b64encode(f"client:{s}".encode()).decode(),
    "Basic, one further": lambda s: base64.b64encode(f"client1:{s}".encode()).decode(),
    "Basic, two further": lambda s: base64.b64encode(f"client12:{s}:x".encode()).decode(),
}


def cleaned(secret: str, text: str) -> str:
    redactor = Redactor()
    redactor.add([secret])
    return redactor.redact(text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_secret_is_replaced_in_every_encoding(encoding: str) -> None:
    told = cleaned(SECRET, f"refused: {ENCODINGS[encoding](SECRET)} is wrong")
    assert REDACTED in told
    # What is left is quotes, a field's name, or base64's digits at the edges, which hold bits of the neighbours.
    rest = told.removeprefix("refused: ").removesuffix(" is wrong").replace(REDACTED, "")
    assert len(rest) <= (20 if encoding.startswith("Basic") else 8)


PRINTABLE = st.characters(exclude_categories=["C", "Z"]) | st.just(" ")


@given(st.text(PRINTABLE, min_size=6, max_size=30), st.sampled_from(sorted(ENCODINGS)))
def test_no_secret_survives(secret: str, encoding: str) -> None:
    encoded = ENCODINGS[encoding](secret)
    if encoding.startswith(("base64", "Basic")):
        assert REDACTED in cleaned(secret, f"came {encoded}") or len(secret.encode()) < 8
    else:
        assert REDACTED in cleaned(secret, f"came {encoded}!")


def test_short_words_are_left_alone() -> None:
    assert cleaned("abc", "abc is a word") == "abc is a word"


def test_whatever_looks_like_a_token_is_replaced() -> None:
    assert cleaned("", "came eyJhbGciOiJSUzI1NiJ9.eyJzdWIi.c2ln and more") == f"came {REDACTED} and more"
