"""The IAM roles behind the identity pool: whom they trust, and that a group's role reaches its members."""

from botocore.exceptions import ClientError

from signin.errors import CannotShow, StepFailed
from signin.refusal import code_of
from signin.stage import Stage
from signin.step import a_refreshing_client, an_identity_pool, signed_in, step
from signin.steps.identity import a_trusted_client, role_given, role_mapping
from signin.trust import trust_problem

_UNREADABLE = ("AccessDenied", "AccessDeniedException", "NoSuchEntity")


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
    """The throw-away user joins a group that has a role, asks who it is, and leaves the group again."""
    idp, pool_id, username = stage.aws.user_pools, stage.target.user_pool_id, stage.user.username
    listed = idp.list_groups(UserPoolId=pool_id, Limit=60)["Groups"]
    with_role = [(str(group.get("GroupName")), str(group["RoleArn"])) for group in listed if group.get("RoleArn")]
    if not with_role:
        raise CannotShow("no group has a role")
    group, role = with_role[0]
    idp.admin_add_user_to_group(UserPoolId=pool_id, Username=username, GroupName=group)
    try:
        # A role is in the token from the next one on.
        renewed = stage.authentication.refresh(stage.tokens, stage.refresh_name)
        stage.renew(renewed)
        chooses = role_mapping(stage) is not None
        arn = role_given(stage, renewed.id_token, role, by_name=not chooses)
        return f"{group}: {arn}{'' if chooses else ', asked for by name: the identity pool chooses none'}"
    finally:
        idp.admin_remove_user_from_group(UserPoolId=pool_id, Username=username, GroupName=group)
