from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pulumi.runtime import proto

from cognito_policies import Resource, ResourceOptions, Rule
from cognito_policies.engine.current_request import current_request, current_resources, secrets_of
from cognito_policies.model.rule import StackFinding
from tests.policies.checking import unhurried
from tests.policies.own_rules import TYPE, own_rule
from tests.policies.policy_server import PolicyServer, message_to_dict, secret, stack_request

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
    assert [entry.text for entry in said] == [str(SECRET)]
    plain = Resource(TYPE, "m", "urn:m", {"a": "x"})
    stack = PolicyServer(rules=(together(),)).analyze_stack([resource, plain])
    assert [entry.text for entry in stack] == [str(SECRET), "[]"]


def test_nothing_is_noted_outside_a_call() -> None:
    PolicyServer(rules=(one(),)).analyze(Resource(TYPE, "n", "urn:n", PROPS))
    assert secrets_of("urn:n") == frozenset()


def test_each_resource_has_its_own_secrets() -> None:
    stack = [Resource(TYPE, "n", "urn:n", {"a": secret("x")}), Resource(TYPE, "m", "urn:m", {"b": secret("y")})]
    with current_request(stack_request(stack).resources):
        assert [secrets_of(urn) for urn in ("urn:n", "urn:m", "urn:l")] == [{("a",)}, {("b",)}, frozenset()]


def test_calls_at_once_do_not_mix() -> None:
    server = PolicyServer(rules=(one(),))
    resources = [Resource(TYPE, "n", "urn:n", PROPS), Resource(TYPE, "n", "urn:n", {"a": "x"})] * 20
    with ThreadPoolExecutor(4) as pool:
        said = [answer[0].text for answer in pool.map(server.analyze, resources)]
    assert said == [str(SECRET), "[]"] * 20


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@unhurried
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_properties_are_read_as_protobufs_own_printer_reads_them(props: dict[str, Any]) -> None:
    request: Any = proto.AnalyzeRequest(type=TYPE, urn="urn:n", name="n")
    request.properties.update(props)
    with current_request([request]):
        [read] = current_resources() or ()
    assert read.props == message_to_dict(request.properties)


def test_a_stack_is_read_with_everything_the_engine_says_of_it() -> None:
    options = ResourceOptions(True, True, ("a",), "urn:parent", ("urn:old",))
    first = Resource(TYPE, "n", "urn:n", {"a": 1.0}, options, provider={"region": "eu-west-1"})
    second = Resource(
        TYPE, "m", "urn:m", {}, ResourceOptions(delete_before_replace=False), ("urn:n",), {"p": ("urn:n",)}
    )
    loose = Resource(TYPE, "l", "urn:l", {}, ResourceOptions(), ("urn:gone",), {"p": ("urn:gone", "urn:m")})
    with current_request(stack_request([first, second, loose]).resources):
        read = current_resources()
    assert read == (first, second, replace(loose, dependencies=(), property_dependencies={"p": ("urn:m",)}))
    assert current_resources() is None
