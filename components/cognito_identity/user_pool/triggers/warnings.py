"""Warnings for arguments of triggers that have no effect."""

from collections.abc import Iterable, Iterator

from cognito_identity.user_pool.triggers.settings import Trigger
from cognito_identity.validation.problems import Problem


def unused_sender_key(triggers: Iterable[Trigger], *, key: object) -> Iterator[Problem]:
    """The KMS key is only used for custom senders."""
    if key is not None and not any(trigger.is_custom_sender for trigger in triggers):
        rule = "has no effect: there is no custom sender"
        yield Problem(
            ("custom_sender_kms_key",),
            rule,
            "set `lambda_triggers.custom_email_sender` or `lambda_triggers.custom_sms_sender`, or remove this argument",
            code="unused-sender-key",
        )
