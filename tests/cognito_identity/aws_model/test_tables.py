"""The name tables match the classes of pulumi-aws and the model of AWS."""

import importlib
import re
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ForwardRef, get_args, get_origin

import pulumi
import pytest

from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.aws_model import names as names_module
from cognito_identity.aws_model.names import ResourceNames, Row
from cognito_identity.aws_model.tables import (
    IDENTITY_POOL,
    IDENTITY_POOL_ROLE_ATTACHMENT,
    TABLES,
    USER_POOL_CLIENT,
)
from cognito_identity.aws_model.user_pool_tables import USER_POOL
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.shapes import ListOf, MapOf, ObjectType, Shape, object_type
from tests.cognito_identity.aws_model.leaves import ROWS, shape_at

ROW_IDS = [f"{row.operation.name}.{row.member}" for row in ROWS]


def names_of(row: Row) -> ResourceNames:
    return next(names for names in TABLES.values() if row in names.rows)


def module_of(names: ResourceNames) -> Any:
    return importlib.import_module(f"pulumi_aws.{names.type.split(':')[1].split('/')[0]}")


def resource_class(names: ResourceNames) -> Any:
    return getattr(module_of(names), names.type.rpartition(":")[2])


def options(hint: Any) -> list[Any]:
    """Return the types of an annotation without Pulumi's wrappers of inputs."""
    if get_origin(hint) is typing.Union:
        return [found for option in get_args(hint) for found in options(option)]
    return [] if hint is type(None) or "Awaitable" in str(get_origin(hint)) else [hint]


def input_hint(names: ResourceNames, dotted: str) -> Any:
    """Return the annotation of an input in the classes of pulumi-aws."""
    module, cls = module_of(names), resource_class(names)
    # The class of the arguments is in another module than the resource's.
    holder = getattr(importlib.import_module(cls.__module__), f"{cls.__name__}Args")
    hint: Any = None
    for position, segment in enumerate(dotted.split(".")):
        key = segment.removesuffix("[]")
        if position and isinstance(hint, type) and issubclass(hint, Mapping):
            hint = str
            continue
        annotations = holder.__init__.__annotations__
        assert key in annotations, f"{holder.__name__} takes no {key}"
        hint, is_list = _unwrapped(annotations[key])
        assert is_list or not segment.endswith("[]"), f"{key} is no list"
        if isinstance(hint, ForwardRef):
            holder = getattr(module, hint.__forward_arg__)
    return hint


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    found = options(annotation)
    for hint in found:
        if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
            return Mapping, False
        if get_origin(hint) is not None and issubclass(get_origin(hint), Sequence):
            return _unwrapped(get_args(hint)[0])[0], True
    found = [hint for hint in found if hint != ForwardRef("Output[T]")]
    # pulumi-aws also takes a policy document as a mapping; the components pass a string.
    return (str if str in found else found[0]), False


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_every_input_exists_in_pulumi_aws(row: Row) -> None:
    assert input_hint(names_of(row), row.input) is not None


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_input_and_member_have_the_same_type(row: Row) -> None:
    hint, shape = input_hint(names_of(row), row.input), shape_at(row)
    member = shape.member if shape.type_name == "list" else shape
    expected: Any = {"string": (str,), "integer": (int,), "boolean": (bool,), "map": (Mapping,)}[member.type_name]
    assert hint in expected


def test_a_typo_in_an_input_would_be_found() -> None:
    with pytest.raises(AssertionError, match="takes no minimum_lenght"):
        input_hint(USER_POOL, "password_policy.minimum_lenght")
    with pytest.raises(AssertionError, match="is no list"):
        input_hint(USER_POOL, "password_policy[].minimum_length")


def test_a_typo_in_a_member_would_be_found() -> None:
    wrong = Row(USER_POOL.operations[0], "mfa", "mfa_configuration", "Policies.PasswordPolicy.MinimumLenght")
    with pytest.raises(KeyError):
        shape_at(wrong)


@pytest.mark.parametrize("names", TABLES.values(), ids=lambda names: names.type)
def test_every_type_token_is_the_resources_own(names: ResourceNames) -> None:
    cls = resource_class(names)
    assert issubclass(cls, pulumi.CustomResource)
    assert cls.pulumi_type == names.type
    assert TABLES[names.type] is names


def exists(shape: Shape, dotted: str) -> bool:
    for segment in dotted.split("."):
        if isinstance(shape, MapOf):
            shape = shape.value
        if not isinstance(shape, ObjectType) or segment.removesuffix("[]") not in shape.fields:
            return False
        shape = shape.fields[segment.removesuffix("[]")]
        if segment.endswith("[]"):
            assert isinstance(shape, ListOf)
            shape = shape.item
    return True


ARGUMENTS = [
    (args, row)
    for args, names in (
        (UserPoolWithMfaArgs, USER_POOL),
        (AppClientArgs, USER_POOL_CLIENT),
        (IdentityPoolArgs, IDENTITY_POOL),
        (IdentityPoolArgs, IDENTITY_POOL_ROLE_ATTACHMENT),
    )
    for row in names.rows
    if row.argument != "identity_pool"  # the component sets the attachment's pool itself
]


@pytest.mark.parametrize(("args", "row"), ARGUMENTS, ids=[f"{row.argument}-{row.member}" for _, row in ARGUMENTS])
def test_every_argument_exists(args: type, row: Row) -> None:
    if row.argument.startswith("*"):
        groups = ("custom_attributes", "standard_attributes", "role_mappings")
        within = [object_type(args).fields[group] for group in groups if group in object_type(args).fields]
        assert row.argument == "*" or any(
            exists(group.value if isinstance(group, MapOf) else next(iter(group.fields.values())), row.argument[2:])
            for group in within
            if isinstance(group, (MapOf, ObjectType))
        )
    else:
        assert exists(object_type(args), row.argument)


def test_every_row_has_three_columns() -> None:
    sources = sorted(Path(names_module.__file__).parent.glob("*tables.py"))
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    bodies = re.findall(r'    """\n(.*?)\n    """', text, re.DOTALL)
    lines = [line.split() for body in bodies for line in body.splitlines() if line.strip()]
    assert {len(line) for line in lines} == {1, 3}
    assert sum(len(line) == 3 for line in lines) == len(ROWS)
