import pytest

from cognito_policies.model.tokens import type_of


@pytest.mark.parametrize(
    ("urn", "token"),
    [
        ("urn:pulumi:dev::identity::aws:lambda/function:Function::gate", "aws:lambda/function:Function"),
        ("urn:pulumi:dev::identity::my:Users$my:Pool$aws:kms/key:Key::a::b", "aws:kms/key:Key"),
        ("urn:pulumi:dev::identity", ""),
        ("gate", ""),
    ],
)
def test_the_type_in_a_urn(urn: str, token: str) -> None:
    assert type_of(urn) == token
