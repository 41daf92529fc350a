"""The IAM role for SMS, and the ARN of the SES identity for email."""

from functools import partial
from typing import Any

import pulumi
import pulumi_aws as aws

from cognito_identity.account import account_of, ses_identity_arn
from cognito_identity.iam.permissions_boundary import boundary_input
from cognito_identity.iam.trust_policies import sms_permissions, sms_trust_policy
from cognito_identity.user_pool.inputs import sms_inputs
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.output_checks import with_all
from cognito_identity.validation.reader import nested


def sms_configuration(
    name: str, settings: UserPoolSettings, parent: pulumi.Resource, kept: pulumi.ResourceOptions, subject: str
) -> dict[str, Any] | None:
    """Return the SMS configuration, and create the role if needed."""
    if not settings.makes_sms_role:
        return sms_inputs(settings, None)
    external_id = settings.arguments.get("sms_role_external_id", f"{name}-sms")
    # Without its SMS role a pool can't be updated, so the role is kept as long as the pool.
    opts = pulumi.ResourceOptions.merge(pulumi.ResourceOptions(parent=parent), kept)
    role = aws.iam.Role(
        f"{name}-sms-role",
        assume_role_policy=_sms_trust(external_id, parent),
        description="Lets Cognito user pools of this account send SMS",
        permissions_boundary=boundary_input(settings.arguments, subject),
        tags=settings.tags or None,
        opts=opts,
    )
    aws.iam.RolePolicy(f"{name}-sms-permissions", role=role.id, policy=sms_permissions(), opts=opts)
    return sms_inputs(settings, role.arn, external_id)


def _sms_trust(external_id: str, parent: pulumi.Resource) -> pulumi.Output[str]:
    account = account_of(parent)
    return with_all(partial(sms_trust_policy, external_id), account.id, account.region, account.partition)


def complete_sender(inputs: dict[str, Any], settings: UserPoolSettings, parent: pulumi.Resource) -> None:
    """Set the ARN of the SES identity, if it isn't given: an identity in this account."""
    sender = inputs["email_configuration"]
    if not settings.uses_ses or "source_arn" in sender:
        return
    sender["source_arn"] = sender_identity_arn(settings, nested(settings.arguments, "email")["from_email"], parent)


def sender_identity_arn(settings: UserPoolSettings, address: str, parent: pulumi.Resource) -> pulumi.Output[str]:
    """Return the ARN of the SES identity: the verified domain if the address is in it, else the address itself."""
    email = nested(settings.arguments, "email")
    domain: str = email.get("ses_verified_domain", "")
    host = address.rpartition("@")[2].lower()
    within = domain and (host == domain.lower() or host.endswith(f".{domain.lower()}"))
    return ses_identity_arn(account_of(parent), domain if within else address, email.get("ses_region"))
