"""The steps' names in order, and how a report is read."""

import copy
from collections.abc import Collection, Mapping
from typing import Any

from signin import Report, render_text

BEGINNING = ("the pool describes itself", "the outputs name this pool's issuer", "the public keys can be fetched")
SELF_SIGN_UP = (
    "self sign-up",
    "an unconfirmed user is refused",
    "an administrator confirms the user",
    "the e-mail address is verified",
)
BY_ADMINISTRATOR = ("self sign-up is refused", "an administrator creates a user")
PASSWORD = ("a flow the client lacks is refused", "a wrong password is refused", "the right password is taken")
CHANGE = "a temporary password must be changed"
ENROLMENT = "an authenticator app is enrolled"
CODE = "the next sign-in asks for a code"
OTHER_WAY = "the other way in works too"
REFRESH = "the refresh token gives new tokens"
ROLE = "the user gets the authenticated role"
FORGED_LOGIN = "a forged ID token gets no identity"
GUESTS = "guests get no identity"
SIGN_OUT = "signing out ends the session"
CLEAN_UP = "everything made is removed"
NEEDING_TOKENS = (
    "the ID token is genuine",
    "the access token is genuine",
    "forged tokens are seen through",
    "Cognito refuses a forged access token",
    REFRESH,
)
IDENTITY = (ROLE, FORGED_LOGIN, GUESTS)
ENDING = (*NEEDING_TOKENS, *IDENTITY, SIGN_OUT, CLEAN_UP)
DEV_STEPS = (*BEGINNING, *SELF_SIGN_UP, *PASSWORD, ENROLMENT, CODE, OTHER_WAY, *ENDING)
PROD_STEPS = (*BEGINNING, *BY_ADMINISTRATOR, *PASSWORD, CHANGE, ENROLMENT, CODE, OTHER_WAY, *ENDING)


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
