"""Arguments of threat protection."""

from typing import Required, TypedDict

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import CompromisedAction, TakeoverAction


class RiskAction(TypedDict, total=False):
    """The action for one risk level.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
    """

    event_action: Required[OneOf[TakeoverAction]]
    """The action: `BLOCK`, `MFA_REQUIRED`, `MFA_IF_CONFIGURED` or `NO_ACTION`.

    With `MFA_REQUIRED`, users without an MFA method can't sign in; with `MFA_IF_CONFIGURED` they can.
    """
    notify: bool
    """Whether Cognito notifies the user by email. It needs `notify_configuration`. Default: False."""


class RiskEmail(TypedDict, total=False):
    """The text of a notification email. The AWS page lists the placeholders.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
    """

    subject: Required[str]
    """The subject, 1 to 140 characters."""
    html_body: Required[str]
    """The HTML body, 6 to 20,000 characters."""
    text_body: Required[str]
    """The plain text body, 6 to 20,000 characters."""


class RiskNotifications(TypedDict, total=False):
    """The notification emails about risky sign-ins. Set `from_email` or `source_arn`: Cognito sends them with SES.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
    """

    from_email: str
    """The sender's address, verified in SES. Default: the address of the SES identity."""
    reply_to: str
    """The reply-to address. Default: the sender's address."""
    source_arn: pulumi.Input[str]
    """The ARN of the SES identity. Default: the identity of `from_email` in this account and region."""
    block_email: RiskEmail
    """The email after a blocked sign-in. Default: Cognito's text."""
    mfa_email: RiskEmail
    """The email after a sign-in that required MFA. Default: Cognito's text."""
    no_action_email: RiskEmail
    """The email after an allowed sign-in. Default: Cognito's text."""


class AccountTakeover(TypedDict, total=False):
    """The actions for sign-ins with a risk of account takeover. Set at least one level; others have no action.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
    """

    low: RiskAction
    """The action for low risk. Default: no action."""
    medium: RiskAction
    """The action for medium risk. Default: no action."""
    high: RiskAction
    """The action for high risk. Default: no action."""
    notify_configuration: RiskNotifications
    """The notification emails. Required if a level sets `notify`. Default: none."""


class CompromisedCredentials(TypedDict, total=False):
    """The action for compromised passwords.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html
    """

    event_filter: list[str]
    """When passwords are checked: `SIGN_IN`, `PASSWORD_CHANGE`, `SIGN_UP`. Default: all three."""
    event_action: Required[OneOf[CompromisedAction]]
    """The action: `BLOCK` or `NO_ACTION`."""


class RiskException(TypedDict, total=False):
    """IP address ranges that are always blocked or always allowed. At most 200 in each list.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    blocked_ip_ranges: list[str]
    """The ranges that are always blocked, in CIDR notation such as `192.0.2.0/24`. Default: none."""
    skipped_ip_ranges: list[str]
    """The ranges that threat protection ignores, in CIDR notation such as `192.0.2.0/24`. Default: none."""


class RiskConfiguration(TypedDict, total=False):
    """The actions of threat protection. It replaces the default; `{}` leaves the actions to AWS.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    account_takeover: AccountTakeover
    """The actions for risky sign-ins. Default: none."""
    compromised_credentials: CompromisedCredentials
    """The action for compromised passwords. Default: none."""
    risk_exception: RiskException
    """IP address ranges with an exception. Default: none."""
