"""Profiles: whose view holds where standards contradict each other.

AWS Security Hub's Foundational Security Best Practices demand all four character classes; NIST SP 800-63B-4
forbids to demand any, and asks for a blocklist instead. A profile settles all such options at once; what a rule's
own configuration says wins over it.

It is configured as a policy of its own, `"cognito-profile": {"use": "nist"}`: the CLI takes nothing but policies in
a configuration, stops at an object under any name it does not know, and fills in the default of each option, so
that an option a profile may settle has none in its schema.
"""

from collections.abc import Mapping
from typing import Final

PROFILE_ID: Final = "cognito-profile"
USE: Final = "use"

PROFILES: Final[Mapping[str, Mapping[str, Mapping[str, object]]]] = {
    "fsbp": {
        "cognito-pool-password-composition": {"profile": "fsbp"},
        # Cognito.4 asks it of every pool, also of one that has no custom authentication.
        "cognito-pool-threat-protection-custom": {"strict": True},
    },
    "nist": {
        "cognito-pool-password-composition": {"profile": "nist"},
        # 3.1.1.2: new passwords SHALL be compared with those that have leaked, not only at sign-in.
        "cognito-risk-compromised-credentials": {"allEvents": True},
        "cognito-pool-password-length": {"minLengthWithoutMfa": 15},
    },
}
"""For each profile the options it settles, by rule."""


def settled_by(profile: str | None, rule_id: str) -> Mapping[str, object]:
    """Return the options a profile settles for a rule."""
    return {} if profile is None else PROFILES[profile].get(rule_id, {})


def may_settle(rule_id: str, option: str) -> bool:
    """Tell whether any profile settles an option."""
    return any(option in rules.get(rule_id, {}) for rules in PROFILES.values())
