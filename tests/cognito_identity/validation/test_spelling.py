import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.user_identity.args import UserIdentityArgs
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import camel, nearest


def every_word(shape: Shape) -> set[str]:
    match shape:
        case ObjectType():
            inside = [every_word(field) for field in shape.fields.values()]
            return set(shape.fields).union(*inside)
        case ListOf():
            return every_word(shape.item)
        case MapOf():
            return every_word(shape.value)
        case _:
            return set()


WORDS = sorted(every_word(object_type(UserIdentityArgs)))


@pytest.mark.parametrize(
    ("snake", "expected"),
    [
        ("mfa", "mfa"),
        ("min_length", "minLength"),
        ("o_auth", "oAuth"),
        ("password_policy.min_length", "passwordPolicy.minLength"),
        ("minLength", "minLength"),
        ("", ""),
    ],
)
def test_snake_case_becomes_camel_case(snake: str, expected: str) -> None:
    assert camel(snake) == expected


def test_no_two_words_of_the_api_share_a_camel_case_form() -> None:
    assert len(WORDS) > 100
    assert len({camel(word) for word in WORDS}) == len(WORDS)


@given(st.text(alphabet=string.ascii_lowercase + "_", max_size=30))
def test_camel_case_stays_as_it_is(word: str) -> None:
    assert camel(camel(word)) == camel(word) or "_" in camel(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("minLenght", "min_length"),
        ("min_lenght", "min_length"),
        ("MINLENGTH", "min_length"),
        ("minLength", "min_length"),
        ("requireDigit", "require_digits"),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_found_in_either_notation(written: str, meant: str | None) -> None:
    assert nearest(written, ["min_length", "require_digits", "require_symbols"]) == meant


def test_every_word_of_the_api_is_nearest_to_itself_in_camel_case() -> None:
    assert [nearest(camel(word), WORDS) for word in WORDS] == WORDS
