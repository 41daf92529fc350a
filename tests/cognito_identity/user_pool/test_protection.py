"""What stands beside a pool: the answer to risks, log delivery, a web firewall; and passkeys within it."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, deploy, run

ACL = f"arn:aws:wafv2:{REGION}:{ACCOUNT}:regional/webacl/pools/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
LOG_GROUP = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/vendedlogs/people"


def pool(**args: Any) -> Run:
    given: Any = args
    return deploy(lambda: UserPoolWithMfa("people", given))


def test_the_default_blocks_leaked_passwords_and_high_risk_and_wants_a_second_factor_at_medium_risk() -> None:
    inputs = pool().named("people-risk").inputs
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


def test_without_any_second_factor_nobody_is_asked_for_one() -> None:
    actions = pool(mfa="off").named("people-risk").inputs["accountTakeoverRiskConfiguration"]["actions"]
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
def test_there_is_no_answer_to_risks_where_none_is_wanted(args: Any) -> None:
    assert not pool(**args).of_type("RiskConfiguration")


def test_what_is_given_replaces_the_default_as_a_whole() -> None:
    risk = {
        "compromised_credentials": {"event_filter": ["sign_in", "PASSWORD_CHANGE"], "event_action": "no_action"},
        "risk_exception": {"blocked_ip_ranges": ["192.0.2.0/24"], "skipped_ip_ranges": []},
    }
    inputs = pool(risk_configuration=risk, advanced_security_mode="audit").named("people-risk").inputs
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
def test_people_are_told_through_ses(notify: Any, identity: str) -> None:
    takeover = {
        "high": {"event_action": "BLOCK", "notify": True},
        "notify_configuration": {**notify, "reply_to": "help@example.com", "block_email": MAIL},
    }
    done = pool(risk_configuration={"account_takeover": takeover})
    found = done.named("people-risk").inputs["accountTakeoverRiskConfiguration"]
    assert found["actions"] == {"highAction": {"eventAction": "BLOCK", "notify": True}}
    mail = {"subject": MAIL["subject"], "htmlBody": MAIL["html_body"], "textBody": MAIL["text_body"]}
    sender = {"from": notify["from_email"]} if "from_email" in notify else {}
    assert found["notifyConfiguration"] == {
        **sender,
        "replyTo": "help@example.com",
        "sourceArn": identity,
        "blockEmail": mail,
    }


def test_settings_of_the_pool_stay_with_a_pool_that_stays() -> None:
    done = pool(log_delivery={"user_notification": {"log_group_arn": LOG_GROUP}}, web_acl_arn=ACL)
    assert {name: done.named(name).options for name in ("people-risk", "people-logs", "people-web-acl")} == {
        "people-risk": {"deletedWith"},
        "people-logs": {"deletedWith"},
        "people-web-acl": frozenset(),
    }
    assert all(done.named(name).protect is None for name in ("people-risk", "people-logs", "people-web-acl"))


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
def test_sign_ins_are_logged_where_they_are_wanted(destination: Any, expected: Any) -> None:
    inputs = pool(log_delivery={"user_auth_events": destination}).named("people-logs").inputs
    assert inputs["logConfigurations"] == [{"eventSource": "userAuthEvents", "logLevel": "INFO", **expected}]


def test_both_kinds_of_log_stand_in_one_order() -> None:
    logs = {"user_auth_events": {"log_group_arn": LOG_GROUP}, "user_notification": {"log_group_arn": LOG_GROUP}}
    found = pool(log_delivery=logs).named("people-logs").inputs["logConfigurations"]
    assert [(log["eventSource"], log["logLevel"]) for log in found] == [
        ("userNotification", "ERROR"),
        ("userAuthEvents", "INFO"),
    ]


def test_an_output_that_turns_out_to_be_no_arn_is_refused_by_its_argument() -> None:
    def program() -> None:
        logs: Any = {"user_notification": {"log_group_arn": pulumi.Output.from_input("people")}}
        UserPoolWithMfa("people", {"log_delivery": logs})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert "log_delivery.user_notification.log_group_arn" in str(done.error)


def test_a_web_firewall_stands_before_the_pool() -> None:
    inputs = pool(web_acl_arn=ACL).named("people-web-acl").inputs
    assert inputs["webAclArn"] == ACL
    assert inputs["resourceArn"].startswith(f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/")


def test_an_output_that_turns_out_to_be_another_acl_is_refused() -> None:
    def program() -> None:
        UserPoolWithMfa("people", {"web_acl_arn": pulumi.Output.from_input(ACL.replace("regional", "global"))})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert "web_acl_arn: must be the ARN of a regional web ACL" in str(done.error)


def test_passkeys_have_their_domain_and_their_check() -> None:
    args: Any = {"passkey_relying_party_id": "example.com", "passkey_user_verification": "REQUIRED"}
    passkeys = pool(**args).named("people-pool").inputs["webAuthnConfiguration"]
    assert passkeys == {"relyingPartyId": "example.com", "userVerification": "required"}


def test_threat_protection_can_be_said_in_the_newer_words() -> None:
    args: Any = {"standard_threat_protection_mode": "audit_only", "custom_threat_protection_mode": "full_function"}
    assert pool(**args).named("people-pool").inputs["userPoolAddOns"] == {
        "advancedSecurityMode": "AUDIT",
        "advancedSecurityAdditionalFlows": {"customAuthMode": "ENFORCED"},
    }
