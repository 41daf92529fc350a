"""What the password rules share: AWS's own policy, and how to change a pool's.

A pool without a `passwordPolicy` block gets AWS's default policy. A block replaces that policy as a whole:
what the block omits is sent as false, and as no length at all.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.subject import Subject

BLOCK: Final = "passwordPolicy"
AWS_MINIMUM_LENGTH: Final = 8
AWS_TEMPORARY_DAYS: Final = 7
CLASSES: Final = ("requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols")


def change_policy(pool: Subject, changes: Mapping[str, object]) -> Iterator[Edit]:
    """Change members of the policy; where there is no block, write out AWS's policy with the changes."""
    if pool.block(BLOCK) is None:
        aws_policy = {
            "minimumLength": AWS_MINIMUM_LENGTH,
            **dict.fromkeys(CLASSES, True),
            "temporaryPasswordValidityDays": AWS_TEMPORARY_DAYS,
        }
        yield SetValue((BLOCK,), {**aws_policy, **changes})
    else:
        for key, value in changes.items():
            yield SetValue((BLOCK, key), value)
