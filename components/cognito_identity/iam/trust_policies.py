"""Trust policies of IAM roles.

https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
"""

import json
from typing import Any, Literal

COMMERCIAL_IDENTITY_PROVIDER = "cognito-identity.amazonaws.com"
_REGIONAL_IDENTITY_PROVIDERS = {
    "us-gov-west-1": "cognito-identity-us-gov.amazonaws.com",
    "us-gov-east-1": "cognito-identity.us-gov-east-1.amazonaws.com",
    "cn-north-1": "cognito-identity.cn-north-1.amazonaws.com.cn",
    "cn-northwest-1": "cognito-identity.cn-northwest-1.amazonaws.com.cn",
}
USER_POOL_SERVICE = "cognito-idp.amazonaws.com"

IdentityKind = Literal["authenticated", "unauthenticated"]


def trust_policy(identity_pool_id: str, kind: IdentityKind, *, tags_sessions: bool = False) -> str:
    """Return the trust policy for signed-in users, or for guests, of one identity pool.

    Without the condition on `aud`, users of any identity pool could assume the role. Without the one on `amr`, guests
    could assume the role of signed-in users. China and GovCloud have their own principals.
    """
    provider = _REGIONAL_IDENTITY_PROVIDERS.get(identity_pool_id.partition(":")[0], COMMERCIAL_IDENTITY_PROVIDER)
    assume = "sts:AssumeRoleWithWebIdentity"
    return _document(
        {
            "Effect": "Allow",
            "Principal": {"Federated": provider},
            "Action": [assume, "sts:TagSession"] if tags_sessions else assume,
            "Condition": {
                "StringEquals": {f"{provider}:aud": identity_pool_id},
                "ForAnyValue:StringLike": {f"{provider}:amr": kind},
            },
        }
    )


def sms_trust_policy(external_id: str, account: str, region: str, partition: str = "aws") -> str:
    """Return the trust policy for the user pools of one account and region that have the external id.

    The conditions on account and region prevent the confused deputy problem. They can't name the user pool, because the
    pool needs the role before it exists.
    """
    return _document(
        {
            "Effect": "Allow",
            "Principal": {"Service": USER_POOL_SERVICE},
            "Action": "sts:AssumeRole",
            "Condition": {
                "StringEquals": {"sts:ExternalId": external_id, "aws:SourceAccount": account},
                "ArnLike": {"aws:SourceArn": f"arn:{partition}:cognito-idp:{region}:{account}:userpool/*"},
            },
        }
    )


def sms_permissions() -> str:
    """Return the permissions policy for sending SMS. IAM has no resources for phone numbers, so it is `*`."""
    return _document({"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"})


def _document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
