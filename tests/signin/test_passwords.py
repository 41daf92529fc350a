from hypothesis import given
from hypothesis import strategies as st

from signin.passwords import SYMBOLS, PasswordPolicy, generate_password, weak_password

# What the user guide lists as symbols (besides a space inside).
COGNITO_SYMBOLS = set("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-")
policies = st.builds(
    PasswordPolicy,
    minimum_length=st.integers(6, 99),
    lowercase=st.booleans(),
    uppercase=st.booleans(),
    digits=st.booleans(),
    symbols=st.booleans(),
)


@given(policies)
def test_a_generated_password_satisfies_its_policy(policy: PasswordPolicy) -> None:
    password = generate_password(policy)
    assert policy.broken_rules(password) == []
    assert len(password) <= 256
    assert all(c.isascii() and (c.isalnum() or c in COGNITO_SYMBOLS) for c in password)


def test_a_policy_tells_each_broken_rule() -> None:
    strict = PasswordPolicy(8, lowercase=True, uppercase=True, digits=True, symbols=True)
    assert len(strict.broken_rules("")) == 5
    assert strict.broken_rules("1234Abcd^") == []
    assert strict.broken_rules("1234abcd^") == ["an uppercase letter"]
    assert PasswordPolicy(6).broken_rules("aaaaaa") == []


def test_passwords_are_never_the_same() -> None:
    assert len({generate_password(PasswordPolicy()) for _ in range(100)}) == 100


def test_every_symbol_used_is_one_of_cognitos() -> None:
    assert set(SYMBOLS) <= COGNITO_SYMBOLS


def test_the_policy_is_read_as_cognito_tells_it() -> None:
    told = {"MinimumLength": 12, "RequireUppercase": True, "RequireSymbols": False, "TemporaryPasswordValidityDays": 7}
    assert PasswordPolicy.from_description(told) == PasswordPolicy(12, uppercase=True)


@given(policies)
def test_a_weak_password_is_too_short_and_nothing_else(policy: PasswordPolicy) -> None:
    password = weak_password(policy)
    assert len(password) == policy.minimum_length - 1
    assert f"at least {policy.minimum_length} characters" in policy.broken_rules(password)
