import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies.iam.policy_document import MalformedPolicyError, covers, effect_of, matches, overlap, statements
from cognito_policies.model.values import UNKNOWN
from tests.policies.checking import unhurried

PATTERNS = st.text("ab*?", max_size=4)
NAMES = ["".join(letters) for length in range(6) for letters in itertools.product("ab", repeat=length)]


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("s3:GetObject", "s3:getobject", True),
        ("S3:*", "s3:GetObject", True),
        ("s3:*Object", "s3:GetObject", True),
        ("s3:?etObject", "s3:GetObject", True),
        ("s3:Get", "s3:GetObject", False),
        ("GetObject", "s3:GetObject", False),
        ("s3:[G]etObject", "s3:GetObject", False),
        ("[", "[", True),
        ("*", "", True),
    ],
)
def test_a_pattern_matches_whole_names_in_any_case(pattern: str, name: str, expected: bool) -> None:
    assert matches(pattern, name) is expected


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("rum:*", "rum:Put*", True),
        ("rum:*", "RUM:PutRumEvents", True),
        ("rum:Put*", "rum:*", False),
        ("rum:Pu?", "rum:Pu*", False),
        ("rum:Pu?", "rum:Put", True),
        ("rum:Pu?", "rum:Pu?", True),
        ("a[b]", "ab", False),
        ("a[b]", "a[b]", True),
        ("*", "*", True),
    ],
)
def test_a_pattern_covers_another(wide: str, narrow: str, expected: bool) -> None:
    assert covers(wide, narrow) is expected


@unhurried
@given(PATTERNS, PATTERNS)
def test_patterns_overlap_where_there_is_a_name_for_both(first: str, second: str) -> None:
    both = any(matches(first, name) and matches(second, name) for name in NAMES)
    assert overlap(first, second) is both or len(first) + len(second) > 5
    assert overlap(first, second) is overlap(second, first)
    assert not both or overlap(first, second)


@unhurried
@given(PATTERNS, PATTERNS)
def test_what_is_covered_matches_nothing_else(wide: str, narrow: str) -> None:
    if covers(wide, narrow):
        assert [name for name in NAMES if matches(narrow, name) and not matches(wide, name)] == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("iam:Pass*", "IAM:passrole", True),
        ("*:*", "iam:*", True),
        ("a*b", "ab", True),
        ("ab", "abc", False),
        ("", "*", True),
    ],
)
def test_overlap_by_hand(first: str, second: str, expected: bool) -> None:
    assert overlap(first, second) is expected


def test_statements_are_labelled_and_unknown_ones_are_none() -> None:
    assert list(statements({"Statement": [{"Effect": "Allow"}, UNKNOWN]})) == [
        ("statement 0", {"Effect": "Allow"}),
        ("statement 1", None),
    ]
    assert list(statements(json.dumps({"Statement": {"Effect": "Deny"}}))) == [("statement 0", {"Effect": "Deny"})]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (None, "must be an object"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "must be an object"),
        ({}, "has no Statement"),
        ({"Statement": [1]}, "statement 0 must be an object"),
        ({"Statement": [{"effect": "Allow"}]}, "unknown elements"),
        ('{"Statement": [], "Statement": []}', "duplicate key"),
    ],
)
def test_what_is_no_policy(document: Any, reason: str) -> None:
    with pytest.raises(MalformedPolicyError, match=reason):
        list(statements(document))


def test_effects() -> None:
    assert effect_of({"Effect": "Allow"}, "s") == "Allow"
    assert effect_of({"Effect": "Deny"}, "s") == "Deny"
    assert effect_of({"Effect": UNKNOWN}, "s") is UNKNOWN
    for effect in ("allow", "", None, 1):
        with pytest.raises(MalformedPolicyError):
            effect_of({"Effect": effect}, "s")
