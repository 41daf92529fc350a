import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.aws_model import patterns
from cognito_identity.aws_model.patterns import matches
from tests.cognito_identity.aws_model.leaves import CODE, FITTING, TEXTS, pattern_of

PATTERNS = sorted({pattern for place in TEXTS if (pattern := pattern_of(place.shape))})


def everything(text: str, ascii_only: str) -> bool:
    return bool(text) and all(character in ascii_only for character in text)


@given(st.text())
def test_w_is_ascii_as_in_java(text: str) -> None:
    assert matches(r"[\w-]+", text) == everything(text, string.ascii_letters + string.digits + "_-")
    assert matches(r"\w+", text) == everything(text, string.ascii_letters + string.digits + "_")


@given(st.text())
def test_d_and_s_are_ascii_as_in_java(text: str) -> None:
    assert matches(r"\d+", text) == everything(text, string.digits)
    assert matches(r"[\s]+", text) == everything(text, " \t\n\x0b\f\r")


@pytest.mark.parametrize("letter", ["é", "ß", "中", "٣", "\u00a0", "Å"])
def test_letters_digits_and_spaces_outside_ascii_do_not_match(letter: str) -> None:
    assert not matches(r"[\w\s+=,.@-]+", f"users{letter}")


@given(st.characters())
def test_unicode_properties_are_unicode(character: str) -> None:
    import unicodedata  # noqa: PLC0415 -- for this test only

    category = unicodedata.category(character)
    if category != "Cn":  # the two libraries may have different versions of Unicode
        assert matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", character) == (category[0] in "LMSNP")


@given(st.text(max_size=5), st.text(max_size=5))
def test_the_whole_text_must_match(before: str, after: str) -> None:
    assert matches("abc", f"{before}abc{after}") == (before == after == "")


@pytest.mark.parametrize("text", ["abc\n", "\nabc", "abc\r", "abc "])
def test_a_line_end_after_the_text_does_not_match(text: str) -> None:
    assert not matches("^[a-zA-Z0-9_-]+$", text)
    assert not matches("[a-z]+", text)


@pytest.mark.parametrize("end", ["\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_the_dot_excludes_every_line_end(end: str) -> None:
    assert not matches(".*\\{####\\}.*", f"Your code:{end}{{####}}")
    assert matches("(?s).*", f"a{end}b")
    assert matches("[.]", ".")
    assert matches("\\.", ".")
    assert not matches("\\.", "x")
    assert not matches("[.]", "x")


def test_an_escaped_bracket_is_a_character() -> None:
    assert matches(r"\[\w\]", "[a]")
    assert not matches(r"\[\w\]", "a")
    assert matches(r"[\]\w]+", "a]")


def test_a_backslash_at_the_end_is_an_error_of_the_library() -> None:
    with pytest.raises(Exception, match="bad escape"):
        matches("a\\", "a")


@pytest.mark.parametrize("pattern", [*PATTERNS, "\\p{M}", "\\p{P}+\\p{S}*", "[^\\p{L}\\p{M}]"])
@given(data=st.data())
def test_re_and_regex_agree_on_ascii_texts(pattern: str, data: st.DataObject) -> None:
    """Matching texts, each with one character changed, and other texts."""
    fitting = FITTING[pattern](20) if pattern in FITTING else "a!"
    place, letter = data.draw(st.integers(0, len(fitting))), data.draw(st.characters(max_codepoint=127))
    for text in (data.draw(st.text(st.characters(max_codepoint=127))), fitting[:place] + letter + fitting[place + 1 :]):
        expected = patterns._for_unicode(pattern).fullmatch(text) is not None
        assert matches(pattern, text) == expected


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_the_tables_has_a_matching_text(pattern: str) -> None:
    assert matches(pattern, FITTING[pattern](60))


def test_a_pattern_is_fast_on_an_adversarial_text() -> None:
    assert not matches(CODE, "{" * 20_000)
    assert not matches(next(p for p in PATTERNS if p.startswith("arn:")), "arn:" + "a:" * 1_000 + "!")


def test_untranslated_patterns_would_match_too_much() -> None:
    """The reason why the patterns are translated."""
    assert re.fullmatch(r"\w", "é")
    assert sys.maxunicode == 0x10FFFF
    assert not matches(r"\w", "é")
