"""What holds a group and its role together."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..reading.problems import Problem
from .policies import policy_problems


def user_group_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    if "policies" in values:
        if "role" in values:
            rule = "would change a role that is not ours: `role` is given"
            yield Problem(("policies",), rule, "attach them to that role where it is made")
        elif "identity_pool_id" not in values:
            rule = "need an identity pool that hands the role out"
            yield Problem(("policies",), rule, "give `identity_pool_id`")
        yield from policy_problems(values["policies"], ("policies",))
