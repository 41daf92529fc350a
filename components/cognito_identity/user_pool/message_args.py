"""Arguments for messages: the email sender and the texts."""

from typing import TypedDict

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import VerificationEmailStyle


class EmailMfa(TypedDict, total=False):
    """The email with an MFA code.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html
    """

    subject: str
    """The subject. Default: `Your authentication code`."""
    message: str
    """The body. It must contain `{####}` for the code. Default: `Your authentication code is {####}.` in English."""


class UserVerification(TypedDict, total=False):
    """The messages that verify an email address or phone number.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
    """

    email_subject: str
    """The subject of the email. Default: `Verify your new account`, as in AWS CDK."""
    email_body: str
    """The body of the email. With `email_style` `code` it must contain `{####}`, with `link` `{##link text##}`.

    Default: a text with the code or link, as in AWS CDK.
    """
    email_style: OneOf[VerificationEmailStyle]
    """Whether the email contains a `code` or a `link`. A link needs a user pool domain. Default: `code`."""
    sms_message: str
    """The text of the SMS, at most 140 characters. It must contain `{####}`. Default: a text as in AWS CDK."""


class UserInvitation(TypedDict, total=False):
    """The messages to users whom an administrator created.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
    """

    email_subject: str
    """The subject of the email. Default: Cognito's text."""
    email_body: str
    """The body of the email. It must contain `{username}`, and `{####}` for the temporary password.

    If `sign_in_policy` allows other first factors, `{####}` isn't needed. Default: Cognito's text.
    """
    sms_message: str
    """The text of the SMS, at most 140 characters, with the placeholders of `email_body`. Default: Cognito's text."""


class UserPoolEmail(TypedDict, total=False):
    """The email sender. With only `reply_to`, Cognito's default sender is used; all other options need SES.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
    """

    from_email: str
    """The sender's address, verified in SES. Without it, Cognito's default sender is used."""
    from_name: str
    """The sender's display name. Default: none."""
    reply_to: str
    """The reply-to address. Default: the sender's address."""
    ses_region: str
    """The region of the SES identity, such as `eu-west-1`. Default: the region of the user pool."""
    configuration_set_name: str
    """The name of an SES configuration set. Default: none."""
    ses_verified_domain: str
    """The verified domain, if the SES identity is a domain. Default: the identity is `from_email`."""
    source_arn: pulumi.Input[str]
    """The ARN of the SES identity. Default: the identity of `from_email` or its domain in this account.

    Set it for an identity in another account.
    """
