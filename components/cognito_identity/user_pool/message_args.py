"""The words of what a pool sends: who sends it, and what it says."""

from typing import TypedDict

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import VerificationEmailStyle


class EmailMfa(TypedDict, total=False):
    """The mail that carries a second factor's code."""

    subject: str
    """Subject line."""
    message: str
    """Body; contains `{####}` where the code goes."""


class UserVerification(TypedDict, total=False):
    """The message that verifies an address or number."""

    email_subject: str
    """Default: `Verify your new account`, as in CDK."""
    email_body: str
    """Contains `{####}` for a code or `{##text##}` for a link, as `email_style` says."""
    email_style: OneOf[VerificationEmailStyle]
    """Default: `code`."""
    sms_message: str
    """Contains `{####}`; at most 140 characters."""


class UserInvitation(TypedDict, total=False):
    """The message to somebody whom an administrator signed up."""

    email_subject: str
    """Subject line."""
    email_body: str
    """Contains `{username}` and `{####}`, the temporary password."""
    sms_message: str
    """Contains `{username}` and `{####}`; at most 140 characters."""


class UserPoolEmail(TypedDict, total=False):
    """Who sends the pool's mail. `reply_to` alone keeps Cognito's own sender (some 50 mails a day); the rest is SES."""

    from_email: str
    """The sender's address; an identity verified in SES. Its domain may have other letters than ASCII's."""
    from_name: str
    """The sender's display name."""
    reply_to: str
    """Where answers go."""
    ses_region: str
    """The region of the SES identity. Default: the pool's own."""
    configuration_set_name: str
    """An SES configuration set."""
    ses_verified_domain: str
    """The verified domain, where the identity is a domain and not the address itself."""
    source_arn: pulumi.Input[str]
    """The SES identity's ARN. Needed whenever `from_email` is given and the account is not known to the program."""
