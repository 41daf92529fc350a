"""The names of AWS regions, and a check of the region in a stack file."""

import re

_PLACES = {
    "af-south": 1,
    "ap-east": 2,
    "ap-northeast": 3,
    "ap-south": 2,
    "ap-southeast": 7,
    "ca-central": 1,
    "ca-west": 1,
    "cn-north": 1,
    "cn-northwest": 1,
    "eu-central": 2,
    "eu-isoe-west": 1,
    "eu-north": 1,
    "eu-south": 2,
    "eu-west": 3,
    "eusc-de-east": 1,
    "il-central": 1,
    "me-central": 1,
    "me-south": 1,
    "me-west": 1,
    "mx-central": 1,
    "sa-east": 1,
    "sa-west": 1,
    "us-east": 2,
    "us-gov-east": 1,
    "us-gov-west": 1,
    "us-iso-east": 1,
    "us-iso-west": 1,
    "us-isob-east": 1,
    "us-isob-west": 1,
    "us-isof-east": 1,
    "us-isof-south": 1,
    "us-west": 2,
}
"""The number of regions by name without the number, in all partitions, as botocore lists them."""

REGIONS = frozenset(f"{place}-{number}" for place, count in _PLACES.items() for number in range(1, count + 1))

_PARTS = "af|ap|ca|cn|eu|eu-isoe|eusc-de|il|me|mx|sa|us|us-gov|us-iso[bf]?"
_DIRECTIONS = "central|(north|south)(east|west)?|east|west"
_LONGEST = 40
_LIKENESS = 0.7


def region_is_plausible(region: str) -> bool:
    """Return whether a name has the form of an AWS region, so that new regions need no new version."""
    return re.fullmatch(f"({_PARTS})-({_DIRECTIONS})-[1-9]", region) is not None


def nearest_region(region: str) -> str | None:
    """Return the most similar known region, or `None`. Of equally similar ones, it is the first by name."""
    from difflib import SequenceMatcher  # noqa: PLC0415 -- only a mistyped region needs it

    # Comparing a very long text is slow.
    text = region.strip().lower().replace("_", "-")[:_LONGEST]
    likeness = {known: SequenceMatcher(None, text, known).ratio() for known in sorted(REGIONS)}
    best = max(likeness, key=likeness.__getitem__)
    return best if likeness[best] >= _LIKENESS else None
