"""What the steps have reached so far; the only thing they share."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from signin.authentication import Authentication, Challenge, Outcome, Tokens
from signin.aws import Aws
from signin.errors import CannotShow, StepFailed
from signin.mailbox import RESERVED, SIMULATOR
from signin.one_time_codes import OneTimeCodes
from signin.outbox import Outbox
from signin.pool import Client, Flow, Pool, read_client
from signin.redaction import Redactor
from signin.target import Target
from signin.tokens import Verifier
from signin.user import User

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import GetIdentityPoolRolesResponseTypeDef, IdentityPoolTypeDef

_T = TypeVar("_T")


class Stage:
    """The state of one proof.

    Each step leaves here what later steps need. Asking for something that was not reached raises `CannotShow`,
    so a step that follows a failed one is skipped with the reason instead of failing for a second time.
    """

    def __init__(self, target: Target, aws: Aws, email: str | None = None) -> None:
        self.target = target
        # Where messages to the user go, if the caller said so.
        self.email = email
        self.aws = aws
        self.outbox = Outbox(target, aws)
        self.redactor = Redactor()
        # What the clean-up has to remove: everything that was asked for, whether or not an answer came.
        self.usernames: list[str] = []
        self.identity_ids: list[str] = []
        self.groups: list[str] = []
        # The group that the user was put into.
        self.group: str | None = None
        # The ways in that were tried with the right password, and whether with the other name.
        self.flows_tried: set[Flow] = set()
        self.other_name_tried = False
        # Whether the user signed in with a code of the app, and whether there is a factor that messages serve.
        self.code_used = False
        self.guarded = False
        # Whether the identity pool gave the user the role of those who signed in.
        self.role_given = False
        # Sign-ins that came before the newest and live on, and the tokens that a refresh replaced.
        self.earlier_sign_ins: list[Tokens] = []
        self.replaced: Tokens | None = None
        # Whether the discovery document leads to login pages.
        self.has_pages = False
        # What is wrong with this machine's clock, if anything.
        self.clock_trouble: str | None = None
        self._pool: Pool | None = None
        self._client: Client | None = None
        self._user: User | None = None
        self._verifier: Verifier | None = None
        self._outcome: Outcome | None = None
        self._codes: OneTimeCodes | None = None

    @property
    def pool(self) -> Pool:
        """The pool's own description."""
        return _reached(self._pool, "the pool could not be read")

    @pool.setter
    def pool(self, pool: Pool) -> None:
        self._pool = pool

    @property
    def client(self) -> Client:
        """The client's own description."""
        return _reached(self._client, "the client could not be read")

    @client.setter
    def client(self, client: Client) -> None:
        self._client = client
        self.redactor.hide([client.secret])

    @property
    def user(self) -> User:
        """The throw-away user, once the pool has it."""
        return _reached(self._user, "there is no user")

    @user.setter
    def user(self, user: User) -> None:
        self._user = user

    @property
    def verifier(self) -> Verifier:
        """Who can tell genuine tokens."""
        return _reached(self._verifier, "there are no public keys to verify with")

    @verifier.setter
    def verifier(self, verifier: Verifier) -> None:
        self._verifier = verifier

    @property
    def codes(self) -> OneTimeCodes:
        """The user's authenticator app."""
        return _reached(self._codes, "no authenticator app is enrolled")

    @codes.setter
    def codes(self, codes: OneTimeCodes) -> None:
        self._codes = codes

    @property
    def enrolled(self) -> bool:
        """Whether the user has an authenticator app."""
        return self._codes is not None

    @property
    def tokens(self) -> Tokens:
        """The newest tokens of the user."""
        if isinstance(self._outcome, Challenge):
            raise CannotShow(f"nobody is signed in: the sign-in waits for an answer to {self._outcome.name}")
        return _reached(self._outcome, "nobody is signed in")

    @property
    def challenge(self) -> Challenge | None:
        """The question that Cognito waits to be answered, if it does."""
        return self._outcome if isinstance(self._outcome, Challenge) else None

    @cached_property
    def authentication(self) -> Authentication:
        """The way into this client."""
        return Authentication(self.aws.user_pools, self.target.user_pool_id, self.client)

    def require_group(self) -> str:
        """The group that the user was put into."""
        return _reached(self.group, "the user is in no group")

    @cached_property
    def identity_pool(self) -> "IdentityPoolTypeDef":
        """The identity pool's own description."""
        return self.aws.identity_pools.describe_identity_pool(IdentityPoolId=str(self.target.identity_pool_id))

    @cached_property
    def identity_pool_roles(self) -> "GetIdentityPoolRolesResponseTypeDef":
        """The identity pool's roles and role mappings."""
        return self.aws.identity_pools.get_identity_pool_roles(IdentityPoolId=str(self.target.identity_pool_id))

    def read_client(self, client_id: str) -> Client:
        """The description of one of the pool's clients."""
        idp = self.aws.user_pools
        described = idp.describe_user_pool_client(UserPoolId=self.target.user_pool_id, ClientId=client_id)
        client = read_client(described["UserPoolClient"])
        self.redactor.hide([client.secret])
        return client

    @property
    def refresh_name(self) -> str:
        """The name that a client with a secret refreshes under: Cognito's own for the user, not an alias."""
        return self.user.sub or self.user.username if self.pool.username_attributes else self.user.username

    def invent_user(self, *, stranger: bool = False) -> User:
        """A new throw-away user, not yet in the pool; the given address is the user's, never a `stranger`'s."""
        local = self.target.endpoint is not None
        mailbox, email = RESERVED if local else SIMULATOR, None if stranger else self.email
        user = User.invent(self.pool, reachable=local, mailbox=mailbox, email=email)
        self.redactor.hide([user.password])
        return user

    def reach(self, outcome: Outcome, *, second_factor: bool = False) -> str:
        """Note how far a sign-in has come and tell it.

        Raises:
            StepFailed: the pool demands a second factor, but there are tokens without one.
        """
        if isinstance(outcome, Challenge):
            self.redactor.hide([outcome.session])
            self._outcome = outcome
            return f"{outcome.name} is next"
        self.redactor.hide(outcome.secrets)
        if isinstance(self._outcome, Tokens):
            self.earlier_sign_ins.append(self._outcome)
        self._outcome = outcome
        if self.pool.mfa == "ON" and not second_factor:
            raise StepFailed("expected a question for the second factor, because MFA is required; came tokens")
        return "signed in"

    def renew(self, tokens: Tokens) -> None:
        """Note the tokens that a refresh gave for the newest ones; it is the same sign-in as before."""
        self.redactor.hide(tokens.secrets)
        self.replaced, self._outcome = self.tokens, tokens


def _reached(value: _T | None, missing: str) -> _T:
    if value is None:
        raise CannotShow(missing)
    return value
