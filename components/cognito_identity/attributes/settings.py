"""User attributes: this API's words, AWS's names, and what a custom attribute becomes in a pool's schema."""

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
"""The standard attributes: CDK's names, which this API speaks, and AWS's."""

VERIFIED_FLAGS = ("email_verified", "phone_number_verified")
"""Attributes that say an address is proven: an app that may write them can prove anything."""

AWS_OWN_NAMES = frozenset({*AWS_NAMES.values(), *VERIFIED_FLAGS, "sub", "identities"})
"""What every pool has; any other attribute is somebody's own."""


class Attribute(NamedTuple):
    """One attribute of a pool's schema, with everything said, so that what AWS returns shows no difference."""

    name: str
    type: AttributeType
    required: bool = False
    mutable: bool = True
    developer_only: bool = False
    low: int | None = None
    """Smallest number or shortest text."""
    high: int | None = None
    """Largest number or longest text."""
    custom: bool = False

    @property
    def matches_builtin(self) -> bool:
        """Whether a pool has it in just this way without being told.

        Such an attribute is not written into the schema: written there later, it would be added a second time, as a
        custom attribute of that name, and taken out again, the provider would refuse every change of the pool.
        """
        return not self.custom and self.mutable and not self.required

    @property
    def writable_by_default(self) -> bool:
        """Whether an app may write it without being told so."""
        if not self.custom:
            return self.mutable or self.required
        return self.mutable and not self.developer_only and self.privileged_by is None

    @property
    def privileged_by(self) -> str | None:
        """The word because of which a custom attribute looks privileged: no app may write it unless told so."""
        return privileged_word(self.name) if self.custom else None

    @property
    def client_name(self) -> str:
        """Its name as an app knows it."""
        return f"custom:{self.name}" if self.custom else self.name


def client_attribute_name(word: str) -> str:
    """`fullname` → `name`, `tenant_id` → `custom:tenant_id`; AWS's own names and `custom:…` stay as they are."""
    if word in AWS_NAMES:
        return AWS_NAMES[word]
    return word if word in AWS_OWN_NAMES or ":" in word else f"custom:{word}"


def standard_attribute(word: str, *, required: bool, mutable: bool) -> Attribute:
    """Return a standard attribute as AWS keeps it: `birthdate` has ten characters, `updated_at` is a number."""
    name = AWS_NAMES[word]
    if name == "updated_at":
        return Attribute(name, AttributeType.NUMBER, required, mutable, low=0)
    if name == "birthdate":
        return Attribute(name, AttributeType.STRING, required, mutable, low=10, high=10)
    return Attribute(name, AttributeType.STRING, required, mutable, low=0, high=2048)
