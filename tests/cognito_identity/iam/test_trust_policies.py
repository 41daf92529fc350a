import json
from typing import Any, get_args

import pytest

from cognito_identity.iam.trust_policies import IdentityKind, sms_permissions, sms_trust_policy, trust_policy

POOL = "eu-central-1:2dbb98bd-e652-469b-889f-311bba4ae804"


def only_statement(document: str) -> dict[str, Any]:
    parsed = json.loads(document)
    assert parsed["Version"] == "2012-10-17"
    (statement,) = parsed["Statement"]
    return dict(statement)


@pytest.mark.parametrize("kind", get_args(IdentityKind))
def test_a_role_trusts_one_pool_and_one_kind_of_user(kind: IdentityKind) -> None:
    assert only_statement(trust_policy(POOL, kind)) == {
        "Effect": "Allow",
        "Principal": {"Federated": "cognito-identity.amazonaws.com"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            "StringEquals": {"cognito-identity.amazonaws.com:aud": POOL},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": kind},
        },
    }


def test_session_tags_are_allowed_only_on_request() -> None:
    tagged = only_statement(trust_policy(POOL, "authenticated", tags_sessions=True))
    assert tagged["Action"] == ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
    assert tagged["Condition"] == only_statement(trust_policy(POOL, "authenticated"))["Condition"]


@pytest.mark.parametrize(
    ("region", "provider"),
    [
        ("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com"),
        ("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn"),
        ("eu-central-1", "cognito-identity.amazonaws.com"),
    ],
)
def test_china_and_govcloud_have_their_own_principals(region: str, provider: str) -> None:
    pool = f"{region}:2dbb98bd-e652-469b-889f-311bba4ae804"
    statement = only_statement(trust_policy(pool, "authenticated"))
    assert statement["Principal"] == {"Federated": provider}
    assert statement["Condition"]["StringEquals"] == {f"{provider}:aud": pool}
    assert statement["Condition"]["ForAnyValue:StringLike"] == {f"{provider}:amr": "authenticated"}


def test_a_pool_id_with_quotes_is_escaped() -> None:
    evil = 'x"}}, {"Effect": "Allow'
    statement = only_statement(trust_policy(evil, "authenticated"))
    assert statement["Condition"]["StringEquals"]["cognito-identity.amazonaws.com:aud"] == evil


def test_the_sms_role_trusts_user_pools_with_its_external_id() -> None:
    assert only_statement(sms_trust_policy("shop-sms", "123456789012", "eu-central-1")) == {
        "Effect": "Allow",
        "Principal": {"Service": "cognito-idp.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": {
            "StringEquals": {"sts:ExternalId": "shop-sms", "aws:SourceAccount": "123456789012"},
            "ArnLike": {"aws:SourceArn": "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/*"},
        },
    }


def test_the_source_of_the_sms_role_is_in_its_partition() -> None:
    statement = only_statement(sms_trust_policy("id", "123456789012", "cn-north-1", "aws-cn"))
    assert statement["Condition"]["ArnLike"] == {
        "aws:SourceArn": "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/*"
    }


def test_the_sms_role_can_only_publish() -> None:
    assert only_statement(sms_permissions()) == {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}
