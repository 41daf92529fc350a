"""What is said before anything is done on AWS."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

import signin.effects
from signin.effects import effects
from tests.signin.scripted_aws import TARGET, Scripted, refusal

POOL: Mapping[str, Any] = {
    "UsernameAttributes": ["email"],
    "AutoVerifiedAttributes": ["email"],
    "LambdaConfig": {
        "PreSignUp": "arn:1",
        "PreTokenGeneration": "arn:2",
        "PreTokenGenerationConfig": {"LambdaArn": "arn:2", "LambdaVersion": "V2_0"},
        "KMSKeyID": "arn:key",
    },
    "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "Shop <shop@example.org>"},
}
WITHOUT_IDENTITY_POOL = replace(TARGET, identity_pool_id=None)


class Services:
    def __init__(self, idp: Mapping[str, Any]) -> None:
        self.user_pools = Scripted(idp)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stands in for AWS, where a pool is described so."""

    def described(mfa: Mapping[str, Any] | None = None, groups: Any = (), **pool: Any) -> Scripted:
        services = Services(
            {
                "describe_user_pool": {"UserPool": {**POOL, **pool}},
                "get_user_pool_mfa_config": mfa or {"MfaConfiguration": "OFF"},
                "list_groups": {"Groups": list(groups)},
            }
        )
        monkeypatch.setattr(signin.effects, "Aws", lambda _: services)
        return services.user_pools

    return described


def test_triggers_and_messages_are_named(aws: Any) -> None:
    calls = aws().calls
    assert effects(WITHOUT_IDENTITY_POOL, None) == (
        "sign up a temporary user, add it to a new group, and delete both",
        "run the pool's Lambda triggers: PreSignUp, PreTokenGeneration",
        (
            "send email from Shop <shop@example.org> to success+…@simulator.amazonses.com "
            "(a mailbox simulator; --email changes it)"
        ),
    )
    # Nothing is changed in order to say it.
    assert [call for call in calls if not call.startswith(("describe_", "get_", "list_"))] == []


def test_a_given_address_is_the_one_that_is_named(aws: Any) -> None:
    aws(EmailConfiguration={"EmailSendingAccount": "COGNITO_DEFAULT"})
    assert effects(WITHOUT_IDENTITY_POOL, "me@example.com")[-1] == (
        "send email from Cognito's own sender to me@example.com"
    )


def test_a_sender_of_ones_own_is_named(aws: Any) -> None:
    aws(LambdaConfig={"CustomEmailSender": {"LambdaArn": "arn:1"}})
    assert effects(WITHOUT_IDENTITY_POOL, "me@example.com")[-1].startswith("send email from the CustomEmailSender")


def test_where_no_message_is_sent_none_is_said(aws: Any) -> None:
    aws(AdminCreateUserConfig={"AllowAdminCreateUserOnly": True}, LambdaConfig={})
    assert effects(WITHOUT_IDENTITY_POOL, None) == (
        "create a temporary user, without an invitation, add it to a new group, and delete both",
    )


@pytest.mark.parametrize(
    "pool",
    [
        {"mfa": {"MfaConfiguration": "ON", "EmailMfaConfiguration": {}}},
        {"UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}},
    ],
)
def test_codes_and_warnings_are_email_too(aws: Any, pool: Mapping[str, Any]) -> None:
    aws(AdminCreateUserConfig={"AllowAdminCreateUserOnly": True}, **pool)
    assert "send email from" in effects(WITHOUT_IDENTITY_POOL, None)[-1]


def test_sms_is_named(aws: Any) -> None:
    aws(UsernameAttributes=["phone_number"], AutoVerifiedAttributes=["phone_number"])
    assert effects(WITHOUT_IDENTITY_POOL, None)[-1].startswith("send SMS from Amazon SNS to a fictional number (555")


def test_credentials_and_a_groups_role_are_named(aws: Any) -> None:
    role = "arn:aws:iam::123456789012:role/admin"
    aws(groups=[{"GroupName": "readers"}, {"GroupName": "admins", "RoleArn": role}])
    assert effects(TARGET, None)[-2:] == (
        "get temporary AWS credentials for the user from the identity pool",
        f"give the user the role of the group admins for some seconds: {role}",
    )


def test_a_pool_that_cannot_be_read_is_no_reason_to_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    services = Services({"describe_user_pool": refusal("AccessDeniedException")})
    monkeypatch.setattr(signin.effects, "Aws", lambda _: cast("Any", services))
    told = "\n".join(effects(TARGET, None))
    assert "Lambda triggers" in told
    assert "success+…@simulator.amazonses.com" in told
    assert "can't be read: AccessDeniedException" in told
