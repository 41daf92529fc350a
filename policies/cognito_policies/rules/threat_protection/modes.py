"""The properties for threat protection and the feature plan."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.subject import Subject

ADD_ONS: Final = "userPoolAddOns"
MODE: Final = (ADD_ONS, "advancedSecurityMode")
CUSTOM_MODE: Final = (ADD_ONS, "advancedSecurityAdditionalFlows", "customAuthMode")
ACTIVE: Final = frozenset({"AUDIT", "ENFORCED"})
TIER: Final = "userPoolTier"


def protected(pool: Subject) -> bool:
    """Return whether any threat protection is on; False if that is computed."""
    return pool.text(*MODE) in ACTIVE or pool.text(*CUSTOM_MODE) in ACTIVE


def use_plus() -> Iterator[Edit]:
    """Set the feature plan that threat protection needs; it costs money per user."""
    yield SetValue((TIER,), "PLUS")
