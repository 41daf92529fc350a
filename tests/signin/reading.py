"""The steps' names in order, and how a report is read."""

import copy
from collections.abc import Collection, Mapping
from typing import Any

from signin import Report, render_text

DESCRIBED = "the pool describes itself"
ISSUER = "the outputs name this pool's issuer"
KEYS = "the public keys can be fetched"
DISCOVERY = "the discovery document leads here"
PROMISE = "the pool keeps what the outputs say"
AMPLIFY = "an Amplify app can sign in"
UNINVITED = "self sign-up is refused"
WEAK = "a weak password is refused"
SIGN_UP = "self sign-up"
CREATED = "an administrator creates a user"
TAKEN = "a name in use is refused"
UNCONFIRMED = "an unconfirmed user is refused"
CODE_CONFIRMS = "the code from the message confirms"
ADMIN_CONFIRMS = "an administrator confirms the user"
VERIFIED = "the user's addresses are verified"
GROUP = "the user joins a group"
CLOSED_FLOWS = "a flow the client lacks is refused"
WRONG_PASSWORD = "a wrong password is refused"
UNKNOWN_NAME = "an unknown name is told nothing"
WRONG_SECRET = "a wrong client secret is refused"
SIGN_IN = "the right password is taken"
CHANGE = "a temporary password must be changed"
MESSAGE = "a code by message is a second factor"
ENROLMENT = "an authenticator app is enrolled"
CODE = "the next sign-in asks for a code"
USED_CODE = "a used code is refused"
OTHER_WAYS = "the other ways in work too"
CLOCK = "this machine's clock agrees"
ID_TOKEN = "the ID token is genuine"
ACCESS_TOKEN = "the access token is genuine"
GROUPS = "the tokens name the user's groups"
FORGERIES = "forged tokens are seen through"
FORGED_ACCESS = "Cognito refuses a forged access token"
WRITABLE = "a writable attribute changes"
UNWRITABLE = "an unwritable attribute stays"
FIXED = "a fixed attribute stays"
REFRESH = "the refresh token gives new tokens"
REPLACED = "a replaced refresh token dies"
ROLE = "the user gets the authenticated role"
TRUST = "only this pool's people get the role"
GROUP_ROLE = "a group's role reaches its members"
FORGED_LOGIN = "a forged ID token gets no identity"
GUESTS = "guests get no identity"
GUEST_ROLE = "guests get the guest role"
LOGIN_PAGE = "the hosted login page opens"
UNKNOWN_CODE = "a code nobody was given buys no token"
EXCHANGE = "a code from the login page buys tokens"
MACHINE = "a machine gets its token"
REVOKED = "a revoked sign-in ends"
SIGN_OUT = "signing out ends the session"
RESET_REFUSED = "a password reset is refused"
MAPPING = "the role mapping decides as configured"
FORGOTTEN = "a forgotten password is replaced"
CLEAN_UP = "everything made is removed"

OPENING = (DESCRIBED, ISSUER, KEYS, DISCOVERY)
PROMISES = (PROMISE, AMPLIFY)
SELF_SIGN_UP = (WEAK, SIGN_UP, TAKEN, UNCONFIRMED, CODE_CONFIRMS, ADMIN_CONFIRMS, VERIFIED)
BY_ADMINISTRATOR = (UNINVITED, WEAK, CREATED, TAKEN)
PASSWORD = (CLOSED_FLOWS, WRONG_PASSWORD, UNKNOWN_NAME, WRONG_SECRET, SIGN_IN)
FACTORS = (MESSAGE, ENROLMENT, CODE, USED_CODE, OTHER_WAYS)
TOKENS = (CLOCK, ID_TOKEN, ACCESS_TOKEN, GROUPS, FORGERIES, FORGED_ACCESS, WRITABLE, UNWRITABLE, FIXED, REFRESH)
IDENTITY = (ROLE, TRUST, GROUP_ROLE, FORGED_LOGIN, GUESTS, GUEST_ROLE)
HOSTED = (LOGIN_PAGE, UNKNOWN_CODE, EXCHANGE, MACHINE)
ENDING = (*TOKENS, REPLACED, *IDENTITY, *HOSTED, REVOKED, SIGN_OUT, FORGOTTEN, CLEAN_UP)
DEV_STEPS = (*OPENING, *PROMISES, *SELF_SIGN_UP, GROUP, *PASSWORD, *FACTORS, *ENDING)
PROD_STEPS = (*OPENING, *PROMISES, *BY_ADMINISTRATOR, GROUP, *PASSWORD, CHANGE, *FACTORS, *ENDING)

# What needs somebody who is signed in.
NEEDING_TOKENS = {*TOKENS, REPLACED, ROLE, TRUST, GROUP_ROLE, FORGED_LOGIN, REVOKED, SIGN_OUT}
NEEDING_APP = {ENROLMENT, CODE, USED_CODE}
# What the tests' stacks can't show: no hosted login here, one client, no secret, no rotation, no guests, no roles of
# groups, TOTP if anything.
_PLAIN = {*HOSTED, MESSAGE, WRONG_SECRET, REPLACED, GROUP_ROLE, GUEST_ROLE, OTHER_WAYS}
DEV_SKIPS = {*_PLAIN, *PROMISES, ADMIN_CONFIRMS, VERIFIED, *NEEDING_APP}
PROD_SKIPS = {*_PLAIN, *PROMISES, FIXED}


def names(report: Report, verdict: str) -> set[str]:
    return {step.name for step in report.steps if step.verdict == verdict}


def detail(report: Report, name: str) -> str:
    return next(step.detail for step in report.steps if step.name == name)


def check(report: Report, *, failed: Collection[str] = (), skipped: Collection[str] = ()) -> None:
    """Exactly these steps failed and were skipped; all others are proved."""
    text = render_text(report)
    assert names(report, "failed") == set(failed), text
    assert names(report, "skipped") == set(skipped), text


def changed(settings: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(dict(settings)), **changes}
