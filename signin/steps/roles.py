"""The IAM roles behind the identity pool: whom they trust, and that a group's role reaches its members."""

from botocore.exceptions import ClientError

from signin.errors import CannotShow, StepFailed
from signin.listing import listed_groups
from signin.refusal import code_of
from signin.role_mapping import looks_at_groups
from signin.stage import Stage
from signin.step import a_refreshing_client, an_identity_pool, signed_in, step
from signin.steps.groups import member_of_group_with_role
from signin.steps.identity import a_trusted_client, role_given, role_mapping
from signin.trust import trust_problem

_DENIED = ("AccessDenied", "AccessDeniedException")
_UNREADABLE = (*_DENIED, "NoSuchEntity")


def a_given_role(stage: Stage) -> None:
    """Need: the identity pool gave the user the role."""
    if not stage.role_given:
        raise CannotShow("the user was not given the role")


@step(
    "only this pool's people get the role",
    expects="a trust policy that names the identity pool and signed-in people",
    needs=(an_identity_pool, a_given_role),
)
def check_trust(stage: Stage) -> str:
    """Nobody but this identity pool hands the role out, and never to guests; that can only be read."""
    arn, pool_id = stage.target.authenticated_role_arn, str(stage.target.identity_pool_id)
    if arn is None:
        raise CannotShow("the outputs name no authenticated_role_arn")
    name = arn.rpartition("/")[2]
    try:
        document = stage.aws.roles.get_role(RoleName=name)["Role"].get("AssumeRolePolicyDocument")
    except ClientError as error:
        if (code := code_of(error)) in _UNREADABLE:
            raise CannotShow(f"the role can't be read here (iam:GetRole): {code}") from error
        raise
    if not isinstance(document, dict):
        raise CannotShow("IAM gives the trust policy in a form that is not understood")
    if problem := trust_problem(document, pool_id):
        raise StepFailed(f"expected {name} to trust people signed in to {pool_id} alone; {problem}")
    return f"{name}: aud {pool_id}, amr authenticated"


@step(
    "a group's role reaches its members",
    expects="AWS credentials of the group's role",
    needs=(an_identity_pool, signed_in, a_trusted_client, a_refreshing_client),
)
def take_group_role(stage: Stage) -> str:
    """For a moment the user is in a second group made for this, with the role of one of the pool's groups.

    Never in that group itself: apps decide by its name, and a run that is killed would leave the user in it.
    """
    group, role = group_role(stage)
    if looks_at_groups(mapping := role_mapping(stage)):
        raise CannotShow("the role mapping's rules decide by the names of groups, and this proof joins none of them")
    try:
        with member_of_group_with_role(stage, role):
            # A role is in the token from the next one on.
            renewed = stage.authentication.refresh(stage.tokens, stage.refresh_name)
            stage.renew(renewed)
            arn = role_given(stage, renewed.id_token, role, by_name=mapping is None)
    except ClientError as error:
        if error.operation_name == "CreateGroup" and (code := code_of(error)) in _DENIED:
            raise CannotShow(f"no group with {role} may be made here (iam:PassRole): {code}") from error
        raise
    return f"the role of {group}: {arn}{'' if mapping else ', asked for by name: the identity pool chooses none'}"


def group_role(stage: Stage) -> tuple[str, str]:
    """The first of the pool's groups that gives more than every user has, and its role.

    Raises:
        CannotShow: there is none.
    """
    common = stage.target.authenticated_role_arn
    for group in listed_groups(stage.aws.user_pools, stage.target.user_pool_id):
        if (role := group.get("RoleArn")) and role != common:
            return str(group.get("GroupName")), role
    raise CannotShow("no group has a role of its own")
