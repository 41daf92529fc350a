"""The public names of the package."""

import inspect
from enum import Enum
from types import ModuleType
from typing import Any, get_args, get_type_hints, is_typeddict

import pulumi
import pytest

import cognito_identity

PINNED = {
    "AccountRecovery",
    "AdvancedSecurityMode",
    "AppClient",
    "AppClientArgs",
    "AppClientOptions",
    "ArgumentError",
    "AttributeType",
    "ClientPreset",
    "FeaturePlan",
    "GRANT_VERBS",
    "IdentityPool",
    "IdentityPoolArgs",
    "Mfa",
    "NoClientSecretError",
    "RemovalPolicy",
    "UserIdentity",
    "UserIdentityArgs",
    "UserPoolWithMfa",
    "UserPoolWithMfaArgs",
    "VerificationEmailStyle",
    "__version__",
    "trust_policy",
}
"""Names that released programs use: they must stay."""

PUBLIC: list[tuple[str, Any]] = [(name, getattr(cognito_identity, name)) for name in cognito_identity.__all__]


def test_every_released_name_exists() -> None:
    assert set(cognito_identity.__all__) >= PINNED


def test_the_list_is_sorted_without_duplicates() -> None:
    # Constants first, as the linter has it.
    assert list(cognito_identity.__all__) == sorted(
        cognito_identity.__all__, key=lambda name: (not name.isupper(), name)
    )
    assert len(set(cognito_identity.__all__)) == len(cognito_identity.__all__)


def test_the_list_is_complete() -> None:
    names = {
        name
        for name, member in vars(cognito_identity).items()
        if not name.startswith("_") and not isinstance(member, ModuleType)
    }
    assert names == {name for name in cognito_identity.__all__ if not name.startswith("_")}


@pytest.mark.parametrize(("name", "member"), PUBLIC, ids=[name for name, _ in PUBLIC])
def test_every_public_name_has_a_docstring(name: str, member: Any) -> None:
    # The docstring of a constant exists in the source only.
    constant = name == "__version__" or name.isupper()
    assert constant or (inspect.getdoc(member) or "").strip().endswith((".", ")", "/", "html", "```")), inspect.getdoc(
        member
    )


def test_the_kinds_of_public_names() -> None:
    def kind(member: Any) -> str:
        if is_typeddict(member):
            return "arguments"
        if isinstance(member, type):
            for base, name in ((pulumi.ComponentResource, "component"), (Enum, "enum"), (Exception, "error")):
                if issubclass(member, base):
                    return name
            return "data"
        return "function" if callable(member) else type(member).__name__

    assert {kind(member) for _, member in PUBLIC} <= {
        "arguments",
        "component",
        "enum",
        "error",
        "data",
        "function",
        "mappingproxy",
        "str",
    }


@pytest.mark.parametrize("component", ["UserIdentity", "UserPoolWithMfa", "AppClient", "IdentityPool"])
def test_every_component_takes_name_args_and_opts(component: str) -> None:
    signature = inspect.signature(getattr(cognito_identity, component).__init__)
    assert list(signature.parameters) == ["self", "name", "args", "opts"]
    assert signature.parameters["opts"].default is None
    assert signature.parameters["args"].annotation.__name__ == f"{component}Args"


@pytest.mark.parametrize("method", ["add_client"])
def test_an_identity_has_the_methods_of_a_pool(method: str) -> None:
    pool = inspect.signature(getattr(cognito_identity.UserPoolWithMfa, method))
    identity = inspect.signature(getattr(cognito_identity.UserIdentity, method))
    assert list(pool.parameters) == list(identity.parameters)


def test_every_nested_argument_type_is_exported() -> None:
    def nested(typed_dict: type) -> set[type]:
        found = {typed_dict}
        waiting = list(get_type_hints(typed_dict, localns={"Output": pulumi.Output, "T": object}).values())
        while waiting:
            hint = waiting.pop()
            if is_typeddict(hint):
                found |= nested(hint)
            waiting += get_args(hint)
        return found

    for name, member in PUBLIC:
        if is_typeddict(member):
            missing = {item.__name__ for item in nested(member)} - set(cognito_identity.__all__)
            assert not missing, f"{name}: {missing}"
