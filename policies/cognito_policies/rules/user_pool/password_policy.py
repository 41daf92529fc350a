"""The default password policy of AWS, and how to change the policy of a pool.

A pool without `passwordPolicy` has AWS's default policy. A `passwordPolicy` replaces it as a whole: absent flags are
sent as false, and an absent length as none.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.subject import Subject

BLOCK: Final = "passwordPolicy"
AWS_MINIMUM_LENGTH: Final = 8
AWS_TEMPORARY_DAYS: Final = 7
CLASSES: Final = ("requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols")


def change_policy(pool: Subject, changes: Mapping[str, object]) -> Iterator[Edit]:
    """Change members of the policy; without a block, set AWS's policy with the changes."""
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
