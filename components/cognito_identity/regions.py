"""AWS's regions: whether a stack file's is one."""

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
"""How many regions AWS has at each place, in all partitions: those that botocore lists."""

REGIONS = frozenset(f"{place}-{number}" for place, count in _PLACES.items() for number in range(1, count + 1))

_PARTS = "af|ap|ca|cn|eu|eu-isoe|eusc-de|il|me|mx|sa|us|us-gov|us-iso[bf]?"
_DIRECTIONS = "central|(north|south)(east|west)?|east|west"
_LONGEST = 40
_LIKENESS = 0.7


def region_is_plausible(region: str) -> bool:
    """Say whether AWS has a region of this name, or may have one soon."""
    return re.fullmatch(f"({_PARTS})-({_DIRECTIONS})-[1-9]", region) is not None


def nearest_region(region: str) -> str | None:
    """Return the region that was probably meant, if one is near; of two as near, the first by name."""
    from difflib import SequenceMatcher  # noqa: PLC0415 -- only who mistyped a region waits for it

    # A search for a very long text takes its time.
    text = region.strip().lower().replace("_", "-")[:_LONGEST]
    likeness = {known: SequenceMatcher(None, text, known).ratio() for known in sorted(REGIONS)}
    best = max(likeness, key=likeness.__getitem__)
    return best if likeness[best] >= _LIKENESS else None
