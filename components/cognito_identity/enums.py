"""The closed sets of words. A member, its value, or its name in any case is accepted wherever one is asked for."""

from enum import Enum


class Mfa(str, Enum):
    """Whether people need a second factor: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html."""

    OFF = "off"
    """Nobody is asked for a second factor."""
    OPTIONAL = "optional"
    """Who has set one up is asked for it."""
    REQUIRED = "required"
    """Everybody has to set one up."""


class AccountRecovery(str, Enum):
    """How a person who forgot the password proves who they are.

    `PHONE_AND_EMAIL` is Cognito's legacy behaviour: the phone is used even where it also carries the second factor.
    """

    EMAIL_ONLY = "email_only"
    """A code by e-mail."""
    PHONE_ONLY_WITHOUT_MFA = "phone_only_without_mfa"
    """A code by SMS, but not to a phone that is a second factor."""
    EMAIL_AND_PHONE_WITHOUT_MFA = "email_and_phone_without_mfa"
    """A code by e-mail; by SMS where there is no address."""
    PHONE_WITHOUT_MFA_AND_EMAIL = "phone_without_mfa_and_email"
    """A code by SMS, but not to a second factor; by e-mail where there is no number."""
    PHONE_AND_EMAIL = "phone_and_email"
    """Legacy: a code by SMS, even to a second factor; by e-mail where there is no number."""
    NONE = "none"
    """Only an administrator can let people in again."""


class AttributeType(str, Enum):
    """The type of a custom attribute. It can't change after creation."""

    STRING = "string"
    """Text, with `min_len` and `max_len`."""
    NUMBER = "number"
    """A number, with `min` and `max`."""
    BOOLEAN = "boolean"
    """True or false."""
    DATETIME = "datetime"
    """A date with its time."""


class VerificationEmailStyle(str, Enum):
    """Whether the verification mail carries a code to type in or a link to follow."""

    CODE = "code"
    """A code to type in."""
    LINK = "link"
    """A link to follow; needs a domain for the login pages."""


class FeaturePlan(str, Enum):
    """Cognito's feature plans: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html."""

    LITE = "lite"
    """Passwords and second factors."""
    ESSENTIALS = "essentials"
    """Passkeys, one-time codes, e-mail as second factor, and access-token customisation too."""
    PLUS = "plus"
    """Threat protection and its logs too."""


class AdvancedSecurityMode(str, Enum):
    """Threat protection: off, only recorded, or acted upon. `AUDIT` and `ENFORCED` need the plus plan."""

    OFF = "off"
    """No threat protection."""
    AUDIT = "audit"
    """Risks are recorded, and nothing follows on them."""
    ENFORCED = "enforced"
    """Risks are answered as `risk_configuration` says."""


class RemovalPolicy(str, Enum):
    """What becomes of the pool when it leaves the program."""

    RETAIN = "retain"
    """It stays, protected by Pulumi."""
    DESTROY = "destroy"
    """It is deleted."""


class ClientPreset(str, Enum):
    """What kind of app the client is for; sets what is safe for that kind."""

    SPA = "spa"
    """An app in the browser: no secret, and refresh tokens that rotate."""
    WEB = "web"
    """A server that signs people in: a secret."""
    NATIVE = "native"
    """An app on a phone or desktop: no secret, and refresh tokens that rotate."""
    MACHINE = "machine"
    """A program that signs in as itself: a secret and client credentials."""


class ProviderType(str, Enum):
    """Where people of a federated provider come from."""

    GOOGLE = "google"
    """Google."""
    FACEBOOK = "facebook"
    """Facebook."""
    APPLE = "apple"
    """Sign in with Apple."""
    AMAZON = "amazon"
    """Login with Amazon."""
    OIDC = "oidc"
    """Any OpenID Connect provider."""
    SAML = "saml"
    """Any SAML 2.0 provider."""


class RoleMatchType(str, Enum):
    """How a rule compares a claim with its value. Only `EQUALS` can't be met by a longer or stranger value."""

    EQUALS = "equals"
    """The claim is the value."""
    CONTAINS = "contains"
    """The value is somewhere in the claim."""
    STARTS_WITH = "starts_with"
    """The claim begins with the value."""
    NOT_EQUALS = "not_equals"
    """The claim is anything but the value."""


class AttributeRequestMethod(str, Enum):
    """How attributes are read from an OIDC provider."""

    GET = "get"
    """By GET."""
    POST = "post"
    """By POST."""


class UserPoolOperation(str, Enum):
    """What Cognito asks a Lambda function about: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html."""

    CREATE_AUTH_CHALLENGE = "create_auth_challenge"
    """Make the challenge of a custom sign-in."""
    CUSTOM_EMAIL_SENDER = "custom_email_sender"
    """Send a mail."""
    CUSTOM_MESSAGE = "custom_message"
    """Write a message."""
    CUSTOM_SMS_SENDER = "custom_sms_sender"
    """Send an SMS."""
    DEFINE_AUTH_CHALLENGE = "define_auth_challenge"
    """Decide which challenge of a custom sign-in comes next."""
    POST_AUTHENTICATION = "post_authentication"
    """Hear of a sign-in."""
    POST_CONFIRMATION = "post_confirmation"
    """Hear of a confirmed account."""
    PRE_AUTHENTICATION = "pre_authentication"
    """Refuse a sign-in or not."""
    PRE_SIGN_UP = "pre_sign_up"
    """Refuse a sign-up or not."""
    PRE_TOKEN_GENERATION = "pre_token_generation"  # noqa: S105 -- a word, no password
    """Change what tokens say."""
    PRE_TOKEN_GENERATION_CONFIG = "pre_token_generation_config"  # noqa: S105 -- same
    """The same in AWS's newer form."""
    USER_MIGRATION = "user_migration"
    """Bring a person over from another directory."""
    VERIFY_AUTH_CHALLENGE_RESPONSE = "verify_auth_challenge_response"
    """Check the answer to a custom challenge."""


class LambdaVersion(str, Enum):
    """The event a pre-token function gets: `V1_0` ID tokens, `V2_0` access tokens too, `V3_0` those of machines too."""

    V1_0 = "V1_0"
    """The function can change ID tokens."""
    V2_0 = "V2_0"
    """Access tokens too."""
    V3_0 = "V3_0"
    """Those of machines too."""


class StandardThreatProtectionMode(str, Enum):
    """Threat protection of password, SRP and choice-based sign-in, in AWS's newer words."""

    FULL_FUNCTION = "full_function"
    """AWS's newer word for `enforced`."""
    AUDIT_ONLY = "audit_only"
    """AWS's newer word for `audit`."""
    NO_ENFORCEMENT = "no_enforcement"
    """AWS's newer word for `off`."""


class CustomThreatProtectionMode(str, Enum):
    """Threat protection of sign-in by custom challenge triggers, in AWS's newer words."""

    FULL_FUNCTION = "full_function"
    """Risks are answered as `risk_configuration` says."""
    AUDIT_ONLY = "audit_only"
    """Risks are recorded, and nothing follows on them."""


class PasskeyUserVerification(str, Enum):
    """Whether a passkey has to check that it is in the right hands, by finger, face or PIN."""

    PREFERRED = "preferred"
    """It checks where it can."""
    REQUIRED = "required"
    """It has to check."""


class TakeoverAction(str, Enum):
    """What follows on a sign-in that looks like somebody else's."""

    BLOCK = "BLOCK"
    """The sign-in is refused."""
    MFA_IF_CONFIGURED = "MFA_IF_CONFIGURED"
    """Who has a second factor must show it; the others are let in."""
    MFA_REQUIRED = "MFA_REQUIRED"
    """A second factor must be shown; who has none is refused."""
    NO_ACTION = "NO_ACTION"
    """The sign-in is let through."""


class CompromisedAction(str, Enum):
    """What follows on a password that is known to have leaked."""

    BLOCK = "BLOCK"
    """The password is refused."""
    NO_ACTION = "NO_ACTION"
    """The password is let through."""
