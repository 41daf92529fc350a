import pytest
from botocore.exceptions import NoCredentialsError

from signin.aws_errors import describe_error
from tests.signin.scripted_aws import refusal


@pytest.mark.parametrize(
    ("code", "message", "says"),
    [
        ("UsernameExistsException", "User already exists", "run again, or give another --email"),
        ("InvalidPasswordException", "Password not long enough", "too weak for the pool's policy"),
        ("InvalidSignatureException", "Signature expired: 2025 is now earlier than 2026", "clock differs from AWS's"),
        ("InvalidSignatureException", "Signature not yet current: x", "set it by NTP"),
        ("RequestExpired", "", "clock differs"),
        ("ExpiredTokenException", "The security token is expired", "sign in again (aws sso login"),
        ("TooManyRequestsException", "Rate exceeded", "wait some minutes"),
        ("CodeDeliveryFailureException", "", "its SES identity"),
        ("ResourceNotFoundException", "User pool x does not exist.", "deployed in this account"),
    ],
)
def test_an_error_is_told_with_what_to_do_about_it(code: str, message: str, says: str) -> None:
    text = describe_error(refusal(code, message))
    assert text.startswith(f"{code}: {message} (")
    assert says in text


def test_without_credentials_people_are_told_to_sign_in_to_aws() -> None:
    assert "sign in again (aws sso login, AWS_PROFILE)" in describe_error(NoCredentialsError())


def test_an_error_that_says_it_all_is_left_alone() -> None:
    assert describe_error(refusal("CodeMismatchException", "Invalid code")) == "CodeMismatchException: Invalid code"
