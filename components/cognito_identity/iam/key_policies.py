"""Who may use a key: pure builders of key policies."""

import json

from cognito_identity.iam.trust_policies import USER_POOL_SERVICE


def sender_key_policy(account: str, region: str, partition: str = "aws") -> str:
    """Return the policy of a key that encrypts codes on their way to a custom sender.

    The account's own policies say who may administer the key and decrypt with it. Cognito lends itself the use of the
    key by a grant; the pool's own ARN can't stand here, as the pool needs the key before it exists.

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
