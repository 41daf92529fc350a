"""What earlier steps found and created, for later steps."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from signin.authentication import Authentication, Challenge, Outcome, Tokens
from signin.aws import Aws
from signin.errors import StepFailed, StepSkipped
from signin.mailbox import RESERVED, SIMULATOR
from signin.outbox import Outbox
from signin.redaction import Redactor
from signin.target import Target
from signin.tokens import Verifier
from signin.totp import TotpCodes
from signin.user import User
from signin.user_pool import Client, Flow, Pool, read_client

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import GetIdentityPoolRolesResponseTypeDef, IdentityPoolTypeDef

_T = TypeVar("_T")


class RunState:
    """The state of one run.

    Reading something that no step has set raises `StepSkipped` with the reason, so a step that depends on a failed one
    is skipped.
    """

    def __init__(self, target: Target, aws: Aws, email: str | None = None) -> None:
        self.target = target
        # The user's email address, if one was given.
        self.email = email
        self.aws = aws
        self.outbox = Outbox(target, aws)
        self.redactor = Redactor()
        # What the clean-up deletes: everything whose creation was requested, with or without a response.
        self.usernames: list[str] = []
        self.identity_ids: list[str] = []
        self.groups: list[str] = []
        # The user's group.
        self.group: str | None = None
        # The auth flows that were used with the right password, and whether the alias was used.
        self.flows_tried: set[Flow] = set()
        self.sign_in_name_tried = False
        # Whether the user signed in with a TOTP code, and with a code by SMS or email.
        self.totp_used = False
        self.message_factor_used = False
        # Whether the identity pool gave the user the authenticated role.
        self.has_authenticated_role = False
        # The tokens of earlier sign-ins, which are still valid, and those that a refresh replaced.
        self.earlier_sign_ins: list[Tokens] = []
        self.rotated: Tokens | None = None
        # Whether the discovery document has OAuth endpoints.
        self.has_login_pages = False
        # The error of this machine's clock, if there is one.
        self.clock_problem: str | None = None
        self._pool: Pool | None = None
        self._client: Client | None = None
        self._user: User | None = None
        self._verifier: Verifier | None = None
        self._outcome: Outcome | None = None
        self._codes: TotpCodes | None = None

    @property
    def pool(self) -> Pool:
        """The user pool."""
        return _require(self._pool, "the pool could not be read")

    @pool.setter
    def pool(self, pool: Pool) -> None:
        self._pool = pool

    @property
    def client(self) -> Client:
        """The app client."""
        return _require(self._client, "the client could not be read")

    @client.setter
    def client(self, client: Client) -> None:
        self._client = client
        self.redactor.add([client.secret])

    @property
    def user(self) -> User:
        """The temporary user."""
        return _require(self._user, "there is no user")

    @user.setter
    def user(self, user: User) -> None:
        self._user = user

    @property
    def verifier(self) -> Verifier:
        """The verifier of the pool's tokens."""
        return _require(self._verifier, "there are no public keys")

    @verifier.setter
    def verifier(self, verifier: Verifier) -> None:
        self._verifier = verifier

    @property
    def codes(self) -> TotpCodes:
        """The user's TOTP codes."""
        return _require(self._codes, "no authenticator app is enrolled")

    @codes.setter
    def codes(self, codes: TotpCodes) -> None:
        self._codes = codes

    @property
    def enrolled(self) -> bool:
        """Whether the user has enrolled an authenticator app."""
        return self._codes is not None

    @property
    def tokens(self) -> Tokens:
        """The user's newest tokens."""
        if isinstance(self._outcome, Challenge):
            raise StepSkipped(f"no user is signed in: the sign-in waits for an answer to {self._outcome.name}")
        return _require(self._outcome, "no user is signed in")

    @property
    def challenge(self) -> Challenge | None:
        """The challenge that is to be answered, if there is one."""
        return self._outcome if isinstance(self._outcome, Challenge) else None

    @cached_property
    def authentication(self) -> Authentication:
        """Sign-in to the app client."""
        return Authentication(self.aws.user_pools, self.target.user_pool_id, self.client)

    def require_group(self) -> str:
        """The user's group."""
        return _require(self.group, "the user is in no group")

    @cached_property
    def identity_pool(self) -> "IdentityPoolTypeDef":
        """The identity pool."""
        return self.aws.identity_pools.describe_identity_pool(IdentityPoolId=str(self.target.identity_pool_id))

    @cached_property
    def identity_pool_roles(self) -> "GetIdentityPoolRolesResponseTypeDef":
        """The identity pool's roles and role mappings."""
        return self.aws.identity_pools.get_identity_pool_roles(IdentityPoolId=str(self.target.identity_pool_id))

    def read_client(self, client_id: str) -> Client:
        """An app client of the pool."""
        idp = self.aws.user_pools
        described = idp.describe_user_pool_client(UserPoolId=self.target.user_pool_id, ClientId=client_id)
        client = read_client(described["UserPoolClient"])
        self.redactor.add([client.secret])
        return client

    @property
    def refresh_name(self) -> str:
        """The username for the secret hash of a refresh: Cognito's own, not an alias."""
        return self.user.sub or self.user.username if self.pool.username_attributes else self.user.username

    def generate_user(self, *, given_email: bool = True) -> User:
        """A random user who is not in the pool. Without `given_email` the address is another one than the given."""
        local = self.target.endpoint is not None
        mailbox, email = RESERVED if local else SIMULATOR, self.email if given_email else None
        user = User.generate(self.pool, reachable=local, mailbox=mailbox, email=email)
        self.redactor.add([user.password])
        return user

    def record(self, outcome: Outcome, *, second_factor: bool = False) -> str:
        """Store the outcome of a sign-in and return it as text.

        Raises:
            StepFailed: MFA is required, but there are tokens without it.
        """
        if isinstance(outcome, Challenge):
            self.redactor.add([outcome.session])
            self._outcome = outcome
            return f"{outcome.name} is next"
        self.redactor.add(outcome.secrets)
        if isinstance(self._outcome, Tokens):
            self.earlier_sign_ins.append(self._outcome)
        self._outcome = outcome
        if self.pool.mfa == "ON" and not second_factor:
            raise StepFailed("expected an MFA challenge, because MFA is required; got tokens")
        return "signed in"

    def record_refresh(self, tokens: Tokens) -> None:
        """Store the tokens of a refresh as the newest ones, of the same sign-in."""
        self.redactor.add(tokens.secrets)
        self.rotated, self._outcome = self.tokens, tokens


def _require(value: _T | None, missing: str) -> _T:
    if value is None:
        raise StepSkipped(missing)
    return value
