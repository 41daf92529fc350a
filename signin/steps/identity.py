"""The identity pool: AWS credentials for the signed-in user, none for forgers and guests."""

from typing import TYPE_CHECKING

from signin.errors import CannotShow, StepFailed
from signin.forgery import altered_token
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import an_identity_pool, signed_in, step

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import GetIdResponseTypeDef


@step(
    "the user gets the authenticated role",
    expects="AWS credentials of the authenticated role",
    needs=(an_identity_pool, signed_in),
)
def take_role(stage: Stage) -> str:
    """The ID token is changed into AWS credentials, and STS says whose they are."""
    identity = _identity_of(stage, stage.tokens.id_token)["IdentityId"]
    stage.identity_ids.append(identity)
    logins = _logins(stage, stage.tokens.id_token)
    credentials = stage.aws.identity_pools.get_credentials_for_identity(IdentityId=identity, Logins=logins)
    given = credentials["Credentials"]
    stage.redactor.hide([given.get("SecretKey"), given.get("SessionToken")])
    arn = stage.aws.as_identity(given).get_caller_identity()["Arn"]
    wanted = stage.target.authenticated_role_arn
    if wanted is not None and _role(arn) != _role(wanted):
        raise StepFailed(f"expected the role {wanted}; came {arn}")
    return arn


@step("a forged ID token gets no identity", expects="a refusal", needs=(an_identity_pool, signed_in))
def refuse_forged_login(stage: Stage) -> str:
    """The identity pool verifies tokens by itself."""
    forged = altered_token(stage.tokens.id_token)
    return must_be_refused("an altered token", lambda: _noted_identity(stage, forged), NOT_AUTHORIZED)


@step("guests get no identity", expects="a refusal", needs=(an_identity_pool,))
def refuse_guests(stage: Stage) -> str:
    """Nobody gets AWS credentials without signing in."""
    pool_id = str(stage.target.identity_pool_id)
    pool = stage.aws.identity_pools.describe_identity_pool(IdentityPoolId=pool_id)
    if pool["AllowUnauthenticatedIdentities"]:
        raise CannotShow("the identity pool lets guests in (AllowUnauthenticatedIdentities)")
    return must_be_refused("a guest", lambda: _noted_identity(stage, None), NOT_AUTHORIZED)


def _noted_identity(stage: Stage, id_token: str | None) -> None:
    """Ask for an identity that must not be given; if it is, the clean-up has to know."""
    stage.identity_ids.append(_identity_of(stage, id_token)["IdentityId"])


def _identity_of(stage: Stage, id_token: str | None) -> "GetIdResponseTypeDef":
    pool_id = str(stage.target.identity_pool_id)
    if id_token is None:
        return stage.aws.identity_pools.get_id(IdentityPoolId=pool_id)
    return stage.aws.identity_pools.get_id(IdentityPoolId=pool_id, Logins=_logins(stage, id_token))


def _logins(stage: Stage, id_token: str) -> dict[str, str]:
    return {stage.target.issuer.removeprefix("https://"): id_token}


def _role(arn: str) -> tuple[str, str]:
    """Account and name of a role, from its own ARN or from that of a session with it.

    arn:aws:iam::1:role/path/name and arn:aws:sts::1:assumed-role/name/session
    """
    *_, account, resource = arn.split(":")
    kind, *names = resource.split("/")
    return account, names[0] if kind == "assumed-role" else names[-1]
