from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cognito_policies import Resource, Rule
from cognito_policies.engine.secrets import secrets_of
from cognito_policies.rule import StackFinding
from tests.policies.own_rules import TYPE, own_rule
from tests.policies.policy_server import PolicyServer, secret

PROPS = {"a": secret("x"), "b": {"c": secret(["y"]), "d": "z"}, "e": [1, secret({"f": "g"})]}
ASKED: list[tuple[Any, ...]] = [
    ("a",),
    ("b",),
    ("b", "c"),
    ("b", "c", 0),
    ("b", "d"),
    ("e", 0),
    ("e", 1),
    ("e", 1, "f"),
    (),
]
SECRET = [("a",), ("b", "c"), ("b", "c", 0), ("e", 1), ("e", 1, "f")]


def told(subject: Any) -> str:
    return str([path for path in ASKED if subject.is_secret(*path)])


def one() -> Rule:
    return own_rule(check=lambda subject, _options: [told(subject)])


def together() -> Rule:
    return own_rule(
        check=None, check_stack=lambda subjects, _options: [StackFinding(each.urn, told(each)) for each in subjects]
    )


def test_rules_know_what_is_secret_though_the_sdk_unwraps_it() -> None:
    resource = Resource(TYPE, "n", "urn:n", PROPS)
    said = PolicyServer(rules=(one(),)).analyze(resource)
    assert [entry.message.partition("\n")[2] for entry in said] == [str(SECRET)]
    plain = Resource(TYPE, "m", "urn:m", {"a": "x"})
    stack = PolicyServer(rules=(together(),)).analyze_stack([resource, plain])
    assert [entry.message.partition("\n")[2] for entry in stack] == [str(SECRET), "[]"]


def test_nothing_is_noted_outside_a_call() -> None:
    PolicyServer(rules=(one(),)).analyze(Resource(TYPE, "n", "urn:n", PROPS))
    assert secrets_of("urn:n") == frozenset()


def test_calls_at_once_do_not_mix() -> None:
    server = PolicyServer(rules=(one(),))
    resources = [Resource(TYPE, "n", "urn:n", PROPS), Resource(TYPE, "n", "urn:n", {"a": "x"})] * 20
    with ThreadPoolExecutor(4) as pool:
        said = [answer[0].message.partition("\n")[2] for answer in pool.map(server.analyze, resources)]
    assert said == [str(SECRET), "[]"] * 20
