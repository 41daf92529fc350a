"""The enums of the arguments. An argument accepts a member, its value, or its name, in any case."""

from enum import Enum


class Mfa(str, Enum):
    """Whether MFA is off, optional or required.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
    """

    OFF = "off"
    """No MFA."""
    OPTIONAL = "optional"
    """MFA for users who have set up an MFA method."""
    REQUIRED = "required"
    """MFA for all users. Each user must set up an MFA method."""


class AccountRecovery(str, Enum):
    """How a user who forgot the password receives a code.

    https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
    """

    EMAIL_ONLY = "email_only"
    """By email."""
    PHONE_ONLY_WITHOUT_MFA = "phone_only_without_mfa"
    """By SMS, unless the user's MFA method is SMS."""
    EMAIL_AND_PHONE_WITHOUT_MFA = "email_and_phone_without_mfa"
    """By email; by SMS for users without a verified email address, unless their MFA method is SMS."""
    PHONE_WITHOUT_MFA_AND_EMAIL = "phone_without_mfa_and_email"
    """By SMS, unless the user's MFA method is SMS; otherwise by email."""
    PHONE_AND_EMAIL = "phone_and_email"
    """By SMS, even if the user's MFA method is SMS; otherwise by email. This is Cognito's legacy behavior."""
    NONE = "none"
    """Not at all. Only an administrator can reset a password."""


class AttributeType(str, Enum):
    """The type of a custom attribute. It can't change later."""

    STRING = "string"
    """A string. Its length is limited by `min_len` and `max_len`."""
    NUMBER = "number"
    """A number. It is limited by `min` and `max`."""
    BOOLEAN = "boolean"
    """True or false."""
    DATETIME = "datetime"
    """A date and time."""


class VerificationEmailStyle(str, Enum):
    """Whether the verification email contains a code or a link."""

    CODE = "code"
    """A code."""
    LINK = "link"
    """A link. It needs a user pool domain."""


class FeaturePlan(str, Enum):
    """The feature plan of a user pool.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
    """

    LITE = "lite"
    """Passwords, and MFA by authenticator app or SMS."""
    ESSENTIALS = "essentials"
    """Also passkeys, one-time passwords, MFA by email, and access token customization."""
    PLUS = "plus"
    """Also threat protection and its logs."""


class AdvancedSecurityMode(str, Enum):
    """The threat protection mode. `AUDIT` and `ENFORCED` need the plus plan.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    OFF = "off"
    """No threat protection."""
    AUDIT = "audit"
    """Audit mode: risks are logged, and no sign-in is blocked."""
    ENFORCED = "enforced"
    """Full-function mode: Cognito applies the actions in `risk_configuration`."""


class RemovalPolicy(str, Enum):
    """Whether the user pool is kept in AWS when it is removed from the program."""

    RETAIN = "retain"
    """The pool is kept. It has Pulumi's options protect and retain on delete."""
    DESTROY = "destroy"
    """The pool is deleted."""


class ClientPreset(str, Enum):
    """The kind of app that uses an app client. It sets safe defaults for that kind.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
    """

    SPA = "spa"
    """A single-page app in a browser: no client secret, refresh token rotation."""
    WEB = "web"
    """A web app with a server: a client secret."""
    NATIVE = "native"
    """An app on a phone or a desktop: no client secret, refresh token rotation."""
    MACHINE = "machine"
    """A service without users (machine-to-machine): a client secret and the client_credentials grant."""


class ProviderType(str, Enum):
    """The type of a federated identity provider.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html
    """

    GOOGLE = "google"
    """Google."""
    FACEBOOK = "facebook"
    """Facebook."""
    APPLE = "apple"
    """Sign in with Apple."""
    AMAZON = "amazon"
    """Login with Amazon."""
    OIDC = "oidc"
    """Any OpenID Connect (OIDC) provider."""
    SAML = "saml"
    """Any SAML 2.0 provider."""


class RoleMatchType(str, Enum):
    """How a role mapping rule compares a claim with its value.

    Use `EQUALS` for permissions: with the others, a user may choose a value that matches.
    https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
    """

    EQUALS = "equals"
    """The claim equals the value."""
    CONTAINS = "contains"
    """The claim contains the value."""
    STARTS_WITH = "starts_with"
    """The claim starts with the value."""
    NOT_EQUALS = "not_equals"
    """The claim doesn't equal the value."""


class AttributeRequestMethod(str, Enum):
    """The HTTP method for requests to the userInfo endpoint of an OIDC provider."""

    GET = "get"
    """GET."""
    POST = "post"
    """POST."""


class UserPoolOperation(str, Enum):
    """The Lambda triggers of a user pool.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
    """

    CREATE_AUTH_CHALLENGE = "create_auth_challenge"
    """Creates a custom challenge."""
    CUSTOM_EMAIL_SENDER = "custom_email_sender"
    """Sends email instead of Cognito."""
    CUSTOM_MESSAGE = "custom_message"
    """Customizes a message before Cognito sends it."""
    CUSTOM_SMS_SENDER = "custom_sms_sender"
    """Sends SMS instead of Cognito."""
    DEFINE_AUTH_CHALLENGE = "define_auth_challenge"
    """Selects the next challenge of a custom sign-in."""
    POST_AUTHENTICATION = "post_authentication"
    """Runs after each sign-in."""
    POST_CONFIRMATION = "post_confirmation"
    """Runs after a sign-up or a password reset is confirmed."""
    PRE_AUTHENTICATION = "pre_authentication"
    """Runs before each sign-in, and can deny it."""
    PRE_SIGN_UP = "pre_sign_up"
    """Runs before each sign-up, and can deny or confirm it."""
    PRE_TOKEN_GENERATION = "pre_token_generation"  # noqa: S105 -- not a password
    """Changes the claims of tokens."""
    PRE_TOKEN_GENERATION_CONFIG = "pre_token_generation_config"  # noqa: S105 -- same
    """The same trigger in AWS's newer form, with a version."""
    USER_MIGRATION = "user_migration"
    """Migrates a user from another directory at sign-in or password reset."""
    VERIFY_AUTH_CHALLENGE_RESPONSE = "verify_auth_challenge_response"
    """Verifies the response to a custom challenge."""


class LambdaVersion(str, Enum):
    """The event version of a pre token generation trigger: which tokens the function can change.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
    """

    V1_0 = "V1_0"
    """ID tokens."""
    V2_0 = "V2_0"
    """ID and access tokens of users."""
    V3_0 = "V3_0"
    """ID and access tokens of users, and access tokens from the client_credentials grant."""


class StandardThreatProtectionMode(str, Enum):
    """The threat protection mode for all sign-ins except custom ones, with AWS's newer names.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    FULL_FUNCTION = "full_function"
    """The same as `enforced`."""
    AUDIT_ONLY = "audit_only"
    """The same as `audit`."""
    NO_ENFORCEMENT = "no_enforcement"
    """The same as `off`."""


class CustomThreatProtectionMode(str, Enum):
    """The threat protection mode for custom sign-ins, those with challenge triggers.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
    """

    FULL_FUNCTION = "full_function"
    """Full-function mode: Cognito applies the actions in `risk_configuration`."""
    AUDIT_ONLY = "audit_only"
    """Audit mode: risks are logged, and no sign-in is blocked."""


class PasskeyUserVerification(str, Enum):
    """Whether the device must verify the user by fingerprint, face or PIN before it uses a passkey.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
    """

    PREFERRED = "preferred"
    """The device verifies the user if it can."""
    REQUIRED = "required"
    """The device must verify the user."""


class TakeoverAction(str, Enum):
    """The action for a sign-in with a risk of account takeover.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
    """

    BLOCK = "BLOCK"
    """The sign-in is blocked."""
    MFA_IF_CONFIGURED = "MFA_IF_CONFIGURED"
    """MFA for users who have set up an MFA method. Other users can sign in without MFA."""
    MFA_REQUIRED = "MFA_REQUIRED"
    """MFA. Users without an MFA method can't sign in."""
    NO_ACTION = "NO_ACTION"
    """The sign-in is allowed."""


class CompromisedAction(str, Enum):
    """The action for a password that is known to be compromised.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html
    """

    BLOCK = "BLOCK"
    """The password is rejected."""
    NO_ACTION = "NO_ACTION"
    """The password is accepted."""
