"""The option both rules about the lock have."""

from typing import Final

from cognito_policies.lock import lookup
from cognito_policies.options import TextOption
from cognito_policies.rule import LOCK_FOLDER

FOLDER: Final = TextOption(
    name=LOCK_FOLDER,
    description="The folder of lock files, seen from the folder of the pack.",
    default=lookup.FOLDER,
)
