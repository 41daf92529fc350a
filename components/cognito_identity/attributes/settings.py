"""User attributes: the names of the arguments, AWS's names, and the attributes of a pool's schema."""

from collections.abc import Mapping
from typing import NamedTuple

from cognito_identity.attributes.privileged import privileged_word
from cognito_identity.enums import AttributeType

AWS_NAMES: Mapping[str, str] = {
    "address": "address",
    "birthdate": "birthdate",
    "email": "email",
    "family_name": "family_name",
    "fullname": "name",
    "gender": "gender",
    "given_name": "given_name",
    "last_update_time": "updated_at",
    "locale": "locale",
    "middle_name": "middle_name",
    "nickname": "nickname",
    "phone_number": "phone_number",
    "preferred_username": "preferred_username",
    "profile_page": "profile",
    "profile_picture": "picture",
    "timezone": "zoneinfo",
    "website": "website",
}
"""The standard attributes: the argument, which has CDK's name, and AWS's name."""

VERIFIED_FLAGS = ("email_verified", "phone_number_verified")
"""Attributes that mark an address as verified. A client that can write them can mark any address as verified."""

AWS_OWN_NAMES = frozenset({*AWS_NAMES.values(), *VERIFIED_FLAGS, "sub", "identities"})
"""The attributes that AWS defines; all others are custom attributes."""


class Attribute(NamedTuple):
    """One attribute of a pool's schema. Every value is set as AWS returns it, so that a refresh shows no difference."""

    name: str
    type: AttributeType
    required: bool = False
    mutable: bool = True
    developer_only: bool = False
    low: int | None = None
    """Minimum value of a number, or minimum length of a string."""
    high: int | None = None
    """Maximum value of a number, or maximum length of a string."""
    custom: bool = False

    @property
    def matches_builtin(self) -> bool:
        """Whether every pool has exactly this attribute, without an entry in the schema.

        Such an attribute gets no entry. An entry added to an existing pool would create a custom attribute of the same
        name; pulumi-aws would then refuse to remove it.
        """
        return not self.custom and self.mutable and not self.required

    @property
    def writable_by_default(self) -> bool:
        """Whether it is in the default `write_attributes` of an app client."""
        if not self.custom:
            return self.mutable or self.required
        return self.mutable and not self.developer_only and self.privileged_by is None

    @property
    def privileged_by(self) -> str | None:
        """The word that makes a custom attribute look privileged, if any. It is then not writable by default."""
        return privileged_word(self.name) if self.custom else None

    @property
    def client_name(self) -> str:
        """Its name in tokens and in a client's read and write attributes."""
        return f"custom:{self.name}" if self.custom else self.name


def client_attribute_name(word: str) -> str:
    """Return AWS's name: `fullname` → `name`, `tenant_id` → `custom:tenant_id`; `email` and `custom:…` don't change."""
    if word in AWS_NAMES:
        return AWS_NAMES[word]
    return word if word in AWS_OWN_NAMES or ":" in word else f"custom:{word}"


def standard_attribute(word: str, *, required: bool, mutable: bool) -> Attribute:
    """Return a standard attribute with the type and limits that AWS gives it."""
    name = AWS_NAMES[word]
    if name == "updated_at":
        return Attribute(name, AttributeType.NUMBER, required, mutable, low=0)
    if name == "birthdate":
        return Attribute(name, AttributeType.STRING, required, mutable, low=10, high=10)
    return Attribute(name, AttributeType.STRING, required, mutable, low=0, high=2048)
