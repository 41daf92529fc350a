"""The first and second factors of a user pool."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.subject import Subject, TextList

PASSWORD: Final = "PASSWORD"  # noqa: S105 -- the factor's name
MFA: Final = "mfaConfiguration"
TOTP: Final = "softwareTokenMfaConfiguration"


def mfa_in_use(pool: Subject) -> bool:
    """Return whether MFA is required or optional; False if that is computed."""
    return pool.text(MFA) in {"ON", "OPTIONAL"}


def first_factors(pool: Subject) -> TextList:
    """Return the allowed first factors; Cognito's default is the password."""
    given = pool.texts("signInPolicy", "allowedFirstAuthFactors")
    return TextList(frozenset({PASSWORD})) if given in (None, TextList(frozenset())) else given


def enable_totp(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Enable TOTP: it costs nothing, and doesn't disable other factors."""
    yield SetValue((TOTP, "enabled"), True)
