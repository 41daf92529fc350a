"""The words of threat protection: what follows on which risk."""

from typing import Required, TypedDict

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import CompromisedAction, TakeoverAction


class RiskAction(TypedDict, total=False):
    """What follows on one level of risk."""

    event_action: Required[OneOf[TakeoverAction]]
    """`BLOCK`, `MFA_REQUIRED`, `MFA_IF_CONFIGURED` (lets those without a second factor in) or `NO_ACTION`."""
    notify: bool
    """Whether the person is told by mail; needs a `notify_configuration`. Default: False."""


class RiskEmail(TypedDict, total=False):
    """A mail about an unusual sign-in. Placeholders: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html."""

    subject: Required[str]
    """1 to 140 characters."""
    html_body: Required[str]
    """6 to 20,000 characters."""
    text_body: Required[str]
    """6 to 20,000 characters."""


class RiskNotifications(TypedDict, total=False):
    """Who tells people of unusual sign-ins, and how. Sent through SES only."""

    from_email: str
    """The sender's address. Default: SES's own for the identity."""
    reply_to: str
    """Where answers go."""
    source_arn: pulumi.Input[str]
    """The SES identity's ARN. Default: this account's identity of `from_email`, in the pool's region."""
    block_email: RiskEmail
    """After a sign-in that was blocked. Default: Cognito's own text."""
    mfa_email: RiskEmail
    """After a sign-in that had to show a second factor. Default: Cognito's own text."""
    no_action_email: RiskEmail
    """After a sign-in that was let through. Default: Cognito's own text."""


class AccountTakeover(TypedDict, total=False):
    """What follows on a sign-in that looks like somebody else's, by level of risk. What is left out is let through."""

    low: RiskAction
    """A little unusual."""
    medium: RiskAction
    """Unusual. `MFA_REQUIRED` blocks people who have no second factor."""
    high: RiskAction
    """Very unusual."""
    notify_configuration: RiskNotifications
    """Needed where a level says `notify`."""


class CompromisedCredentials(TypedDict, total=False):
    """What follows on a password that is known to have leaked."""

    event_filter: list[str]
    """When passwords are looked at: `SIGN_IN`, `PASSWORD_CHANGE`, `SIGN_UP`. Default: at all three."""
    event_action: Required[OneOf[CompromisedAction]]
    """`BLOCK` or `NO_ACTION`."""


class RiskException(TypedDict, total=False):
    """Where the decision is made by the caller's address alone. At most 200 ranges each."""

    blocked_ip_ranges: list[str]
    """Always blocked, as `192.0.2.0/24`."""
    skipped_ip_ranges: list[str]
    """Never looked at, as `192.0.2.0/24`."""


class RiskConfiguration(TypedDict, total=False):
    """What threat protection does. Given, it replaces the default as a whole; `{}` leaves it to AWS.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    account_takeover: AccountTakeover
    """Sign-ins that look like somebody else's."""
    compromised_credentials: CompromisedCredentials
    """Passwords that have leaked."""
    risk_exception: RiskException
    """Addresses that are always blocked or never looked at."""
