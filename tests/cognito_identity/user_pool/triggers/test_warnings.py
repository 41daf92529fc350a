from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from tests.cognito_identity.engine import deploy

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d"
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:send"


@pytest.mark.parametrize("triggers", [{}, {"pre_sign_up": FUNCTION}])
def test_a_key_without_a_custom_sender_is_a_warning(triggers: Any) -> None:
    args: Any = {"custom_sender_kms_key": KEY, "lambda_triggers": triggers}
    done = deploy(lambda: UserPoolWithMfa("users", args))
    (message,) = done.messages
    assert message.startswith("warning: custom_sender_kms_key: has no effect: there is no custom sender; ")


@pytest.mark.parametrize("word", ["custom_email_sender", "custom_sms_sender"])
def test_a_custom_sender_that_is_added_later_uses_the_key(word: str) -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users", {"custom_sender_kms_key": KEY})
        pool.add_trigger(word, FUNCTION)

    assert deploy(program).messages == []
