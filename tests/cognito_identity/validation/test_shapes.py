from collections.abc import Mapping
from typing import Any, Literal, Required, TypedDict

import pulumi
import pytest

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import Mfa
from cognito_identity.validation.shapes import Anything, EnumType, Leaf, ListOf, MapOf, object_type


class Inner(TypedDict, total=False):
    number: Required[int]


class Outer(TypedDict, total=False):
    text: pulumi.Input[str]
    switch: bool
    word: OneOf[Mfa]
    texts: list[pulumi.Input[str]]
    groups: Mapping[str, Inner]
    inner: Inner
    document: Any


def test_every_kind_of_annotation_has_its_shape() -> None:
    inner = object_type(Inner)
    assert object_type(Outer).fields == {
        "text": Leaf(str, output=True),
        "switch": Leaf(bool),
        "word": EnumType(Mfa),
        "texts": ListOf(Leaf(str, output=True)),
        "groups": MapOf(inner),
        "inner": inner,
        "document": Anything(),
    }


def test_required_keys_are_known() -> None:
    assert object_type(Inner).required == {"number"}
    assert object_type(Outer).required == frozenset()


def test_a_shape_is_worked_out_once() -> None:
    assert object_type(Outer) is object_type(Outer)


class WithLiteral(TypedDict):
    word: Literal["a", "b"]


class WithOptionalInput(TypedDict):
    number: pulumi.Input[int]


class WithUnion(TypedDict):
    value: str | int


@pytest.mark.parametrize("typed_dict", [WithLiteral, WithOptionalInput, WithUnion])
def test_an_annotation_nobody_can_read_is_refused_at_once(typed_dict: type) -> None:
    with pytest.raises(TypeError, match="no reader for the annotation"):
        object_type(typed_dict)
