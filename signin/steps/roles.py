"""The identity pool's IAM roles: their trust policies, and the roles of groups."""

from botocore.exceptions import ClientError

from signin.aws_errors import code_of
from signin.errors import StepFailed, StepSkipped
from signin.listing import listed_groups
from signin.role_mapping import looks_at_groups
from signin.state import RunState
from signin.step import require_identity_pool, require_refresh, require_tokens, step
from signin.steps.groups import temporary_group_with_role
from signin.steps.identity import require_trusted_client, role_mapping, role_of_identity
from signin.trust_policy import trust_problem

_DENIED = ("AccessDenied", "AccessDeniedException")
_UNREADABLE = (*_DENIED, "NoSuchEntity")


def require_authenticated_role(state: RunState) -> None:
    """Skip unless the user got the authenticated role."""
    if not state.has_authenticated_role:
        raise StepSkipped("the user did not get the role")


@step(
    "only this pool's users get the role",
    expects="a trust policy for signed-in users of the identity pool",
    needs=(require_identity_pool, require_authenticated_role),
)
def check_trust(state: RunState) -> str:
    """The role's trust policy allows signed-in users of this identity pool, and no other."""
    arn, pool_id = state.target.authenticated_role_arn, str(state.target.identity_pool_id)
    if arn is None:
        raise StepSkipped("the outputs have no authenticated_role_arn")
    name = arn.rpartition("/")[2]
    try:
        document = state.aws.roles.get_role(RoleName=name)["Role"].get("AssumeRolePolicyDocument")
    except ClientError as error:
        if (code := code_of(error)) in _UNREADABLE:
            raise StepSkipped(f"the role can't be read here (iam:GetRole): {code}") from error
        raise
    if not isinstance(document, dict):
        raise StepSkipped("the trust policy has an unknown form")
    if problem := trust_problem(document, pool_id):
        raise StepFailed(f"expected {name} to trust signed-in users of {pool_id} only; {problem}")
    return f"{name}: aud {pool_id}, amr authenticated"


@step(
    "a group's users get its role",
    expects="AWS credentials of the group's role",
    needs=(require_identity_pool, require_tokens, require_trusted_client, require_refresh),
)
def get_group_role(state: RunState) -> str:
    """For some seconds the user is in a second new group, which has the role of one of the pool's groups.

    Never in the pool's group itself: apps authorize by its name, and a killed run would leave the user in it.
    """
    group, role = group_with_role(state)
    if looks_at_groups(mapping := role_mapping(state)):
        raise StepSkipped("the role mapping's rules use the names of groups, and the user is added to none of them")
    try:
        with temporary_group_with_role(state, role):
            # The next token contains the role.
            renewed = state.authentication.refresh(state.tokens, state.refresh_name)
            state.record_refresh(renewed)
            arn = role_of_identity(state, renewed.id_token, role, by_name=mapping is None)
    except ClientError as error:
        if error.operation_name == "CreateGroup" and (code := code_of(error)) in _DENIED:
            raise StepSkipped(f"these credentials can't create a group with {role} (iam:PassRole): {code}") from error
        raise
    return (
        f"the role of {group}: {arn}{'' if mapping else ', requested by name: the identity pool has no role mapping'}"
    )


def group_with_role(state: RunState) -> tuple[str, str]:
    """The first group with a role that not every user has, and that role.

    Raises:
        StepSkipped: there is none.
    """
    common = state.target.authenticated_role_arn
    for group in listed_groups(state.aws.user_pools, state.target.user_pool_id):
        if (role := group.get("RoleArn")) and role != common:
            return str(group.get("GroupName")), role
    raise StepSkipped("no group has a role of its own")
