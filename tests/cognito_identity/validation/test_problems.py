import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Kind, Problem, Problems, path_text
from cognito_identity.validation.spelling import camel


def test_a_path_in_dotted_form() -> None:
    assert path_text(("user_pools", 0, "client_id")) == "user_pools[0].client_id"


def test_a_path_in_camel_case_keeps_the_keys_of_maps() -> None:
    path = ("custom_attributes", Key("tenant_id"), "max_len")
    assert path_text(path, camel) == "customAttributes.tenant_id.maxLen"


def test_the_empty_path_is_args() -> None:
    assert path_text(()) == "args"


def test_a_problem_is_one_line_of_path_message_value_and_hint() -> None:
    problem = Problem(("password_policy", "min_length"), "must be 6 to 99", "use at least 6", 5, code="wrong")
    assert problem.text() == "password_policy.min_length: must be 6 to 99, got 5; use at least 6"


def test_a_redacted_value_is_not_shown() -> None:
    assert Problem(("a",), "is wrong", "change it", REDACTED, code="wrong").text() == "a: is wrong; change it"


def test_falsy_values_are_shown() -> None:
    texts = [Problem(("a",), "is wrong", "change it", got, code="wrong").text() for got in (0, "", False, None)]
    assert [text.split("got ")[1].split(";")[0] for text in texts] == ["0", "''", "False", "None"]


def test_argument_names_in_message_and_hint_are_respelled_and_values_are_not() -> None:
    problem = Problem(("a",), "needs `email.from_email`", "give `ses_region`", "`not_mine`", code="wrong")
    assert problem.text(camel) == "a: needs `email.fromEmail`, got '`not_mine`'; give `sesRegion`"


def test_long_values_and_keys_are_truncated() -> None:
    text = Problem(("map", Key("k" * 500)), "is wrong", "change it", "v" * 500, code="wrong").text()
    assert "k" * 81 not in text
    assert "v" * 81 not in text
    assert text.count("…") == 2


def test_a_number_too_long_for_repr_is_shown_by_its_type() -> None:
    assert (
        Problem(("a",), "is wrong", "change it", 10**5000, code="wrong").text()
        == "a: is wrong, got a number; change it"
    )


def test_a_list_too_deep_for_repr_is_shown_by_its_type() -> None:
    deep: object = []
    for _ in range(100_000):
        deep = [deep]
    assert Problem(("a",), "is wrong", "change it", deep, code="wrong").text() == "a: is wrong, got a list; change it"
    # Python would delete the nested lists recursively.
    while isinstance(deep, list) and deep:
        deep = deep.pop()


@given(st.text(), st.text(), st.text())
def test_any_message_is_one_printable_line(key: str, rule: str, got: str) -> None:
    text = Problem(("map", Key(key)), rule, "change it", got, code="wrong").text()
    assert text.isprintable()


def test_types_have_plain_names() -> None:
    assert (repr(Kind("x")), repr(Kind([])), repr(Kind({}))) == ("a string", "a list", "a mapping")


def test_an_error_of_one_problem_has_one_line() -> None:
    error = ArgumentError('UserPoolWithMfa "users"', [Problem(("mfa",), "is wrong", "change it", code="wrong")])
    assert str(error) == 'UserPoolWithMfa "users": mfa: is wrong; change it [wrong]'


def test_an_error_of_two_problems_counts_and_lists_them() -> None:
    error = ArgumentError(
        "x",
        [
            Problem(("a",), "is wrong", "change it", code="wrong"),
            Problem(("b",), "is wrong", "change it", code="wrong"),
        ],
    )
    assert str(error).splitlines() == [
        "x: 2 problems",
        "  a: is wrong; change it [wrong]",
        "  b: is wrong; change it [wrong]",
    ]


def test_the_error_is_a_run_error() -> None:
    assert issubclass(ArgumentError, pulumi.RunError)


def test_an_error_can_be_respelled_with_a_prefix() -> None:
    error = ArgumentError(
        "UserIdentity", [Problem(("user_pool", "mfa_message"), "is wrong", "change it", code="wrong")]
    )
    respelled = error.respelled("Pulumi.dev.yaml", camel, (Key("identity:args"),))
    assert str(respelled) == "Pulumi.dev.yaml: identity:args.userPool.mfaMessage: is wrong; change it [wrong]"


def test_problems_are_collected_until_raised() -> None:
    problems = Problems()
    problems.raise_if_any("x")
    assert not problems
    problems.add(("a",), "is wrong", "change it", code="wrong")
    problems.extend([Problem(("c",), "is wrong", "change it", code="wrong")], under=("b",))
    assert problems
    assert [problem.path for problem in problems] == [("a",), ("b", "c")]
    with pytest.raises(ArgumentError) as caught:
        problems.raise_if_any("x")
    assert caught.value.problems == tuple(problems)
