"""The option of both rules about the lock."""

from typing import Final

from cognito_policies.lock import lookup
from cognito_policies.model.options import TextOption
from cognito_policies.model.rule import LOCK_FOLDER

FOLDER: Final = TextOption(
    name=LOCK_FOLDER,
    description="The folder of lock files, relative to the folder of the pack.",
    default=lookup.FOLDER,
)
