"""The identity pool: AWS credentials for the signed-in user, and for guests where guest access is on."""

from typing import TYPE_CHECKING, Final

from signin.aws_errors import NOT_AUTHORIZED, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.forged_tokens import altered_token
from signin.role_mapping import MappedRole, mapped_role
from signin.state import RunState
from signin.step import require_identity_pool, require_tokens, step
from signin.tokens import unverified_claims
from signin.uninterrupted import run_uninterrupted

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import (
        GetCredentialsForIdentityInputTypeDef,
        GetIdResponseTypeDef,
        RoleMappingOutputTypeDef,
    )


# AWS's errors where a role mapping denies credentials.
_DENIED: Final = (NOT_AUTHORIZED, "InvalidIdentityPoolConfigurationException")


def require_trusted_client(state: RunState) -> None:
    """Skip unless the identity pool accepts this client's tokens."""
    providers = state.identity_pool.get("CognitoIdentityProviders") or []
    if not any(provider.get("ClientId") == state.client.id for provider in providers):
        raise StepSkipped("the identity pool does not accept this client's tokens")


@step(
    "the user gets the authenticated role",
    expects="AWS credentials of the authenticated role",
    needs=(require_identity_pool, require_tokens, require_trusted_client),
)
def get_authenticated_role(state: RunState) -> str:
    """The ID token is exchanged for AWS credentials, and STS returns their role."""
    if decided := _mapped(state):
        role = decided.arn or "no role"
        raise StepSkipped(f"the role mapping gives this user {role}: {decided.reason}")
    arn = role_of_identity(state, state.tokens.id_token, state.target.authenticated_role_arn)
    state.has_authenticated_role = True
    return arn


@step(
    "the role mapping is followed",
    expects="the role mapping's decision",
    needs=(require_identity_pool, require_tokens, require_trusted_client),
    when=lambda state: state.target.identity_pool_id is not None and _mapped(state) is not None,
)
def follow_role_mapping(state: RunState) -> str:
    """Where a role mapping gives this user another role, or denies credentials."""
    id_token, decided = state.tokens.id_token, _mapped(state)
    if decided is None:
        raise StepSkipped("no role mapping applies to this user")
    if decided.arn is None:
        what = f"a user for whom {decided.reason}"
        refusal = must_be_refused(what, lambda: role_of_identity(state, id_token, None), *_DENIED)
        return f"refused, because {decided.reason} and AmbiguousRoleResolution is Deny: {refusal}"
    return f"{role_of_identity(state, id_token, decided.arn)} by {decided.reason}"


@step(
    "a forged ID token gets no identity",
    expects="a refusal",
    needs=(require_identity_pool, require_tokens, require_trusted_client),
)
def refuse_forged_token(state: RunState) -> str:
    """The identity pool verifies tokens."""
    forged = altered_token(state.tokens.id_token)
    return must_be_refused("an altered token", lambda: _get_identity(state, forged), NOT_AUTHORIZED)


@step("guests get no identity", expects="a refusal", needs=(require_identity_pool,))
def refuse_guests(state: RunState) -> str:
    """There are no AWS credentials without a sign-in, unless the outputs say that guest access is on."""
    target = state.target
    if state.identity_pool["AllowUnauthenticatedIdentities"]:
        if target.unauthenticated_role_arn is None and not target.amplify.get("unauthenticated_identities_enabled"):
            raise StepFailed(
                "expected guests to be refused, because the outputs have no role for them; "
                "the identity pool allows them (AllowUnauthenticatedIdentities)"
            )
        raise StepSkipped("guest access is on (AllowUnauthenticatedIdentities), as the outputs say")
    return must_be_refused("a guest", lambda: _get_identity(state, None), NOT_AUTHORIZED)


@step(
    "guests get the unauthenticated role",
    expects="AWS credentials of the unauthenticated role",
    needs=(require_identity_pool,),
)
def get_guest_role(state: RunState) -> str:
    """Where guest access is on, guests get their own role, not that of signed-in users."""
    wanted = state.target.unauthenticated_role_arn
    if not state.identity_pool["AllowUnauthenticatedIdentities"]:
        raise StepSkipped("guest access is off")
    if wanted is None:
        raise StepSkipped("the outputs have no unauthenticated_role_arn")
    return role_of_identity(state, None, wanted)


def role_mapping(state: RunState) -> "RoleMappingOutputTypeDef | None":
    """The identity pool's role mapping for this client, if there is one."""
    provider = f"{state.target.issuer.removeprefix('https://')}:{state.client.id}"
    return (state.identity_pool_roles.get("RoleMappings") or {}).get(provider)


def _mapped(state: RunState) -> MappedRole | None:
    """The mapped role; None where it is the authenticated role."""
    decided = mapped_role(role_mapping(state), unverified_claims(state.tokens.id_token))
    return decided if decided and (decided.arn or "") != state.target.authenticated_role_arn else None


def role_of_identity(state: RunState, id_token: str | None, wanted: str | None, *, by_name: bool = False) -> str:
    """The role of the credentials for a token, or for a guest without one, as STS returns it.

    The identity pool chooses the role; with `by_name` the wanted one, which must be in the token, is requested.
    """
    identity = _get_identity(state, id_token)
    logins = _logins(state, id_token) if id_token else {}
    request: GetCredentialsForIdentityInputTypeDef = {"IdentityId": identity, "Logins": logins}
    if by_name and wanted:
        request["CustomRoleArn"] = wanted
    credentials = state.aws.identity_pools.get_credentials_for_identity(**request)
    given = credentials["Credentials"]
    state.redactor.add([given.get("SecretKey"), given.get("SessionToken")])
    arn = state.aws.sts(given).get_caller_identity()["Arn"]
    if wanted is not None and _role(arn) != _role(wanted):
        raise StepFailed(f"expected the role {wanted}; got {arn}")
    return arn


def _get_identity(state: RunState, id_token: str | None) -> str:
    """Get an identity, and note it for the clean-up."""

    def note() -> str:
        identity = _get_id(state, id_token)["IdentityId"]
        if identity not in state.identity_ids:
            state.identity_ids.append(identity)
        return identity

    return run_uninterrupted(note)


def _get_id(state: RunState, id_token: str | None) -> "GetIdResponseTypeDef":
    pool_id = str(state.target.identity_pool_id)
    if id_token is None:
        return state.aws.identity_pools.get_id(IdentityPoolId=pool_id)
    return state.aws.identity_pools.get_id(IdentityPoolId=pool_id, Logins=_logins(state, id_token))


def _logins(state: RunState, id_token: str) -> dict[str, str]:
    return {state.target.issuer.removeprefix("https://"): id_token}


def _role(arn: str) -> tuple[str, str]:
    """Account and name of a role, from its own ARN or from that of a session with it.

    arn:aws:iam::1:role/path/name and arn:aws:sts::1:assumed-role/name/session
    """
    *_, account, resource = arn.split(":")
    kind, *names = resource.split("/")
    return account, names[0] if kind == "assumed-role" else names[-1]
