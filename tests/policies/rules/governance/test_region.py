from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import POOLS, USER_POOL
from cognito_policies.rules.governance.region import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

EUROPE = ["eu-west-1", "eu-central-1"]
each_pool = pytest.mark.parametrize("token", POOLS)


@each_pool
@pytest.mark.parametrize("region", EUROPE)
def test_where_it_may_be(token: str, region: str) -> None:
    assert outcome(RULE, good(token, region=region), regions=EUROPE).clean
    assert outcome(RULE, replace(good(token, region=None), provider={"region": region}), regions=EUROPE).clean


@each_pool
def test_outside_the_stack(token: str) -> None:
    said = ['region is "us-east-1"; allowed: "eu-west-1", "eu-central-1" (option regions)']
    assert outcome(RULE, good(token, region="us-east-1"), regions=EUROPE).violated == said
    by_provider = replace(good(token, region=None), provider={"region": "us-east-1"})
    assert outcome(RULE, by_provider, regions=EUROPE).violated == said


def test_the_resources_own_region_comes_first() -> None:
    abroad = replace(good(USER_POOL, region="eu-west-1"), provider={"region": "us-east-1"})
    assert outcome(RULE, abroad, regions=EUROPE).clean


@pytest.mark.parametrize("region", ["us-east-1", UNKNOWN_TEXT, None])
def test_without_a_list_every_region_will_do(region: Any) -> None:
    assert outcome(RULE, good(USER_POOL, region=region)).clean


@pytest.mark.parametrize(
    ("region", "provider"), [(UNKNOWN_TEXT, {}), (None, {}), (None, {"region": UNKNOWN_TEXT}), ("", {"region": 1})]
)
def test_unknown_is_not_checked_yet(region: Any, provider: Any) -> None:
    found = outcome(RULE, replace(good(USER_POOL, region=region), provider=provider), regions=EUROPE)
    assert not found.violated
    assert about([found.unchecked[0]]) == ["not"]


def test_another_type_is_a_violation() -> None:
    assert "region must be a text" in outcome(RULE, good(USER_POOL, region=1), regions=EUROPE).violated[0]
