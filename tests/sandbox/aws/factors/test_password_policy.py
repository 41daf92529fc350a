import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.aws.factors.password_policy import DEFAULT_POLICY, broken_rule

LENIENT = {"MinimumLength": 6}


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Sh0rt!", "Password not long enough"),
        ("NOLOWER-1", "Password must have lowercase characters"),
        ("noupper-1", "Password must have uppercase characters"),
        ("No-number", "Password must have numeric characters"),
        ("NoSymbol1", "Password must have symbol characters"),
        ("Aa1!" + "x" * 253, "Password too long"),
        (" Leading-1", "Password must not start or end with a space"),
    ],
)
def test_every_rule_says_what_it_misses(password: str, reason: str) -> None:
    assert broken_rule(password, DEFAULT_POLICY) == reason


@pytest.mark.parametrize("password", ["Correct-horse-1", "Aa1 two words", "Aa345678_"])
def test_a_password_that_meets_the_policy_passes(password: str) -> None:
    assert broken_rule(password, DEFAULT_POLICY) is None


@pytest.mark.parametrize("symbol", "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ")
def test_every_symbol_cognito_lists_counts(symbol: str) -> None:
    assert broken_rule(f"Abcdef1{symbol}g", DEFAULT_POLICY) is None


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=6, max_size=99))
def test_a_policy_without_classes_asks_for_length_alone(password: str) -> None:
    assert broken_rule(password, LENIENT) is None


@given(st.text(min_size=0, max_size=5))
def test_a_short_password_never_passes(password: str) -> None:
    assert broken_rule(password, LENIENT) == "Password not long enough"


@given(st.text(st.characters(codec="ascii", exclude_characters="0123456789"), min_size=8))
def test_no_digit_never_passes_where_one_is_required(password: str) -> None:
    assert broken_rule(password, DEFAULT_POLICY) is not None
