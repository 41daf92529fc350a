"""Which text is a region: AWS's own list, and what the next one may be called."""

import json
from pathlib import Path

import botocore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.regions import REGIONS, nearest_region, region_is_plausible


def test_the_list_is_botocores() -> None:
    """The components need no botocore; the list that stands in for it is the pinned one's."""
    data = json.loads((Path(botocore.__file__).parent / "data" / "partitions.json").read_text(encoding="utf-8"))
    listed = {region for partition in data["partitions"] for region in partition["regions"]}
    assert {region for region in listed if not region.endswith("-global")} == REGIONS


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_every_region_is_one(region: str) -> None:
    assert region_is_plausible(region)


@pytest.mark.parametrize("region", ["eu-south-9", "us-north-1", "mx-west-1", "us-gov-central-1", "eusc-de-west-2"])
def test_a_region_that_may_come_is_plausible(region: str) -> None:
    assert region not in REGIONS
    assert region_is_plausible(region)


@pytest.mark.parametrize(
    ("region", "near"),
    [
        ("us-est-1", "us-east-1"),
        ("us-east1", "us-east-1"),
        ("useast-1", "us-east-1"),
        ("US-EAST-1", "us-east-1"),
        (" us-east-1", "us-east-1"),
        ("us-east-1a", "us-east-1"),
        ("us_east_1", "us-east-1"),
        ("eu-centra-1", "eu-central-1"),
        ("ap-souteast-2", "ap-southeast-2"),
        ("us-east-01", "us-east-1"),
        ("us-east-0", "us-east-1"),
        ("us-east-\u0661", "us-east-1"),
        ("us-east-1\n", "us-east-1"),
    ],
)
def test_a_misspelt_region_is_none_and_has_a_near_one(region: str, near: str) -> None:
    assert not region_is_plausible(region)
    assert nearest_region(region) == near


@pytest.mark.parametrize("region", ["", "r", "5", "aws-global", "xx-east-1", "london", "true", "[]"])
def test_nonsense_is_no_region(region: str) -> None:
    assert not region_is_plausible(region)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert region_is_plausible(text) in (True, False)
    assert nearest_region(text) is None or nearest_region(text) in REGIONS
