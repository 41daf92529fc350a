"""Risk configuration, log delivery, web ACL and passkeys of a user pool."""

from typing import Any

import pulumi
import pytest

from cognito_identity import UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, deploy, run
from tests.cognito_identity.planned import error_codes

ACL = f"arn:aws:wafv2:{REGION}:{ACCOUNT}:regional/webacl/pools/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
LOG_GROUP = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/vendedlogs/users"


def pool(**args: Any) -> Run:
    given: Any = args
    return deploy(lambda: UserPoolWithMfa("users", given))


def test_the_default_risk_configuration() -> None:
    inputs = pool().named("users-risk").inputs
    assert inputs.pop("userPoolId")
    assert inputs == {
        "accountTakeoverRiskConfiguration": {
            "actions": {
                "lowAction": {"eventAction": "NO_ACTION", "notify": False},
                "mediumAction": {"eventAction": "MFA_REQUIRED", "notify": False},
                "highAction": {"eventAction": "BLOCK", "notify": False},
            }
        },
        "compromisedCredentialsRiskConfiguration": {"actions": {"eventAction": "BLOCK"}},
    }


def test_without_mfa_the_default_has_no_action_for_medium_risk() -> None:
    actions = pool(mfa="off").named("users-risk").inputs["accountTakeoverRiskConfiguration"]["actions"]
    assert actions["mediumAction"] == {"eventAction": "NO_ACTION", "notify": False}


@pytest.mark.parametrize(
    "args",
    [
        {"advanced_security_mode": "audit"},
        {"advanced_security_mode": "off"},
        {"standard_threat_protection_mode": "no_enforcement"},
        {"feature_plan": "essentials"},
        {"risk_configuration": {}},
    ],
)
def test_there_is_no_risk_configuration_without_enforced_protection(args: Any) -> None:
    assert not pool(**args).of_type("RiskConfiguration")


def test_risk_configuration_replaces_the_default() -> None:
    risk = {
        "compromised_credentials": {"event_filter": ["sign_in", "PASSWORD_CHANGE"], "event_action": "no_action"},
        "risk_exception": {"blocked_ip_ranges": ["192.0.2.0/24"], "skipped_ip_ranges": []},
    }
    inputs = pool(risk_configuration=risk, advanced_security_mode="audit").named("users-risk").inputs
    assert inputs.pop("userPoolId")
    assert inputs == {
        "compromisedCredentialsRiskConfiguration": {
            "actions": {"eventAction": "NO_ACTION"},
            "eventFilters": ["SIGN_IN", "PASSWORD_CHANGE"],
        },
        "riskExceptionConfiguration": {"blockedIpRangeLists": ["192.0.2.0/24"]},
    }


MAIL = {"subject": "Was it you?", "html_body": "<p>Was it you?</p>", "text_body": "Was it you?"}


@pytest.mark.parametrize(
    ("notify", "identity"),
    [
        ({"from_email": "safe@example.com"}, f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/safe@example.com"),
        ({"source_arn": "arn:aws:ses:us-east-1:1:identity/a"}, "arn:aws:ses:us-east-1:1:identity/a"),
    ],
)
def test_notification_emails_use_ses(notify: Any, identity: str) -> None:
    takeover = {
        "high": {"event_action": "BLOCK", "notify": True},
        "notify_configuration": {**notify, "reply_to": "help@example.com", "block_email": MAIL},
    }
    done = pool(risk_configuration={"account_takeover": takeover})
    found = done.named("users-risk").inputs["accountTakeoverRiskConfiguration"]
    assert found["actions"] == {"highAction": {"eventAction": "BLOCK", "notify": True}}
    mail = {"subject": MAIL["subject"], "htmlBody": MAIL["html_body"], "textBody": MAIL["text_body"]}
    sender = {"from": notify["from_email"]} if "from_email" in notify else {}
    assert found["notifyConfiguration"] == {
        **sender,
        "replyTo": "help@example.com",
        "sourceArn": identity,
        "blockEmail": mail,
    }


def test_settings_of_the_pool_are_deleted_with_the_pool() -> None:
    done = pool(log_delivery={"user_notification": {"log_group_arn": LOG_GROUP}}, web_acl_arn=ACL)
    assert {name: done.named(name).options for name in ("users-risk", "users-logs", "users-web-acl")} == {
        "users-risk": {"deletedWith"},
        "users-logs": {"deletedWith"},
        "users-web-acl": frozenset(),
    }
    assert all(done.named(name).protect is None for name in ("users-risk", "users-logs", "users-web-acl"))


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ({"log_group_arn": LOG_GROUP}, {"cloudWatchLogsConfiguration": {"logGroupArn": LOG_GROUP}}),
        ({"bucket_arn": "arn:aws:s3:::logs"}, {"s3Configuration": {"bucketArn": "arn:aws:s3:::logs"}}),
        (
            {"firehose_arn": f"arn:aws:firehose:{REGION}:{ACCOUNT}:deliverystream/logs"},
            {"firehoseConfiguration": {"streamArn": f"arn:aws:firehose:{REGION}:{ACCOUNT}:deliverystream/logs"}},
        ),
    ],
)
def test_user_activity_is_sent_to_each_destination(destination: Any, expected: Any) -> None:
    inputs = pool(log_delivery={"user_auth_events": destination}).named("users-logs").inputs
    assert inputs["logConfigurations"] == [{"eventSource": "userAuthEvents", "logLevel": "INFO", **expected}]


def test_logs_have_a_stable_order() -> None:
    logs = {"user_auth_events": {"log_group_arn": LOG_GROUP}, "user_notification": {"log_group_arn": LOG_GROUP}}
    found = pool(log_delivery=logs).named("users-logs").inputs["logConfigurations"]
    assert [(log["eventSource"], log["logLevel"]) for log in found] == [
        ("userNotification", "ERROR"),
        ("userAuthEvents", "INFO"),
    ]


def test_an_output_with_an_invalid_destination_is_an_error() -> None:
    def program() -> None:
        logs: Any = {"user_notification": {"log_group_arn": pulumi.Output.from_input("users")}}
        UserPoolWithMfa("users", {"log_delivery": logs})

    ((path, _),) = error_codes(run(program).error)
    assert path == "log_delivery.user_notification.log_group_arn"


def test_a_web_acl_is_associated_with_the_pool() -> None:
    inputs = pool(web_acl_arn=ACL).named("users-web-acl").inputs
    assert inputs["webAclArn"] == ACL
    assert inputs["resourceArn"].startswith(f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/")


def test_an_output_with_another_web_acl_is_an_error() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {"web_acl_arn": pulumi.Output.from_input(ACL.replace("regional", "global"))})

    assert error_codes(run(program).error) == [("web_acl_arn", "web-acl-not-regional")]


def test_passkey_options_are_sent() -> None:
    args: Any = {"passkey_relying_party_id": "example.com", "passkey_user_verification": "REQUIRED"}
    passkeys = pool(**args).named("users-pool").inputs["webAuthnConfiguration"]
    assert passkeys == {"relyingPartyId": "example.com", "userVerification": "required"}


def test_threat_protection_with_the_newer_names() -> None:
    args: Any = {"standard_threat_protection_mode": "audit_only", "custom_threat_protection_mode": "full_function"}
    assert pool(**args).named("users-pool").inputs["userPoolAddOns"] == {
        "advancedSecurityMode": "AUDIT",
        "advancedSecurityAdditionalFlows": {"customAuthMode": "ENFORCED"},
    }
