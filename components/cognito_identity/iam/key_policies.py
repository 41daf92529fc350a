"""KMS key policies."""

import json

from cognito_identity.iam.trust_policies import USER_POOL_SERVICE


def sender_key_policy(account: str, region: str, partition: str = "aws") -> str:
    """Return the policy of a key that encrypts codes for a custom sender trigger.

    IAM policies of the account control who can administer the key and decrypt with it. Cognito creates a KMS grant for
    itself. The condition can't name the user pool, because the pool needs the key before it exists.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
    """
    account_rules = {
        "Sid": "AccountPoliciesDecide",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:{partition}:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }
    cognito = {
        "Sid": "UserPoolsOfThisAccountAndRegion",
        "Effect": "Allow",
        "Principal": {"Service": USER_POOL_SERVICE},
        "Action": "kms:CreateGrant",
        "Resource": "*",
        "Condition": {
            "StringEquals": {"aws:SourceAccount": account},
            "ArnLike": {"aws:SourceArn": f"arn:{partition}:cognito-idp:{region}:{account}:userpool/*"},
        },
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [account_rules, cognito]})
