import json
from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL, POOLS, USER_POOL
from cognito_policies.rules.governance.tags import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

each_pool = pytest.mark.parametrize("token", POOLS)


@each_pool
@pytest.mark.parametrize("tags", [{"a": "b"}, {"a": "", "c": "d"}, {"a": UNKNOWN_TEXT}])
def test_by_default_any_tag_will_do(token: str, tags: Any) -> None:
    assert outcome(RULE, good(token, tags={"team": None, **tags})).clean


@each_pool
@pytest.mark.parametrize("tags", [None, {"team": None}, {"team": ""}])
def test_without_any(token: str, tags: Any) -> None:
    assert about(outcome(RULE, good(token, tags=tags)).violated) == ["tags"]


def test_those_that_are_demanded() -> None:
    demanded = ["team", "environment=prod"]
    assert outcome(RULE, good(USER_POOL, tags={"environment": "dev"}), tags=demanded).clean
    assert about(outcome(RULE, good(USER_POOL, tags={"other": "x"}), tags=demanded).violated) == ["tags"]
    assert about(outcome(RULE, good(USER_POOL, tags=None), tags=demanded).violated) == ["tags"]


@pytest.mark.parametrize("defaults", [{"tags": {"team": "x"}}, json.dumps({"tags": {"team": "x"}})])
def test_the_providers_default_tags_count(defaults: Any) -> None:
    given = replace(good(USER_POOL, tags=None), provider={"defaultTags": defaults})
    assert outcome(RULE, given, tags=["team"]).clean
    assert outcome(RULE, given, tags=["other"]).violated


@pytest.mark.parametrize(
    "defaults", [UNKNOWN_TEXT, "{", "[]", '{"tags": 1}', {"tags": {"team": UNKNOWN_TEXT}}, 1, "[" * 10_000]
)
def test_default_tags_that_cannot_be_read_do_not(defaults: Any) -> None:
    assert outcome(
        RULE, replace(good(USER_POOL, tags=None), provider={"defaultTags": defaults}), tags=["team"]
    ).violated


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(IDENTITY_POOL, tags=UNKNOWN_TEXT), tags=["team"])
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["team", ["team"], 1])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert outcome(RULE, good(USER_POOL, tags=wrong)).violated[0].startswith("tags must be an object")


@pytest.mark.parametrize(
    ("tags", "left"),
    [
        (None, {"team": "identity"}),
        ({"team": "", "a": "b"}, {"team": "identity", "a": "b"}),
        ({"team": "mine", "a": "b"}, {"team": "mine", "a": "b", "owner": "me"}),
    ],
)
def test_remediating_adds_the_tags_whose_value_is_configured(tags: Any, left: Any) -> None:
    demanded = ["no one", "team=identity"] + (["owner=me"] if "owner" in left else [])
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "tags": demanded}})
    [(_, props)] = server.remediate(good(USER_POOL, tags=tags if tags is None else {"team": None, **tags}))
    assert props["tags"] == left
