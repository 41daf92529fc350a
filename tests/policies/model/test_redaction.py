import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cognito_policies import Resource
from cognito_policies.model.redaction import redacted, texts
from cognito_policies.model.rule import StackFinding
from cognito_policies.model.values import Path, format_value, secret
from tests.policies.checking import outcome, stack_outcome, unhurried
from tests.policies.own_rules import TYPE, own_rule
from tests.policies.policy_server import PolicyServer


@pytest.mark.parametrize(
    ("message", "secrets", "left"),
    [
        ("it is hunter2", ["hunter2"], "it is [secret]"),
        ("it is HUNTER2, hunter2", ["Hunter2"], "it is [secret], [secret]"),
        ('it is "ON"; it must be ON', ["ON"], 'it is "[secret]"; it must be ON'),
        ('it is "a\\nb\\"c"', ['a\nb"c'], 'it is "[secret]"'),
        ("it is hunter2 and hunter22", ["hunter2", "hunter22"], "it is [secret] and [secret]"),
        (f'it is "{"x" * 30}…', ["x" * 200], 'it is "[secret]…'),
        (f'it is "{"x" * 20}y…', ["x" * 200], 'it is "[secret]y…'),
        ("it is fine", ["hunter2", ""], "it is fine"),
        ("it is fine", [], "it is fine"),
    ],
)
def test_a_message_without_secrets(message: str, secrets: list[str], left: str) -> None:
    assert redacted(message, (text for text in secrets if text)) == left


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a b", ["a b"]),
        ("open email", ["open email", "open", "email"]),
        ({"k": ["x", 1, None, True]}, ["x"]),
        ('{"k": ["x"]}', ['{"k": ["x"]}', '{"k":', '["x"]}', "x"]),
        ("{", ["{"]),
        ("[" * 100_000, ["[" * 100_000] * 2),
        ("", []),
        (7, []),
    ],
)
def test_the_texts_in_a_secret(value: Any, found: list[str]) -> None:
    assert list(texts(value)) == found


@unhurried
@given(st.text(min_size=4, max_size=200), st.text(max_size=20))
def test_no_secret_is_left_however_it_is_shown(text: str, around: str) -> None:
    assume(text.lower() not in "[secret]" and text[:20].lower() not in around.lower())
    for message in (f"{around}{text}{around}", f"it is {json.dumps(text)}", f"it is {format_value(text)}"):
        assert text not in redacted(message, [text])


def test_what_a_rule_says_of_a_resource_is_without_its_secrets() -> None:
    rule = own_rule(
        check=lambda subject, _options: [f"a is {format_value(subject.value('a'))}, b is {subject.text('b')}"]
    )
    hidden = Resource(TYPE, "n", "urn:n", {"a": secret({"k": "hunter2"}), "b": "shown"})
    assert outcome(rule, hidden).violated == ['a is {"k": "[secret]"}, b is shown']
    told = Resource(TYPE, "n", "urn:n", {"a": "x", "b": "hunter2"}, secrets=frozenset({("b",), ("gone", 1), ("a", 0)}))
    assert outcome(rule, told).violated == ['a is "x", b is [secret]']
    said = PolicyServer(rules=(rule,)).analyze(hidden)
    assert [entry.text for entry in said] == ['a is {"k": "[secret]"}, b is shown']


def test_the_texts_at_the_paths_that_are_told_as_secret() -> None:
    props = {"l": ["x", "y"], "m": {"k": "z", "0": "v"}, "n": "w"}
    paths: frozenset[Path] = frozenset({("l", 1), ("l", 2), ("l", "k"), ("m", "k"), ("m", 0), ("n", 0), ("n", "k")})
    assert Resource(TYPE, "n", "urn:n", props, secrets=paths).secret_texts == {"y", "z"}
    assert Resource(TYPE, "n", "urn:n", props, secrets=frozenset({()})).secret_texts == {"x", "y", "z", "v", "w"}


def test_what_a_rule_says_of_one_resource_is_without_the_secrets_of_another() -> None:
    rule = own_rule(
        check=None,
        check_stack=lambda subjects, _options: [
            *(StackFinding(each.urn, f"it says {subjects[0].text('a')}") for each in subjects),
            StackFinding("", f"no one says {subjects[0].text('a')}"),
        ],
    )
    stack = [Resource(TYPE, "n", "urn:n", {"a": secret("hunter2")}), Resource(TYPE, "m", "urn:m", {})]
    assert stack_outcome(rule, stack).violated == [
        "urn:n: it says [secret]",
        "urn:m: it says [secret]",
        ": no one says [secret]",
    ]


def test_of_secrets_that_start_alike_no_end_stays() -> None:
    alike = "arn:aws:iam::123456789012:"
    secrets = [f"{alike}role/longer-than-the-other", f"{alike}user/hunter2"]
    assert redacted(f'it is "{secrets[1]}", not "{secrets[0]}"', secrets) == 'it is "[secret]", not "[secret]"'
