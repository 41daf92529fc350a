"""The risk configuration of an app client: the actions of threat protection for its sign-ins."""

from collections.abc import Iterator

import pulumi
import pulumi_aws as aws

from cognito_identity.account import account_of, ses_identity_arn
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.user_pool_tables import RISK_CONFIGURATION
from cognito_identity.user_pool.threat_protection.inputs import risk_inputs
from cognito_identity.user_pool.threat_protection.rules import risk_configuration_problems
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.reader import nested

_IDENTITY_TO_COME = "arn:aws:ses:us-east-1:000000000000:identity/to-come"
"""A placeholder for the ARN of an SES identity that the component builds."""


def client_risk_problems(settings: AppClientSettings) -> Iterator[Problem]:
    """Yield the problems of the risk configuration, if there is one."""
    risk = settings.arguments.get("risk_configuration")
    if risk is None:
        return
    path, remove = ("risk_configuration",), "remove this argument"
    if not risk:
        hint = f"set `account_takeover`, `compromised_credentials` or `risk_exception`, or {remove}"
        yield Problem(path, "has no action", hint, code="risk-configuration-empty")
    if settings.pool.threat_protection is False:
        hint = f"turn it on with `advanced_security_mode` of the user pool, or {remove}"
        yield Problem(path, "needs threat protection, but the user pool has it off", hint, code="threat-protection-off")
    yield from risk_configuration_problems(risk, settings.pool.mfa)


def client_risk_limits(settings: AppClientSettings) -> Iterator[Problem]:
    """Yield what AWS's model rejects."""
    risk = nested(settings.arguments, "risk_configuration")
    return model_problems(RISK_CONFIGURATION, risk_inputs(risk, _IDENTITY_TO_COME))


def client_risk_configuration(
    name: str, settings: AppClientSettings, client: "aws.cognito.UserPoolClient", parent: pulumi.Resource, subject: str
) -> "aws.cognito.RiskConfiguration | None":
    """Create the risk configuration, if there is one. AWS deletes it with the app client."""
    risk = nested(settings.arguments, "risk_configuration")
    if not risk:
        return None
    sender = nested(nested(risk, "account_takeover"), "notify_configuration")
    computed = bool(sender) and "source_arn" not in sender
    identity = ses_identity_arn(account_of(parent), sender["from_email"]) if computed else None
    return aws.cognito.RiskConfiguration(
        f"{name}-risk",
        user_pool_id=client.user_pool_id,
        client_id=client.id,
        opts=pulumi.ResourceOptions(parent=parent, deleted_with=client),
        **check_outputs(RISK_CONFIGURATION, risk_inputs(risk, identity), subject),
    )
