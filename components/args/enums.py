"""The closed sets of words. A member, its value, or its name in any case is accepted wherever one is asked for."""

from enum import Enum


class Mfa(str, Enum):
    """Whether people need a second factor: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"


class AccountRecovery(str, Enum):
    """How a person who forgot the password proves who they are.

    `PHONE_AND_EMAIL` is Cognito's legacy behaviour: the phone is used even where it also carries the second factor.
    """

    EMAIL_ONLY = "email_only"
    PHONE_ONLY_WITHOUT_MFA = "phone_only_without_mfa"
    EMAIL_AND_PHONE_WITHOUT_MFA = "email_and_phone_without_mfa"
    PHONE_WITHOUT_MFA_AND_EMAIL = "phone_without_mfa_and_email"
    PHONE_AND_EMAIL = "phone_and_email"
    NONE = "none"


class AttributeType(str, Enum):
    """The type of a custom attribute. It can't change after creation."""

    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATETIME = "datetime"


class VerificationEmailStyle(str, Enum):
    """Whether the verification mail carries a code to type in or a link to follow."""

    CODE = "code"
    LINK = "link"


class FeaturePlan(str, Enum):
    """Cognito's feature plans: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html."""

    LITE = "lite"
    ESSENTIALS = "essentials"
    PLUS = "plus"


class AdvancedSecurityMode(str, Enum):
    """Threat protection: off, only recorded, or acted upon. `AUDIT` and `ENFORCED` need the plus plan."""

    OFF = "off"
    AUDIT = "audit"
    ENFORCED = "enforced"


class RemovalPolicy(str, Enum):
    """What becomes of the pool when it leaves the program."""

    RETAIN = "retain"
    DESTROY = "destroy"


class ClientPreset(str, Enum):
    """What kind of app the client is for; sets what is safe for that kind."""

    SPA = "spa"
    WEB = "web"
    NATIVE = "native"
    MACHINE = "machine"


class ProviderType(str, Enum):
    """Where people of a federated provider come from."""

    GOOGLE = "google"
    FACEBOOK = "facebook"
    APPLE = "apple"
    AMAZON = "amazon"
    OIDC = "oidc"
    SAML = "saml"


class RoleMatchType(str, Enum):
    """How a rule compares a claim with its value. Only `EQUALS` can't be met by a longer or stranger value."""

    EQUALS = "equals"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"
    NOT_EQUALS = "not_equals"


class AttributeRequestMethod(str, Enum):
    """How attributes are read from an OIDC provider."""

    GET = "get"
    POST = "post"


class UserPoolOperation(str, Enum):
    """What Cognito asks a Lambda function about: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html."""

    CREATE_AUTH_CHALLENGE = "create_auth_challenge"
    CUSTOM_EMAIL_SENDER = "custom_email_sender"
    CUSTOM_MESSAGE = "custom_message"
    CUSTOM_SMS_SENDER = "custom_sms_sender"
    DEFINE_AUTH_CHALLENGE = "define_auth_challenge"
    POST_AUTHENTICATION = "post_authentication"
    POST_CONFIRMATION = "post_confirmation"
    PRE_AUTHENTICATION = "pre_authentication"
    PRE_SIGN_UP = "pre_sign_up"
    PRE_TOKEN_GENERATION = "pre_token_generation"  # noqa: S105 -- a word, no password
    PRE_TOKEN_GENERATION_CONFIG = "pre_token_generation_config"  # noqa: S105 -- same
    USER_MIGRATION = "user_migration"
    VERIFY_AUTH_CHALLENGE_RESPONSE = "verify_auth_challenge_response"


class LambdaVersion(str, Enum):
    """The event a pre-token function gets: `V1_0` ID tokens, `V2_0` access tokens too, `V3_0` those of machines too."""

    V1_0 = "V1_0"
    V2_0 = "V2_0"
    V3_0 = "V3_0"


class StandardThreatProtectionMode(str, Enum):
    """Threat protection of password, SRP and choice-based sign-in, in AWS's newer words."""

    FULL_FUNCTION = "full_function"
    AUDIT_ONLY = "audit_only"
    NO_ENFORCEMENT = "no_enforcement"


class CustomThreatProtectionMode(str, Enum):
    """Threat protection of sign-in by custom challenge triggers, in AWS's newer words."""

    FULL_FUNCTION = "full_function"
    AUDIT_ONLY = "audit_only"


class PasskeyUserVerification(str, Enum):
    """Whether a passkey has to check that it is in the right hands, by finger, face or PIN."""

    PREFERRED = "preferred"
    REQUIRED = "required"


class TakeoverAction(str, Enum):
    """What follows on a sign-in that looks like somebody else's."""

    BLOCK = "BLOCK"
    MFA_IF_CONFIGURED = "MFA_IF_CONFIGURED"
    MFA_REQUIRED = "MFA_REQUIRED"
    NO_ACTION = "NO_ACTION"


class CompromisedAction(str, Enum):
    """What follows on a password that is known to have leaked."""

    BLOCK = "BLOCK"
    NO_ACTION = "NO_ACTION"
