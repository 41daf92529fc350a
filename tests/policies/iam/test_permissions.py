from typing import Any

import pytest

from cognito_policies.iam.permissions import Patterns, Permission, UnknownPermission, permissions
from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.model.values import UNKNOWN
from tests.policies.samples import allow


def only(**statement: Any) -> Any:
    [permission] = permissions(allow("a:B", **statement))
    return permission


def test_texts_and_lists_are_read_alike() -> None:
    assert only(Action="a:B") == only(Action=["a:B"]) == only()
    assert only() == Permission("statement 0", Patterns(("a:B",)), Patterns(("*",)), {}, complete=True)


def test_everything_but() -> None:
    assert only(Action=None, NotAction="a:B").actions == Patterns(("a:B",), negated=True)
    assert only(Resource=None, NotResource=["r"]).resources == Patterns(("r",), negated=True)


def test_deny_gives_nothing() -> None:
    assert list(permissions(allow("a:B", Effect="Deny", Resource=None))) == []


def test_what_is_unknown_leaves_the_rest() -> None:
    found = only(Action=["a:B", UNKNOWN])
    assert found.actions == Patterns(("a:B",), complete=False)
    assert not found.complete
    assert only(Action=UNKNOWN).actions == Patterns((), complete=False)
    found = only(Resource=UNKNOWN)
    assert found.actions == Patterns(("a:B",))
    assert found.resources == Patterns((), complete=False)
    assert not found.complete
    found = only(Condition=UNKNOWN)
    assert found.condition == {}
    assert not found.complete
    assert only(Effect=UNKNOWN) == UnknownPermission("statement 0")
    assert list(permissions({"Statement": UNKNOWN})) == [UnknownPermission("statement 0")]


def test_conditions() -> None:
    assert only(Condition={"Bool": {}}).condition == {"Bool": {}}
    assert only(Condition=None).condition == {}


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ({"Action": None}, "must have Action or NotAction"),
        ({"NotAction": "x"}, "must have Action or NotAction"),
        ({"Resource": None}, "must have Resource or NotResource"),
        ({"Action": [1]}, "Action must be a text"),
        ({"Resource": {}}, "Resource must be a text"),
        ({"Condition": "x"}, "Condition must be an object"),
        ({"Effect": None}, "has no Effect"),
    ],
)
def test_what_is_no_statement(statement: Any, reason: str) -> None:
    with pytest.raises(MalformedPolicyError, match=reason):
        only(**statement)
