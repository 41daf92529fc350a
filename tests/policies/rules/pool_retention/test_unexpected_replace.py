from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.pool_retention.unexpected_replace import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good

NEW = good(USER_POOL, name="users", arn=UNKNOWN_TEXT, id=UNKNOWN_TEXT)


@pytest.mark.parametrize("existing", [["users"], ["other", "users"], ["accounts"]])
@pytest.mark.parametrize("names", [{"arn": UNKNOWN_TEXT}, {"id": UNKNOWN_TEXT}])
def test_made_anew(existing: Any, names: Any) -> None:
    [message] = stack_outcome(RULE, [good(USER_POOL, name="users", **names)], existing=existing).violated
    assert about([message]) == ["users: arn"]


@pytest.mark.parametrize("existing", [None, [], ["other"]])
def test_new_pools(existing: Any) -> None:
    assert stack_outcome(RULE, [NEW], **({} if existing is None else {"existing": existing})).clean


@pytest.mark.parametrize("names", [{}, {"arn": "arn", "id": "id"}])
def test_kept(names: Any) -> None:
    assert stack_outcome(RULE, [good(USER_POOL, name="users", **names)], existing=["users"]).clean


@pytest.mark.parametrize("wrong", [1, ["users"], {}, UNKNOWN_TEXT])
def test_a_name_of_another_type_is_no_name(wrong: Any) -> None:
    props = {**NEW.props, "name": wrong}
    assert stack_outcome(RULE, [replace(NEW, props=props)], existing=["accounts"]).clean
