"""What the rules about threat protection share."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.subject import Subject

ADD_ONS: Final = "userPoolAddOns"
MODE: Final = (ADD_ONS, "advancedSecurityMode")
CUSTOM_MODE: Final = (ADD_ONS, "advancedSecurityAdditionalFlows", "customAuthMode")
ACTIVE: Final = frozenset({"AUDIT", "ENFORCED"})
TIER: Final = "userPoolTier"


def protected(pool: Subject) -> bool:
    """Tell whether the pool asks for threat protection of any kind; not so while that is unknown."""
    return pool.text(*MODE) in ACTIVE or pool.text(*CUSTOM_MODE) in ACTIVE


def use_plus() -> Iterator[Edit]:
    """Choose the plan without which AWS refuses threat protection; it costs money per user."""
    yield SetValue((TIER,), "PLUS")
