from collections.abc import Iterator
from typing import Any

import pulumi
import pytest

from cognito_identity import user_group
from cognito_identity.alarms import rules as alarms
from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.app_client import rules as app_client
from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.domain import rules as domain
from cognito_identity.domain.args import UserPoolDomainArgs
from cognito_identity.federated_provider import rules as federated_provider
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.identity_pool import rules as identity_pool
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.pool_ids import EXISTING_POOL_RULES
from cognito_identity.user_group import UserGroupArgs
from cognito_identity.user_identity.args import ExistingUserPoolArgs
from cognito_identity.user_pool import value_rules as user_pool
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.triggers.rules import FUNCTION_RULES
from cognito_identity.validation.problems import ArgumentError, Key, Path, Problem, path_text
from cognito_identity.validation.shapes import Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.value_rules import ANY, ValueRules, checked_values, value_problems
from tests.cognito_identity.engine import run

TABLES: list[tuple[type, ValueRules]] = [
    (UserPoolWithMfaArgs, user_pool.VALUE_RULES),
    (UserPoolWithMfaArgs, FUNCTION_RULES),
    (AppClientArgs, app_client.VALUE_RULES),
    (AppClientArgs, app_client.OUTPUT_CHECKS),
    (IdentityPoolArgs, identity_pool.VALUE_RULES),
    (UserPoolDomainArgs, domain.VALUE_RULES),
    (FederatedProviderArgs, federated_provider.VALUE_RULES),
    (UserGroupArgs, user_group.VALUE_RULES),
    (UserPoolAlarmsArgs, alarms.VALUE_RULES),
    (ExistingUserPoolArgs, EXISTING_POOL_RULES),
]


def below(shape: Shape, path: Path) -> Shape:
    for segment in path:
        match shape:
            case ObjectType():
                shape = shape.fields[str(segment)]
            case ListOf() if segment == ANY:
                shape = shape.item
            case MapOf() if segment == ANY:
                shape = shape.value
            case _:
                pytest.fail(f"{segment} of {path} leads nowhere")
    return shape


def test_every_rule_is_for_an_argument_with_text() -> None:
    """A path that leads nowhere would be a rule that never runs."""
    for typed_dict, rules in TABLES:
        for path in rules:
            assert isinstance(leaf := below(object_type(typed_dict), path), Leaf), path
            assert leaf.type is str, path


def no_x(value: object, path: Path) -> Iterator[Problem]:
    if isinstance(value, str) and "x" in value:
        yield Problem(path, "has an x", "remove it", value, code="has-x")


RULES: ValueRules = {("a",): no_x, ("list", ANY): no_x, ("map", ANY, "b"): no_x}


def arguments(make: Any) -> dict[str, Any]:
    return {
        "a": make("x"),
        "list": ["", make("x"), make("y")],
        "map": {"one": {"b": make("x")}, "two": {"c": make("x")}},
        "else": make("x"),
    }


def test_a_plain_value_is_checked_at_once() -> None:
    found = value_problems(arguments(str), RULES)
    assert [path_text(problem.path) for problem in found] == ["a", "list[1]", "map.one.b"]
    assert isinstance(found[2].path[1], Key)
    assert checked_values(values := arguments(str), RULES, "it") is values


@pytest.mark.parametrize("place", ["a", "list", "map"])
def test_an_output_is_checked_by_the_same_rule_once_it_is_known(place: str) -> None:
    def program() -> None:
        values = {place: arguments(pulumi.Output.from_input)[place]}
        assert value_problems(values, RULES) == []
        pulumi.export("checked", checked_values(values, RULES, "it")[place])

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    (problem,) = done.error.problems
    assert problem.code == "has-x"


def test_an_output_that_no_rule_is_for_stays_as_it_is() -> None:
    def program() -> None:
        values = arguments(pulumi.Output.from_input)
        found = checked_values(values, RULES, "it")
        assert found["else"] is values["else"]
        assert found["map"]["two"] is values["map"]["two"]
        assert found["list"][2] is not values["list"][2]

    assert not isinstance(run(program).error, AssertionError)
