"""A fuzzer: good and bad resources and stacks with some nodes changed into anything else.

Whatever a program writes anywhere - another JSON type, nothing, a value that is not known yet, a secret - no rule may
break, what a rule says never holds a secret, and the policy server says the same as the pack in process.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cognito_policies import RULES, Resource, load_pack, read_config
from cognito_policies.evaluation.pack import Violation
from cognito_policies.model.values import SENTINELS, Path, secret_paths
from tests.policies.checking import unhurried
from tests.policies.other_tools import hub, prowler, roles, templates
from tests.policies.policy_server import SIGNATURE, PolicyServer, secret
from tests.policies.samples import GOOD, SAMPLES, bad, good, good_stack

MARK = "hunter2"
"""What is secret; it may be in a property, and nowhere else."""

EVERYTHING = {
    "all": "mandatory",
    **{rule_id: dict(sample.config) for rule_id, sample in SAMPLES.items() if sample.config},
}
PACK = load_pack(read_config(EVERYTHING, "test"))
SERVER = PolicyServer(EVERYTHING)
REMEDYING = PolicyServer({**EVERYTHING, "all": "remediate"})
STACKS = [good_stack, *(sample.bad_stack for sample in SAMPLES.values() if sample.bad_stack)]
CASES = [case for room in (prowler, templates, hub, roles) for case in room.CASES]

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-1, 10**12)
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(
        ["*", "ON", "code", "", "arn:", "{}", '{"Statement": [1]}', "a" * 100_000, "\x00", "ﬀ", "[" * 999]
    )
    | st.sampled_from(sorted(SENTINELS))
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "enabled", "name", "*"]), inner),
    max_leaves=6,
)
MISSING = object()


@dataclass(frozen=True)
class Change:
    """What is done to the node that `place` leads to, modulo how many there are."""

    place: int
    what: Any
    hidden: bool = False


CHANGES = st.lists(
    st.builds(Change, st.integers(0, 10**6), ANYTHING | st.just(MISSING))
    | st.builds(Change, st.integers(0, 10**6), st.just(MARK), st.just(value=True)),
    max_size=4,
)


def nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in properties, at any depth."""
    if isinstance(value, dict) and SIGNATURE in value:
        return  # The engine's own envelope: programs can't write into it.
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield (*path, key)
        yield from nodes(item, (*path, key))


def mutated(props: Any, changes: list[Change]) -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(dict(props))
    for change in changes:
        places = list(nodes(made))
        if not places:
            break
        *way, last = places[change.place % len(places)]
        holder: Any = made
        for key in way:
            holder = holder[key]
        if change.what is MISSING:
            del holder[last]
        else:
            # What was there is secret as a whole, its texts marked, or it is another value.
            holder[last] = secret(marked(holder[last])) if change.hidden else change.what
    return made


def marked(value: Any) -> Any:
    """The same with every text and every name in it made unmistakable."""
    if isinstance(value, dict):
        return {key: item if key == SIGNATURE else marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item) for item in value]
    return f"{MARK}{value}" if isinstance(value, str) else value


def fine(said: list[Violation]) -> None:
    for each in said:
        assert "the rule failed" not in each.message, each
        assert MARK not in each.message, each


def told(said: list[Violation]) -> list[tuple[str, str, str]]:
    return [(each.rule, each.level, each.message) for each in said]


RESOURCES = st.one_of(
    st.sampled_from(sorted(GOOD)).map(good),
    st.sampled_from([(rule.id, token) for rule in RULES if rule.check for token in rule.applies_to]).map(
        lambda pair: bad(*pair)
    ),
    st.sampled_from([case for case in CASES if case.made is None]).map(lambda case: case.resource()),
)
WHOLE = st.sampled_from([*STACKS, *(case.made for case in CASES if case.made is not None)])


@settings(unhurried, max_examples=300)
@given(RESOURCES, CHANGES)
def test_whatever_stands_in_a_resource_no_rule_breaks_and_none_tells_a_secret(
    resource: Resource, changes: list[Change]
) -> None:
    changed = replace(resource, props=mutated(resource.props, changes))
    said = [*PACK.check_resource(changed), *PACK.check_stack([changed])]
    fine(said)
    answered = [*SERVER.analyze(changed), *SERVER.analyze_stack([changed])]
    assert [(each.policy, each.level, each.text) for each in answered] == told(said)


@settings(unhurried, max_examples=100)
@given(WHOLE, st.dictionaries(st.integers(0, 30), CHANGES, max_size=4))
def test_whatever_stands_in_a_stack_no_rule_breaks_and_none_tells_a_secret(
    made: Callable[[], list[Resource]], changes: dict[int, list[Change]]
) -> None:
    stack = [
        replace(resource, props=mutated(resource.props, changes.get(number, [])))
        for number, resource in enumerate(made())
    ]
    said = PACK.check_stack(stack)
    fine(said)
    answered = SERVER.analyze_stack(stack)
    assert [(each.policy, each.level, each.text) for each in answered] == told(said)


@settings(unhurried, max_examples=100)
@given(RESOURCES, CHANGES)
def test_whatever_stands_in_a_resource_no_remediation_breaks_or_lays_a_secret_open(
    resource: Resource, changes: list[Change]
) -> None:
    changed = replace(resource, props=mutated(resource.props, changes))
    for _, remedied in REMEDYING.remediate(changed):
        assert not [path for path, text in texts_at(remedied) if MARK in text and not covered(path, remedied)]


def texts_at(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from texts_at(item, (*path, key))
    if isinstance(value, str):
        yield path, value


def covered(path: Path, props: dict[str, Any]) -> bool:
    return any(path[:depth] in set(secret_paths(props)) for depth in range(len(path) + 1))


def test_the_fuzzer_itself_hides_and_changes_what_it_says_it_does() -> None:
    props = {"a": {"b": ["x", 1]}, "c": "y"}
    assert list(nodes(props)) == [("a",), ("a", "b"), ("a", "b", 0), ("a", "b", 1), ("c",)]
    assert mutated(props, [Change(2, 7)]) == {"a": {"b": [7, 1]}, "c": "y"}
    assert mutated(props, [Change(0, MISSING)]) == {"c": "y"}
    assert mutated(props, [Change(4, MARK, hidden=True)])["c"] == secret(f"{MARK}y")
    assert mutated(props, [Change(0, MARK, hidden=True)])["a"] == secret({"b": [f"{MARK}x", 1]})
    assert props == {"a": {"b": ["x", 1]}, "c": "y"}
