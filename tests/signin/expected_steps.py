"""The steps' names in order, and how a report is read."""

import copy
from collections.abc import Collection, Mapping
from typing import Any

from signin import Report, render_text

DESCRIBED = "the user pool can be read"
ISSUER = "the outputs name this pool's issuer"
KEYS = "the public keys can be fetched"
DISCOVERY = "the discovery document is right"
PROMISE = "the user pool matches amplify_outputs"
AMPLIFY = "Amplify's auth flow is allowed"
UNINVITED = "self sign-up is refused"
WEAK = "a weak password is refused"
SIGN_UP = "self sign-up"
CREATED = "an administrator creates a user"
TAKEN = "a username in use is refused"
UNCONFIRMED = "an unconfirmed user is refused"
CODE_CONFIRMS = "a confirmation code confirms the user"
ADMIN_CONFIRMS = "an administrator confirms the user"
VERIFIED = "the email and phone are verified"
GROUP = "the user joins a group"
CLOSED_FLOWS = "a flow the client lacks is refused"
WRONG_PASSWORD = "a wrong password is refused"
UNKNOWN_NAME = "an unknown username is not revealed"
WRONG_SECRET = "a wrong client secret is refused"
SIGN_IN = "the right password is accepted"
CHANGE = "a temporary password must be changed"
MESSAGE = "a code by SMS or email is required"
ENROLMENT = "an authenticator app is enrolled"
CODE = "the next sign-in requires a code"
USED_CODE = "a used code is refused"
OTHER_WAYS = "the other auth flows work too"
CLOCK = "this machine's clock is right"
ID_TOKEN = "the ID token is genuine"
ACCESS_TOKEN = "the access token is genuine"
GROUPS = "the tokens contain the user's groups"
FORGERIES = "forged tokens are detected"
FORGED_ACCESS = "Cognito refuses a forged access token"
WRITABLE = "a writable attribute can change"
UNWRITABLE = "a read-only attribute can't change"
FIXED = "an immutable attribute can't change"
REFRESH = "the refresh token gives new tokens"
REPLACED = "a rotated refresh token is refused"
ROLE = "the user gets the authenticated role"
TRUST = "only this pool's users get the role"
GROUP_ROLE = "a group's users get its role"
FORGED_LOGIN = "a forged ID token gets no identity"
GUESTS = "guests get no identity"
GUEST_ROLE = "guests get the unauthenticated role"
LOGIN_PAGE = "the managed login page opens"
UNKNOWN_CODE = "an invalid authorization code fails"
EXCHANGE = "an authorization code gives tokens"
MACHINE = "client credentials give a token"
REVOKED = "revoked tokens are refused"
SIGN_OUT = "global sign-out ends the session"
RESET_REFUSED = "a password reset is refused"
MAPPING = "the role mapping is followed"
FORGOTTEN = "a forgotten password is reset"
CLEAN_UP = "everything created is deleted"

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

# The steps that need a signed-in user.
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
