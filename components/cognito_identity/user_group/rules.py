"""What holds a group and its role together."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.iam.permissions_boundary import boundary_is_a_policy, boundary_problems
from cognito_identity.iam.policies import policy_problems
from cognito_identity.iam.roles import role_is_a_role
from cognito_identity.validation.output_checks import ANY, Rule, any_text
from cognito_identity.validation.problems import Path, Problem

_IDENTITY_POOL = r"[a-z0-9-]+:[0-9a-f-]{36}"


def user_group_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    yield from role_is_a_role(values.get("role"), ("role",))
    if "policies" in values:
        if "role" in values:
            rule = "would change a role that is not ours: `role` is given"
            yield Problem(
                ("policies",),
                rule,
                "attach them to that role where it is made",
                code="group-role-invalid",
                related=("role",),
            )
        elif "identity_pool_id" not in values:
            rule = "need an identity pool that hands the role out"
            yield Problem(("policies",), rule, "give `identity_pool_id`", code="group-role-invalid")
        yield from identity_pool_is_one(values.get("identity_pool_id"), ("identity_pool_id",))
        yield from policy_problems(values["policies"], ("policies",))
    yield from boundary_problems(values)


def identity_pool_is_one(identity_pool_id: object, path: Path) -> Iterator[Problem]:
    """A role that trusts an identity pool which is none would never be handed out."""
    if isinstance(identity_pool_id, str) and not re.fullmatch(_IDENTITY_POOL, identity_pool_id):
        fix = "write <region>:<id>, the identity pool's id"
        yield Problem(
            path, "must be the id of an identity pool", fix, identity_pool_id, code="identity-pool-id-invalid"
        )


LATER: Mapping[Path, Rule] = {
    ("role",): role_is_a_role,
    ("identity_pool_id",): identity_pool_is_one,
    ("permissions_boundary",): boundary_is_a_policy,
    ("tags", ANY): any_text,
}
"""What is looked at again once it is known."""
