"""What a person can do about an error of AWS's that says what is wrong but not what to do."""

from typing import Final

_CLOCK: Final = "this machine's clock differs from AWS's by minutes: set it by NTP and run again"
_WHO: Final = "AWS does not take this machine's credentials: sign in again (aws sso login, AWS_PROFILE)"
_LATER: Final = "AWS limits how often this may be asked: wait some minutes and run again"
_SENDING: Final = "the pool cannot send its messages: look at its SES identity, or at the role it sends SMS with"
# Where an error's own text tells that it is about time.
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
    "AccessDeniedException": "the credentials lack a permission of IAM's: the message names the action",
    "TooManyRequestsException": _LATER,
    "LimitExceededException": _LATER,
    "CodeDeliveryFailureException": _SENDING,
    "InvalidEmailRoleAccessPolicyException": _SENDING,
    "InvalidSmsRoleAccessPolicyException": _SENDING,
    "InvalidSmsRoleTrustRelationshipException": _SENDING,
    "ResourceNotFoundException": "are the outputs those of a stack that is still deployed, in this account?",
}


def hint(code: str, message: str) -> str:
    """What to do about an error of that name and text; nothing where the text is all there is to say."""
    if any(words in message.casefold() for words in _ABOUT_TIME):
        return _CLOCK
    return _BY_CODE.get(code, "")
