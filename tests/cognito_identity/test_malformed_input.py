"""For any arguments, a component is created or raises `ArgumentError`. It raises no other exception."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pulumi
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cognito_identity
from cognito_identity import ArgumentError
from cognito_identity.validation.shapes import EnumType, Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from tests.cognito_identity.engine import run

POOL: Any = {"user_pool_id": "eu-central-1_aBcDeFgH1"}
REQUIRED: dict[str, dict[str, Any]] = {
    "AppClient": POOL,
    "FederatedProvider": {
        **POOL,
        "provider_type": "oidc",
        "name": "Corp",
        "client_id": "x",
        "issuer_url": "https://login.example.com",
    },
    "IdentityPool": {},
    "ResourceServer": {**POOL, "identifier": "orders"},
    "UserGroup": POOL,
    "UserIdentity": {},
    "UserPoolAlarms": POOL,
    "UserPoolDomain": {**POOL, "cognito_domain": {"domain_prefix": "acme"}},
    "UserPoolWithMfa": {},
}

SECRET = "hunter2hunter2"
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "x",
        "a/b",
        "\ud800",
        "\x00",
        "a\nb",
        "x" * 5000,
        "https://a.example/",
        "http://[",
        "arn:aws:iam::1:role/x",
    ]
)
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 5, 2**70, 1.5, float("nan"), float("inf"), b"x", [], {}, [None], {"a": []}]
)
ANYTHING = st.one_of(TEXTS, ODD, st.builds(object))
KEYS = st.one_of(TEXTS, st.sampled_from(["web", "email", "custom", 5, None, ("a",)]))


@dataclass(frozen=True)
class OutputOf:
    """A placeholder for an Output of a value."""

    value: Any


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Return values of the shape's type, mixed with others."""
    match shape:
        case Leaf(type=kind):
            fitting = {str: TEXTS, int: st.integers(-1, 100), bool: st.booleans()}[kind]
        case EnumType(enum=enum):
            fitting = st.sampled_from(list(enum))
        case ListOf(item=item):
            fitting = st.lists(values(item), max_size=2)
        case MapOf(value=value):
            fitting = st.dictionaries(KEYS, values(value), max_size=2)
        case ObjectType(fields=fields):
            fitting = st.lists(st.sampled_from(list(fields)), max_size=4, unique=True).flatmap(
                lambda names: st.fixed_dictionaries({name: values(fields[name]) for name in names})
            )
        case _:
            fitting = st.dictionaries(KEYS, ANYTHING, max_size=2)
    return st.one_of(fitting, fitting, fitting, ANYTHING, st.builds(OutputOf, ANYTHING))


def with_outputs(value: Any) -> Any:
    """Return the value with its Outputs, which need the event loop of a program."""
    if isinstance(value, OutputOf):
        # `None` stands for a secret in the wrong argument.
        return pulumi.Output.secret(SECRET).apply(lambda text: text if value.value is None else value.value)
    if isinstance(value, dict):
        return {key: with_outputs(item) for key, item in value.items()}
    return [with_outputs(item) for item in value] if isinstance(value, list) else value


def error_of(program: Callable[[], Any]) -> Exception | None:
    return run(program).error


@pytest.mark.parametrize("name", REQUIRED)
def test_only_argument_errors_leave_a_constructor(name: str) -> None:
    component = getattr(cognito_identity, name)
    shape = object_type(getattr(cognito_identity, f"{name}Args"))

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        some = data.draw(st.lists(st.sampled_from(sorted(shape.fields)), min_size=1, max_size=3, unique=True))
        args = {word: data.draw(values(shape.fields[word])) for word in some}
        error = error_of(lambda: component("x", {**REQUIRED[name], **with_outputs(args)}))
        assert error is None or isinstance(error, ArgumentError), (args, error)
        assert SECRET not in str(error)

    check()


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("opts", [{}, "opts", 5])
def test_invalid_options_are_refused(name: str, opts: Any) -> None:
    error = error_of(lambda: getattr(cognito_identity, name)("x", REQUIRED[name], opts))
    assert isinstance(error, ArgumentError)
    assert str(error).startswith("opts: ")


@pytest.mark.parametrize("component_name", [None, 5, "", b"x", "half \ud83d"])
@pytest.mark.parametrize("name", REQUIRED)
def test_an_invalid_name_is_refused(name: str, component_name: Any) -> None:
    done = run(lambda: getattr(cognito_identity, name)(component_name, REQUIRED[name]))
    assert isinstance(done.error, ArgumentError), done.error
    assert "name: " in str(done.error)
    assert done.resources == []


@pytest.mark.parametrize("component_name", [None, 5, "", "half \ud83d"])
@pytest.mark.parametrize("method", ["add_client", "add_group", "add_alarms", "add_domain", "add_resource_server"])
def test_an_invalid_name_in_a_method_is_refused(method: str, component_name: Any) -> None:
    def program() -> None:
        pool = cognito_identity.UserPoolWithMfa.from_user_pool_id("users", POOL["user_pool_id"])
        arguments_of = {
            "add_domain": {"cognito_domain": {"domain_prefix": "acme"}},
            "add_resource_server": {"identifier": "orders"},
        }
        getattr(pool, method)(component_name, arguments_of.get(method, {}))

    error = error_of(program)
    assert isinstance(error, ArgumentError), error
    assert "name: " in str(error)


@pytest.mark.parametrize("value", [5, None, b"x", ["orders"]])
def test_an_output_with_an_invalid_identifier_is_an_error(value: Any) -> None:
    def program() -> None:
        output: Any = pulumi.Output.secret("x").apply(lambda _: value)
        cognito_identity.UserIdentity("shop", {"resource_servers": {"orders": {"identifier": output}}})

    error = error_of(program)
    assert isinstance(error, ArgumentError)
    assert error.problems[0].path[-1] == "identifier"


@pytest.mark.parametrize("value", [5, object(), "no id!"])
def test_an_output_with_an_invalid_client_id_is_an_error(value: Any) -> None:
    def program() -> None:
        output: Any = pulumi.Output.secret("x").apply(lambda _: value)
        existing: Any = {**POOL, "client_id": output}
        cognito_identity.UserIdentity("shop", {"existing_user_pool": existing})

    error = error_of(program)
    assert isinstance(error, ArgumentError), error
    assert error.problems[0].path[-1] == "client_id"
