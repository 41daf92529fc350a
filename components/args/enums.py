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
