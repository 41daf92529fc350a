"""What triggers are given in vain."""

from collections.abc import Iterable, Iterator

from cognito_identity.user_pool.triggers.settings import Trigger
from cognito_identity.validation.problems import Problem


def unused_sender_key(triggers: Iterable[Trigger], *, key: object) -> Iterator[Problem]:
    """Codes are encrypted on their way to a custom sender, and nowhere else."""
    if key is not None and not any(trigger.sends for trigger in triggers):
        rule = "encrypts codes for a custom sender, and there is none"
        yield Problem(
            ("custom_sender_kms_key",),
            rule,
            "add a sender to `lambda_triggers`, or leave it out",
            code="unused-sender-key",
        )
