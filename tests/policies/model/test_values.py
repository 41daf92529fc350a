from typing import Any

import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_policy import proxy

from cognito_policies.model.values import SENTINELS, UNKNOWN, as_integer, contains_unknown, format_value, plain
from tests.policies.checking import unhurried
from tests.policies.policy_server import SIGNATURE, secret

OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
DATA: Any = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


def test_the_sentinels_are_the_sdks() -> None:
    assert {value for name, value in vars(proxy).items() if name.startswith("UNKNOWN_")} == SENTINELS


@unhurried
@given(DATA)
def test_plain_data_stays_what_it_is(data: Any) -> None:
    assert plain(data) == data


@unhurried
@given(st.dictionaries(st.text(max_size=5), DATA))
def test_the_sdks_proxies_become_plain_data(data: Any) -> None:
    assert plain(proxy.unknown_checking_proxy(data), (proxy.UnknownValueError,)) == data


@pytest.mark.parametrize("sentinel", sorted(SENTINELS))
def test_unknown_values_are_read_without_raising(sentinel: str) -> None:
    wrapped = proxy.unknown_checking_proxy({"a": {"b": [1, sentinel]}, "c": sentinel})
    expected = {"a": {"b": [1, UNKNOWN]}, "c": UNKNOWN}
    assert plain(wrapped, (proxy.UnknownValueError,)) == expected
    assert plain({"a": {"b": [1, sentinel]}, "c": sentinel}) == expected


def test_null_in_a_list_is_an_element_the_engine_does_not_know_yet() -> None:
    assert plain({"a": [None, "x"], "b": None}) == {"a": [UNKNOWN, "x"], "b": None}


@pytest.mark.parametrize(
    ("wrapped", "value"),
    [
        (secret("x"), "x"),
        (secret(secret({"a": [secret(1)]})), {"a": [1]}),
        ({SIGNATURE: OUTPUT, "value": 1, "secret": True}, 1),
        ({SIGNATURE: OUTPUT}, UNKNOWN),
        ({SIGNATURE: "another"}, {SIGNATURE: "another"}),
    ],
)
def test_envelopes_are_opened(wrapped: Any, value: Any) -> None:
    assert plain({"p": wrapped}) == {"p": value}


def test_what_is_no_data_is_left_alone() -> None:
    asset = pulumi.StringAsset("x")
    assert plain({"a": asset, "b": b"x"}) == {"a": asset, "b": b"x"}


@pytest.mark.parametrize(("value", "number"), [(14, 14), (14.0, 14), (-1, -1)])
def test_whole_numbers(value: float, number: int) -> None:
    assert as_integer(value) == number
    assert type(as_integer(value)) is int


@pytest.mark.parametrize("value", [True, False, 1.5, float("nan"), float("inf"), "14", None, UNKNOWN])
def test_what_is_no_whole_number(value: Any) -> None:
    assert as_integer(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "not set"),
        (UNKNOWN, "not known yet"),
        (8.0, "8"),
        (True, "true"),
        ("ON", '"ON"'),
        (["a", 1.5], '["a", 1.5]'),
        ([UNKNOWN], '["Unknown"]'),
        ("x" * 100, '"' + "x" * 78 + "…"),
    ],
)
def test_format_value(value: Any, text: str) -> None:
    assert format_value(value) == text


@pytest.mark.parametrize(
    ("value", "contains"), [([{"a": [UNKNOWN]}], True), (UNKNOWN, True), ({"a": [1]}, False), ("x", False)]
)
def test_contains_unknown(value: Any, contains: bool) -> None:
    assert contains_unknown(value) is contains
