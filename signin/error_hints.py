"""How to fix what AWS's errors report."""

from typing import Final

_CLOCK: Final = "this machine's clock differs from AWS's by minutes: set it by NTP and run again"
_WHO: Final = "AWS refuses this machine's credentials: sign in again (aws sso login, AWS_PROFILE)"
_LATER: Final = "AWS limits the rate of this call: wait some minutes and run again"
_SENDING: Final = "the pool cannot send its messages: check its SES identity, or its role for SMS"
# Texts of errors that are caused by a wrong clock.
_ABOUT_TIME: Final = ("signature expired", "signature not yet current", "request has expired")

_BY_CODE: Final = {
    "UsernameExistsException": "another user has this name or address: run again, or give another --email",
    "AliasExistsException": "another user has this address: run again, or give another --email",
    "InvalidPasswordException": "the password is too weak for the pool's policy: compare `password_policy` with it",
    "RequestTimeTooSkewed": _CLOCK,
    "RequestExpired": _CLOCK,
    "ExpiredTokenException": _WHO,
    "ExpiredToken": _WHO,
    "UnrecognizedClientException": _WHO,
    "InvalidClientTokenId": _WHO,
    "NoCredentialsError": _WHO,
    "AccessDeniedException": "the credentials lack an IAM permission: the message names the action",
    "TooManyRequestsException": _LATER,
    "LimitExceededException": _LATER,
    "CodeDeliveryFailureException": _SENDING,
    "InvalidEmailRoleAccessPolicyException": _SENDING,
    "InvalidSmsRoleAccessPolicyException": _SENDING,
    "InvalidSmsRoleTrustRelationshipException": _SENDING,
    "ResourceNotFoundException": "check that the outputs are of a stack that is deployed in this account",
}


def hint(code: str, message: str) -> str:
    """How to fix the error; empty if there is no hint."""
    if any(words in message.casefold() for words in _ABOUT_TIME):
        return _CLOCK
    return _BY_CODE.get(code, "")
