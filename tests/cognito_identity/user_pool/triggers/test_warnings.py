from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from tests.cognito_identity.engine import deploy

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d"
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:send"


@pytest.mark.parametrize("triggers", [{}, {"pre_sign_up": FUNCTION}])
def test_a_key_without_a_sender_is_warned_of(triggers: Any) -> None:
    args: Any = {"custom_sender_kms_key": KEY, "lambda_triggers": triggers}
    done = deploy(lambda: UserPoolWithMfa("people", args))
    (message,) = done.messages
    assert message.startswith("warning: custom_sender_kms_key: encrypts codes for a custom sender, and there is none; ")


@pytest.mark.parametrize("word", ["custom_email_sender", "custom_sms_sender"])
def test_a_sender_that_is_added_later_uses_it(word: str) -> None:
    def program() -> None:
        pool = UserPoolWithMfa("people", {"custom_sender_kms_key": KEY})
        pool.add_trigger(word, FUNCTION)

    assert deploy(program).messages == []
