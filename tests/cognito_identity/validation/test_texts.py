"""Tags, attribute names and client ids that AWS's model accepts and the service refuses."""

from typing import Any

import pytest

from cognito_identity import UserPoolAlarms
from cognito_identity.validation.problems import ArgumentError
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import POOL_ID, client_problems, pool_problems


@pytest.mark.parametrize("tags", [{"a\nb": "x"}, {"a": "x\n"}, {"a": "\x07"}, {"\x7f": "x"}])
def test_a_tag_is_one_line(tags: Any) -> None:
    ((path, text),) = pool_problems({"tags": tags})
    assert path.startswith("tags.")
    assert "must have no control characters" in text


@pytest.mark.parametrize("tags", [{"team": "Grüße, an alle!"}, {"a": ""}, {"cost center": "a/b:c=d+e@f"}])
def test_any_other_text_may_be_one(tags: Any) -> None:
    assert pool_problems({"tags": tags}) == []


@pytest.mark.parametrize("argument", ["read_attributes", "write_attributes"])
@pytest.mark.parametrize("name", [" ", "a\nb", "custom:a b", "a\x07"])
def test_an_attributes_name_has_no_spaces_whatever_the_pool(argument: str, name: str) -> None:
    ((path, _),) = client_problems({argument: ["email", name]})
    assert path == f"{argument}[1]"


@pytest.mark.parametrize("arguments", [{"client_id": ""}, {"client_id": "a b"}, {"client_ids": {"web": "\n"}}])
def test_an_alarm_is_on_a_client(arguments: Any) -> None:
    args: Any = {"user_pool_id": POOL_ID, **arguments}
    error = run(lambda: UserPoolAlarms("alarms", args)).error
    assert isinstance(error, ArgumentError)
    assert "must be the id of an app client" in str(error)
