"""Profiles: sets of options for standards that contradict each other.

AWS Security Hub's Foundational Security Best Practices require all four character classes; NIST SP 800-63B-4 forbids
requiring any, and requires a blocklist. A profile sets all such options; the configuration of a rule overrides it.

A profile is configured like a policy, `"cognito-profile": {"use": "nist"}`, because the CLI accepts only policies in a
configuration. The CLI also fills in the default of each option, so options that a profile can set have no default in
their schema.
"""

from collections.abc import Mapping
from typing import Final

PROFILE_ID: Final = "cognito-profile"
USE: Final = "use"

PROFILES: Final[Mapping[str, Mapping[str, Mapping[str, object]]]] = {
    "fsbp": {
        "cognito-pool-password-composition": {"profile": "fsbp"},
        # Cognito.4 requires it for each pool, also without custom authentication.
        "cognito-pool-threat-protection-custom": {"strict": True},
    },
    "nist": {
        "cognito-pool-password-composition": {"profile": "nist"},
        # 3.1.1.2: new passwords SHALL be compared with those that have leaked, not only at sign-in.
        "cognito-risk-compromised-credentials": {"allEvents": True},
        "cognito-pool-password-length": {"minLengthWithoutMfa": 15},
    },
}
"""The options that each profile sets, by rule."""


def profile_options(profile: str | None, rule_id: str) -> Mapping[str, object]:
    """Return the options that a profile sets for a rule."""
    return {} if profile is None else PROFILES[profile].get(rule_id, {})


def is_set_by_profile(rule_id: str, option: str) -> bool:
    """Return whether any profile sets an option."""
    return any(option in rules.get(rule_id, {}) for rules in PROFILES.values())
