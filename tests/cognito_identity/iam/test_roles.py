"""Names and ARNs of roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.iam.roles import account_flaw, role_flaw, role_name

POOL = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_aBcDeFgH1"
_NAME = st.from_regex(r"[A-Za-z0-9+=,.@_-]{1,64}", fullmatch=True)
_PATHS = st.lists(_NAME, max_size=3).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(_NAME, _PATHS, st.sampled_from(["aws", "aws-cn", "aws-us-gov"]), st.integers(0, 10**12 - 1))
def test_the_name_and_the_arn_of_a_role_are_accepted(name: str, path: str, partition: str, number: int) -> None:
    arn = f"arn:{partition}:iam::{number:012}:role/{path}{name}"
    assert role_flaw(name) is None
    assert role_flaw(arn) is None or path.startswith(("aws-service-role/", "aws-reserved/"))
    assert role_name(arn) == role_name(name) == name
    here = POOL.replace("arn:aws:", f"arn:{partition}:").replace("123456789012", f"{number:012}")
    assert account_flaw(arn, here) is None
    assert account_flaw(arn, POOL.replace("123456789012", f"{(number + 1) % 10**12:012}")) is not None


@given(st.text(max_size=30))
def test_an_accepted_string_ends_in_the_name_of_a_role(text: str) -> None:
    if role_flaw(text) is None:
        assert 1 <= len(role_name(text)) <= 64
        assert role_name(text).isascii()


@pytest.mark.parametrize("role", [None, 5, "reader"])
def test_a_name_is_in_this_account(role: object) -> None:
    assert account_flaw(role, POOL) is None
