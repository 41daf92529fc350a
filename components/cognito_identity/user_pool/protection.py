"""The risk configuration, log delivery and web ACL of a user pool."""

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION
from cognito_identity.user_pool.log_delivery.inputs import log_delivery_inputs, log_paths
from cognito_identity.user_pool.messaging import sender_identity_arn
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.user_pool.threat_protection.inputs import risk_inputs
from cognito_identity.validation.reader import nested


def risk_configuration(
    name: str,
    settings: UserPoolSettings,
    pool: "aws.cognito.UserPool",
    parent: pulumi.Resource,
    subject: str,
    pool_id: pulumi.Output[str],
) -> "aws.cognito.RiskConfiguration | None":
    """Create the risk configuration, if there is one."""
    if settings.protection.risk is None:
        return None
    inputs = risk_inputs(settings.protection.risk, _ses_identity(settings, parent))
    return aws.cognito.RiskConfiguration(
        f"{name}-risk",
        user_pool_id=pool_id,
        opts=_setting_options(pool, parent),
        **check_outputs(RISK_CONFIGURATION, inputs, subject),
    )


def log_delivery(
    name: str,
    settings: UserPoolSettings,
    pool: "aws.cognito.UserPool",
    parent: pulumi.Resource,
    subject: str,
    pool_id: pulumi.Output[str],
) -> "aws.cognito.LogDeliveryConfiguration | None":
    """Create the log delivery configuration, if there is one."""
    wanted = nested(settings.arguments, "log_delivery")
    inputs = log_delivery_inputs(wanted)
    if inputs is None:
        return None
    return aws.cognito.LogDeliveryConfiguration(
        f"{name}-logs",
        user_pool_id=pool_id,
        opts=_setting_options(pool, parent),
        **check_outputs(LOG_DELIVERY, inputs, subject, {"log_configurations": log_paths(wanted)}),
    )


def web_acl_association(
    name: str, settings: UserPoolSettings, pool: "aws.cognito.UserPool", parent: pulumi.Resource
) -> "aws.wafv2.WebAclAssociation | None":
    """Associate a web ACL with the pool, if there is one. It is deleted with the program, even if the pool is kept."""
    if "web_acl_arn" not in settings.arguments:
        return None
    return aws.wafv2.WebAclAssociation(
        f"{name}-web-acl",
        resource_arn=pool.arn,
        web_acl_arn=settings.arguments["web_acl_arn"],
        opts=pulumi.ResourceOptions(parent=parent),
    )


def _setting_options(pool: "aws.cognito.UserPool", parent: pulumi.Resource) -> pulumi.ResourceOptions:
    """Return options for a setting of the pool: a kept pool keeps it, and it is deleted together with the pool."""
    return pulumi.ResourceOptions(parent=parent, deleted_with=pool)


def _ses_identity(settings: UserPoolSettings, parent: pulumi.Resource) -> pulumi.Output[str] | None:
    notify = nested(nested(settings.protection.risk or {}, "account_takeover"), "notify_configuration")
    if not notify or "source_arn" in notify:
        return None
    return sender_identity_arn(settings, notify["from_email"], parent)
