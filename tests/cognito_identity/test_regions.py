"""Names of AWS regions: the known ones, and those that new regions may have."""

import json
from pathlib import Path

import botocore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.regions import REGIONS, nearest_region, region_is_plausible


def test_the_known_regions_are_those_of_botocore() -> None:
    """The components don't depend on botocore, so the list is compared with the pinned version."""
    data = json.loads((Path(botocore.__file__).parent / "data" / "partitions.json").read_text(encoding="utf-8"))
    listed = {region for partition in data["partitions"] for region in partition["regions"]}
    assert {region for region in listed if not region.endswith("-global")} == REGIONS


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_known_regions_are_plausible(region: str) -> None:
    assert region_is_plausible(region)


@pytest.mark.parametrize("region", ["eu-south-9", "us-north-1", "mx-west-1", "us-gov-central-1", "eusc-de-west-2"])
def test_a_new_region_with_the_usual_form_is_plausible(region: str) -> None:
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
def test_a_misspelled_region_is_not_plausible_and_gets_a_suggestion(region: str, near: str) -> None:
    assert not region_is_plausible(region)
    assert nearest_region(region) == near


@pytest.mark.parametrize("region", ["", "r", "5", "aws-global", "xx-east-1", "london", "true", "[]"])
def test_other_text_is_not_plausible(region: str) -> None:
    assert not region_is_plausible(region)


@given(st.text())
def test_any_text_is_accepted_as_input(text: str) -> None:
    assert region_is_plausible(text) in (True, False)
    assert nearest_region(text) is None or nearest_region(text) in REGIONS
