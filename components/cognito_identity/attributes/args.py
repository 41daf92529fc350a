"""Arguments for user attributes."""

from typing import Required, TypedDict

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import AttributeType
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class ContactAttributes(TypedDict, total=False):
    """The attributes that Cognito can verify with a code or link.

    https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
    """

    email: bool
    """The attribute `email`."""
    phone: bool
    """The attribute `phone_number`."""


class StandardAttribute(TypedDict, total=False):
    """Options of one standard attribute.

    They can't change later: pulumi-aws refuses to change an attribute of an existing pool.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """

    required: bool
    """Whether every user must have a value from sign-up on. Default: False."""
    mutable: bool
    """Whether the value can change after sign-up. Default: True."""


class StandardAttributes(TypedDict, total=False):
    """The standard attributes of the pool, from OpenID Connect.

    The names are those of AWS CDK; where AWS has another name, it is in the attribute's description.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """

    address: StandardAttribute
    """The postal address."""
    birthdate: StandardAttribute
    """The date of birth, as `YYYY-MM-DD`."""
    email: StandardAttribute
    """The email address."""
    family_name: StandardAttribute
    """The last name."""
    fullname: StandardAttribute
    """The full name. AWS's name: `name`."""
    gender: StandardAttribute
    """The gender."""
    given_name: StandardAttribute
    """The first name."""
    last_update_time: StandardAttribute
    """When the profile last changed, in seconds since 1970. AWS's name: `updated_at`."""
    locale: StandardAttribute
    """The language and region, such as `en-US`."""
    middle_name: StandardAttribute
    """The middle name."""
    nickname: StandardAttribute
    """The nickname."""
    phone_number: StandardAttribute
    """The phone number in E.164 format, such as `+14155550100`."""
    preferred_username: StandardAttribute
    """A user name that the user can change."""
    profile_page: StandardAttribute
    """The URL of the profile page. AWS's name: `profile`."""
    profile_picture: StandardAttribute
    """The URL of the picture. AWS's name: `picture`."""
    timezone: StandardAttribute
    """The time zone, such as `Europe/Berlin`. AWS's name: `zoneinfo`."""
    website: StandardAttribute
    """The URL of the website."""


class CustomAttribute(TypedDict, total=False):
    """A custom attribute. An existing one can't be changed or removed: pulumi-aws refuses the update.

    Cognito custom attributes can't be required.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """

    type: Required[OneOf[AttributeType]]
    """The type: `string`, `number`, `boolean` or `datetime`."""
    min_len: int
    """Minimum length of a `string`, 0 to 2048 characters. Default: 0. Not allowed for other types."""
    max_len: int
    """Maximum length of a `string`, 0 to 2048 characters. Default: 2048, AWS's limit. Not allowed for other types."""
    min: int
    """Minimum of a `number`. Default: no minimum. Not allowed for other types."""
    max: int
    """Maximum of a `number`. Default: no maximum. Not allowed for other types."""
    mutable: bool
    """Whether the value can change after the user was created. Default: False, as in AWS CDK."""
    developer_only: bool
    """Whether only calls with AWS credentials can read and write it, not app clients. Default: False."""


ATTRIBUTE_ALIASES: Aliases = {
    "name": ("fullname",),
    "phone": ("phone_number",),
    "picture": ("profile_picture",),
    "profile": ("profile_page",),
    "updated_at": ("last_update_time",),
    "zoneinfo": ("timezone",),
}
"""AWS's names of the standard attributes, where they differ from ours."""

NAMES = ArgumentNames(
    aliases={
        StandardAttributes: ATTRIBUTE_ALIASES,
        CustomAttribute: {
            "attribute_data_type": ("type",),
            "data_type": ("type",),
            "developer_only_attribute": ("developer_only",),
            "max_length": ("max_len",),
            "max_value": ("max",),
            "min_length": ("min_len",),
            "min_value": ("min",),
        },
    },
    unsupported={
        CustomAttribute: {
            "required": (
                "isn't available: a Cognito custom attribute can't be required",
                "remove it, and check the value in `lambda_triggers.pre_sign_up`",
            ),
        },
    },
)
