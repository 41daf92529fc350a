"""The words of a pool's attributes."""

from typing import Required, TypedDict

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import AttributeType
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class ContactAttributes(TypedDict, total=False):
    """A choice among the two attributes Cognito can verify."""

    email: bool
    """The e-mail address."""
    phone: bool
    """The phone number."""


class StandardAttribute(TypedDict, total=False):
    """One of OpenID Connect's standard attributes."""

    required: bool
    """Whether nobody can sign up without it. Default: False. Can't change after creation."""
    mutable: bool
    """Whether it can change after sign-up. Default: True. Can't change after creation."""


class StandardAttributes(TypedDict, total=False):
    """The standard attributes the pool declares; the names are CDK's, the comments say AWS's where they differ."""

    address: StandardAttribute
    """Postal address."""
    birthdate: StandardAttribute
    """Birthday as YYYY-MM-DD."""
    email: StandardAttribute
    """E-mail address."""
    family_name: StandardAttribute
    """Surname."""
    fullname: StandardAttribute
    """Full name; AWS's `name`."""
    gender: StandardAttribute
    """Gender."""
    given_name: StandardAttribute
    """First name."""
    last_update_time: StandardAttribute
    """When the profile last changed; AWS's `updated_at`."""
    locale: StandardAttribute
    """Language and region."""
    middle_name: StandardAttribute
    """Middle name."""
    nickname: StandardAttribute
    """Nickname."""
    phone_number: StandardAttribute
    """Phone number in E.164 form."""
    preferred_username: StandardAttribute
    """The name the person prefers."""
    profile_page: StandardAttribute
    """URL of the profile page; AWS's `profile`."""
    profile_picture: StandardAttribute
    """URL of the picture; AWS's `picture`."""
    timezone: StandardAttribute
    """Time zone; AWS's `zoneinfo`."""
    website: StandardAttribute
    """URL of the website."""


class CustomAttribute(TypedDict, total=False):
    """An attribute of your own. It can never be changed in kind, removed or made required once it is there."""

    type: Required[OneOf[AttributeType]]
    """`string`, `number`, `boolean` or `datetime`."""
    min_len: int
    """Shortest value of a string, in characters. Default: 0."""
    max_len: int
    """Longest value of a string, in characters. Default: 2048, AWS's limit."""
    min: int
    """Smallest value of a number. Default: AWS sets no bound."""
    max: int
    """Largest value of a number. Default: AWS sets no bound."""
    mutable: bool
    """Whether it can change after sign-up. Default: False, as in CDK: what nobody decided is safer fixed."""
    developer_only: bool
    """Whether only administrators may read and write it. Default: False."""


ATTRIBUTE_ALIASES: Aliases = {
    "name": ("fullname",),
    "phone": ("phone_number",),
    "picture": ("profile_picture",),
    "profile": ("profile_page",),
    "updated_at": ("last_update_time",),
    "zoneinfo": ("timezone",),
}
"""OpenID Connect's names of the standard attributes, where ours differ."""

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
                "leave it out, and check the value in a pre-sign-up trigger",
            ),
        },
    },
)
