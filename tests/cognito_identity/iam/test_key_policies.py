"""The policy of the key for custom senders."""

import json

from cognito_identity.iam.key_policies import sender_key_policy


def test_the_key_policy_allows_the_account_and_grants_for_its_pools() -> None:
    account, cognito = json.loads(sender_key_policy("123456789012", "cn-north-1", "aws-cn"))["Statement"]
    assert account["Principal"] == {"AWS": "arn:aws-cn:iam::123456789012:root"}
    assert cognito["Principal"] == {"Service": "cognito-idp.amazonaws.com"}
    assert cognito["Action"] == "kms:CreateGrant"
    assert cognito["Condition"] == {
        "StringEquals": {"aws:SourceAccount": "123456789012"},
        "ArnLike": {"aws:SourceArn": "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/*"},
    }
