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
def test_letters_digits_and_spaces_of_other_scripts_are_none_to_java(letter: str) -> None:
    assert not matches(r"[\w\s+=,.@-]+", f"people{letter}")


@given(st.characters())
def test_unicode_properties_are_unicode(character: str) -> None:
    import unicodedata  # noqa: PLC0415 -- the oracle of this test only

    category = unicodedata.category(character)
    if category != "Cn":  # the two libraries may know different editions of Unicode
        assert matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", character) == (category[0] in "LMSNP")


@given(st.text(max_size=5), st.text(max_size=5))
def test_the_whole_text_must_fit(before: str, after: str) -> None:
    assert matches("abc", f"{before}abc{after}") == (before == after == "")


@pytest.mark.parametrize("text", ["abc\n", "\nabc", "abc\r", "abc "])
def test_a_line_end_after_the_text_is_no_part_of_it(text: str) -> None:
    assert not matches("^[a-zA-Z0-9_-]+$", text)
    assert not matches("[a-z]+", text)


@pytest.mark.parametrize("end", ["\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_javas_dot_stops_at_every_line_end(end: str) -> None:
    assert not matches(".*\\{####\\}.*", f"Your code:{end}{{####}}")
    assert matches("(?s).*", f"a{end}b")
    assert matches("[.]", ".")
    assert matches("\\.", ".")
    assert not matches("\\.", "x")
    assert not matches("[.]", "x")


def test_an_escaped_bracket_opens_no_class() -> None:
    assert matches(r"\[\w\]", "[a]")
    assert not matches(r"\[\w\]", "a")
    assert matches(r"[\]\w]+", "a]")


def test_a_backslash_at_the_end_is_left_to_the_library_to_refuse() -> None:
    with pytest.raises(Exception, match="bad escape"):
        matches("a\\", "a")


@pytest.mark.parametrize("pattern", [*PATTERNS, "\\p{M}", "\\p{P}+\\p{S}*", "[^\\p{L}\\p{M}]"])
@given(data=st.data())
def test_of_ascii_the_standard_library_says_what_regex_says(pattern: str, data: st.DataObject) -> None:
    """Texts that fit, each changed in a place, and any others."""
    fitting = FITTING[pattern](20) if pattern in FITTING else "a!"
    place, letter = data.draw(st.integers(0, len(fitting))), data.draw(st.characters(max_codepoint=127))
    for text in (data.draw(st.text(st.characters(max_codepoint=127))), fitting[:place] + letter + fitting[place + 1 :]):
        judged = patterns._for_unicode(pattern).fullmatch(text) is not None
        assert matches(pattern, text) == judged


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_the_tables_can_be_read_and_has_its_texts(pattern: str) -> None:
    assert matches(pattern, FITTING[pattern](60))


def test_a_pattern_is_tried_in_reasonable_time_on_text_made_to_slow_it_down() -> None:
    assert not matches(CODE, "{" * 20_000)
    assert not matches(next(p for p in PATTERNS if p.startswith("arn:")), "arn:" + "a:" * 1_000 + "!")


def test_the_standard_library_would_have_got_it_wrong() -> None:
    """Why the patterns are translated at all."""
    assert re.fullmatch(r"\w", "é")
    assert sys.maxunicode == 0x10FFFF
    assert not matches(r"\w", "é")
