"""What the MFA rules share: which factors a pool has, and turning the authenticator app on."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.subject import Subject, Words

PASSWORD: Final = "PASSWORD"  # noqa: S105 -- the factor's name
MFA: Final = "mfaConfiguration"
TOTP: Final = "softwareTokenMfaConfiguration"


def mfa_in_use(pool: Subject) -> bool:
    """Tell whether the pool asks anyone for a second factor; not so while that is unknown."""
    return pool.text(MFA) in {"ON", "OPTIONAL"}


def first_factors(pool: Subject) -> Words:
    """Return the factors people may start with; Cognito's default is the password."""
    given = pool.words("signInPolicy", "allowedFirstAuthFactors")
    return Words(frozenset({PASSWORD})) if given in (None, Words(frozenset())) else given


def enable_totp(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Offer the authenticator app as a factor: free, not phishable by phone, and takes nothing away."""
    yield SetValue((TOTP, "enabled"), True)
