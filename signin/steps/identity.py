"""The identity pool: AWS credentials for the signed-in user, and for guests only where they are wanted."""

from typing import TYPE_CHECKING, Final

from signin.errors import CannotShow, StepFailed
from signin.forgery import altered_token
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.role_mapping import MappedRole, mapped_role
from signin.stage import Stage
from signin.step import an_identity_pool, signed_in, step
from signin.tokens import unverified_claims
from signin.unbroken import unbroken

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import (
        GetCredentialsForIdentityInputTypeDef,
        GetIdResponseTypeDef,
        RoleMappingOutputTypeDef,
    )


# How AWS refuses who brings no role where one is wanted.
_DENIED: Final = (NOT_AUTHORIZED, "InvalidIdentityPoolConfigurationException")


def a_trusted_client(stage: Stage) -> None:
    """Need: the identity pool takes tokens that were made for this client."""
    providers = stage.identity_pool.get("CognitoIdentityProviders") or []
    if not any(provider.get("ClientId") == stage.client.id for provider in providers):
        raise CannotShow("the identity pool does not take this client's tokens")


@step(
    "the user gets the authenticated role",
    expects="AWS credentials of the authenticated role",
    needs=(an_identity_pool, signed_in, a_trusted_client),
)
def take_role(stage: Stage) -> str:
    """The ID token is changed into AWS credentials, and STS says whose they are."""
    if decided := _mapped(stage):
        role = decided.arn or "no role"
        raise CannotShow(f"the role mapping decides, and gives this user {role}: {decided.reason}")
    arn = role_given(stage, stage.tokens.id_token, stage.target.authenticated_role_arn)
    stage.role_given = True
    return arn


@step(
    "the role mapping decides as configured",
    expects="the role mapping's decision",
    needs=(an_identity_pool, signed_in, a_trusted_client),
    when=lambda stage: stage.target.identity_pool_id is not None and _mapped(stage) is not None,
)
def follow_role_mapping(stage: Stage) -> str:
    """Where a role mapping gives this user another role, or none, that is what the user gets."""
    id_token, decided = stage.tokens.id_token, _mapped(stage)
    if decided is None:
        raise CannotShow("no role mapping decides for this user")
    if decided.arn is None:
        what = f"a user for whom {decided.reason}"
        refusal = must_be_refused(what, lambda: role_given(stage, id_token, None), *_DENIED)
        return f"refused, because {decided.reason} and AmbiguousRoleResolution is Deny: {refusal}"
    return f"{role_given(stage, id_token, decided.arn)} by {decided.reason}"


@step("a forged ID token gets no identity", expects="a refusal", needs=(an_identity_pool, signed_in, a_trusted_client))
def refuse_forged_login(stage: Stage) -> str:
    """The identity pool verifies tokens by itself."""
    forged = altered_token(stage.tokens.id_token)
    return must_be_refused("an altered token", lambda: _noted_identity(stage, forged), NOT_AUTHORIZED)


@step("guests get no identity", expects="a refusal", needs=(an_identity_pool,))
def refuse_guests(stage: Stage) -> str:
    """Nobody gets AWS credentials without signing in, unless the stack says that guests are welcome."""
    target = stage.target
    if stage.identity_pool["AllowUnauthenticatedIdentities"]:
        if target.unauthenticated_role_arn is None and not target.amplify.get("unauthenticated_identities_enabled"):
            raise StepFailed(
                "expected guests to be refused, because the outputs name no role for them; "
                "the identity pool lets them in (AllowUnauthenticatedIdentities)"
            )
        raise CannotShow("the identity pool lets guests in (AllowUnauthenticatedIdentities), as the outputs say")
    return must_be_refused("a guest", lambda: _noted_identity(stage, None), NOT_AUTHORIZED)


@step("guests get the guest role", expects="AWS credentials of the unauthenticated role", needs=(an_identity_pool,))
def take_guest_role(stage: Stage) -> str:
    """Where guest access is on, guests get their own role, not that of signed-in users."""
    wanted = stage.target.unauthenticated_role_arn
    if not stage.identity_pool["AllowUnauthenticatedIdentities"]:
        raise CannotShow("the identity pool lets no guests in")
    if wanted is None:
        raise CannotShow("the outputs name no unauthenticated_role_arn")
    return role_given(stage, None, wanted)


def role_mapping(stage: Stage) -> "RoleMappingOutputTypeDef | None":
    """How the identity pool chooses a role for this client's users, if it does."""
    provider = f"{stage.target.issuer.removeprefix('https://')}:{stage.client.id}"
    return (stage.identity_pool_roles.get("RoleMappings") or {}).get(provider)


def _mapped(stage: Stage) -> MappedRole | None:
    """What the role mapping decides, where that is not the authenticated role all the same."""
    decided = mapped_role(role_mapping(stage), unverified_claims(stage.tokens.id_token))
    return decided if decided and (decided.arn or "") != stage.target.authenticated_role_arn else None


def role_given(stage: Stage, id_token: str | None, wanted: str | None, *, by_name: bool = False) -> str:
    """Who STS says one is, with the credentials that the token, or no token, gets.

    The identity pool chooses the role; with `by_name` it is asked for the wanted one, which has to be in the token.
    """
    identity = _noted_identity(stage, id_token)
    logins = _logins(stage, id_token) if id_token else {}
    request: GetCredentialsForIdentityInputTypeDef = {"IdentityId": identity, "Logins": logins}
    if by_name and wanted:
        request["CustomRoleArn"] = wanted
    credentials = stage.aws.identity_pools.get_credentials_for_identity(**request)
    given = credentials["Credentials"]
    stage.redactor.hide([given.get("SecretKey"), given.get("SessionToken")])
    arn = stage.aws.as_identity(given).get_caller_identity()["Arn"]
    if wanted is not None and _role(arn) != _role(wanted):
        raise StepFailed(f"expected the role {wanted}; came {arn}")
    return arn


def _noted_identity(stage: Stage, id_token: str | None) -> str:
    """Ask for an identity; if it is given, the clean-up has to know, and only the answer tells its name."""

    def note() -> str:
        identity = _identity_of(stage, id_token)["IdentityId"]
        if identity not in stage.identity_ids:
            stage.identity_ids.append(identity)
        return identity

    return unbroken(note)


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
